/**
 * Who asks. API key before room member before link before access token before nobody; a credential that is present but
 * not valid fails the request, it never falls through to a weaker one.
 */
import type { FastifyInstance, FastifyRequest } from "fastify";
import { type Account, findApiKey, type KeyScope, readAccessToken } from "../../people/index.ts";
import { openShare, permissionsInSpace, type PlaceDeps, readShareToken, type ShareLink } from "../../library/index.ts";
import type { RecordingRecord } from "../../recording/index.ts";
import {
  type Attendee,
  leads,
  isHostOf,
  type MemberClaims,
  memberNow,
  onPhone,
  type Permission,
  readMemberToken,
  type Room,
  type Visit,
  visitAgain,
} from "../../rooms/index.ts";
import { Failure, participantIdentity, recordingId, roomId } from "../../vocabulary/index.ts";
import type { HttpDeps } from "./deps.ts";
import { keyOpens } from "./key-scopes.ts";

export type Principal =
  | { readonly kind: "key"; readonly keyId: string; readonly name: string; readonly scopes: readonly KeyScope[] }
  /** `claims`: what the token allows now; `issued`: what its door gives, whatever the role in the meeting. */
  | {
      readonly kind: "member";
      readonly claims: MemberClaims;
      readonly issued: MemberClaims;
      /** By which door, as it is now. */
      readonly visit: Visit;
      readonly isRemoved: boolean;
    }
  | { readonly kind: "user"; readonly user: Account; readonly sessionId: string }
  /** Has a link to one recording; `bySecret`: without having opened it before. */
  | { readonly kind: "share"; readonly link: ShareLink; readonly bySecret: boolean }
  | { readonly kind: "nobody" };

declare module "fastify" {
  interface FastifyRequest {
    principal: Principal;
  }
  interface FastifyContextConfig {
    /** Kinds of credentials that may use this route; without it, anybody. */
    accepts?: readonly Exclude<Principal["kind"], "nobody">[];
    /** Tells whoever was removed from the meeting that he was; everywhere else his token is dead. */
    tellsRemoved?: boolean;
    /** Open to whoever has a temporary password, as everything else is not. */
    changesPassword?: boolean;
  }
}

/** Reads the credential before anything else of the request (401 before 422). */
export const authenticate = (app: FastifyInstance, deps: HttpDeps): void => {
  app.decorateRequest("principal");
  app.addHook("onRequest", async (request) => {
    const { accepts, tellsRemoved = false, changesPassword } = request.routeOptions.config;
    request.principal = await principalOf(request, { ...deps, graceMs: tellsRemoved ? REMOVED_MS : 0 });
    const { kind } = request.principal;
    if (request.principal.kind === "member" && request.principal.isRemoved && !tellsRemoved) throw dead();
    if (accepts !== undefined && (kind === "nobody" || !accepts.includes(kind)))
      throw new Failure("unauthenticated", "This needs a credential that is not there.");
    requireScope(request, deps.basePath);
    if (request.principal.kind === "user" && request.principal.user.mustChangePassword && changesPassword !== true)
      throw new Failure("password-is-temporary", "Choose a password of your own first.");
  });
};

/** The same credential, looked at again: for answers that last. @throws Failure when it does not hold any more */
export const principalNow = async (request: FastifyRequest, deps: HttpDeps): Promise<Principal> => {
  const who = await principalOf(request, { ...deps, graceMs: 0 });
  if (who.kind === "member" && who.isRemoved) throw dead();
  return who;
};

/** @throws Failure `forbidden` */
const requireScope = ({ principal, method, routeOptions }: FastifyRequest, basePath: string): void => {
  const path = (routeOptions.url ?? "").slice(basePath.length).replace(/^\/(internal-)?api\/v1/, "");
  if (principal.kind === "key" && !keyOpens(principal.scopes, method, path)) throw forbidden();
};

/** The longest meeting (K-41): so long somebody who was removed is told, whatever the life of his token. */
const REMOVED_MS = 72 * 3_600_000;

type Reading = HttpDeps & { readonly graceMs: number };

const principalOf = async (request: FastifyRequest, deps: Reading): Promise<Principal> => {
  const key = headerText(request, "x-api-key");
  if (key !== undefined) {
    const found = await findApiKey(deps, key);
    if (found === null) throw new Failure("unauthenticated", "The API key is not valid.");
    return { kind: "key", keyId: found.keyId, name: found.name, scopes: found.scopes };
  }
  const member = bearer(headerText(request, "x-room-member-token")) ?? queryText(request, "roomMemberToken");
  if (member !== undefined) return memberOf(member, deps);
  if (request.routeOptions.config.accepts?.includes("share") === true) {
    const share = await shareOf(request, deps);
    if (share !== null) return share;
  }
  const access = bearer(headerText(request, "authorization")) ?? queryText(request, "accessToken");
  if (access !== undefined) return userOf(access, deps);
  return { kind: "nobody" };
};

const dead = (): Failure => new Failure("bad-token", "The token does not hold any more.");

/**
 * Rights are those of the role that somebody has in the meeting now: promotion and demotion act at once (M18). A token
 * that has ended says no more than that its bearer was removed (M36).
 */
const memberOf = async (token: string, deps: Reading): Promise<Principal> => {
  const said = await readMemberToken(deps.signer, token, deps.graceMs);
  const room = await deps.rooms.get(roomId(said.roomId));
  const visit = room === null ? null : await visitAgain(deps, room, said);
  if (room === null || visit === null) throw dead();
  const issued = { ...said, ...visit.member };
  const { identity } = issued;
  const inMeeting = async (of: Room["roomId"]): Promise<Attendee | null> =>
    identity === "" ? null : deps.running.attendee(of, participantIdentity(identity));
  const attendee = await inMeeting(room.roomId);
  const inMain = room.breakout === null ? null : await inMeeting(room.breakout.parentRoomId);
  const isRemoved = [attendee, inMain].some((one) => one?.standing.at === "removed");
  if (said.expiresAt <= deps.clock.wallNow() && !isRemoved) throw dead();
  const claims = { ...issued, ...onPhone(room, memberNow(room, issued, attendee), issued.phone) };
  return { kind: "member", claims, issued, visit, isRemoved };
};

const userOf = async (token: string, deps: HttpDeps): Promise<Principal> => {
  const { userId: id, sessionId, issuedAt } = await readAccessToken(deps.signer, token);
  const user = await deps.people.accountInSession(sessionId, deps.clock.wallNow());
  if (user === null || user.userId !== id || issuedAt < user.tokensSince) throw dead();
  return { kind: "user", user, sessionId };
};

/** A link's session, or its secret as the compatible API has it: beside an access token where it needs an account. */
const shareOf = async (request: FastifyRequest, deps: HttpDeps): Promise<Principal | null> => {
  const token = bearer(headerText(request, "x-share-token")) ?? queryText(request, "shareToken");
  if (token !== undefined) return { kind: "share", link: await readShareToken(deps, token), bySecret: false };
  const secret = queryText(request, "recordingSecret");
  if (secret === undefined) return null;
  const access = bearer(headerText(request, "authorization")) ?? queryText(request, "accessToken");
  const who = access === undefined ? null : await userOf(access, deps);
  const account = who?.kind === "user" && !who.user.mustChangePassword ? who.user.userId : null;
  const id = recordingId(paramText(request, "recordingId"));
  const visit = { recordingId: id, secret, password: null, account, from: request.ip };
  // A password is asked for by whoever opens the link; here there is none to try.
  const attempts = { begin: () => false, succeeded: () => undefined };
  return { kind: "share", link: await openShare({ ...deps, attempts }, visit), bySecret: true };
};

const paramText = ({ params }: FastifyRequest, name: string): string => {
  const value: unknown = Object.entries(Object(params)).find(([key]) => key === name)?.[1];
  return typeof value === "string" ? value : "";
};

const headerText = (request: FastifyRequest, name: string): string | undefined => {
  const value = request.headers[name];
  return Array.isArray(value) ? value[0] : value;
};

/** The token of `Bearer …`. @throws Failure `unauthenticated` for another scheme */
export const bearer = (header: string | undefined): string | undefined => {
  if (header === undefined) return undefined;
  const match = /^Bearer +([^\s]+)$/i.exec(header.trim());
  if (match === null) throw new Failure("unauthenticated", "The credential must be of the form `Bearer TOKEN`.");
  return match[1];
};

const queryText = (request: FastifyRequest, name: string): string | undefined => {
  const { query } = request;
  if (typeof query !== "object" || query === null || !(name in query)) return undefined;
  const value: unknown = Object.entries(query).find(([key]) => key === name)?.[1];
  if (typeof value !== "string") throw new Failure("bad-token", "The token in the address is not valid.");
  return value;
};

const forbidden = (): Failure => new Failure("forbidden", "Insufficient permissions to access this resource");

/** Whom limits of requests count: somebody in a meeting, else an address, which may be a whole school's. */
export const countedAs = ({ principal, ip }: FastifyRequest): string =>
  principal.kind === "member" && principal.claims.identity !== "" ? principal.claims.identity : ip;

export const isAdmin = (who: Principal): boolean =>
  who.kind === "key" || (who.kind === "user" && who.user.role === "admin");

/** The account that things made by this principal belong to. */
export const ownerOf = (who: Principal): string => (who.kind === "user" ? who.user.userId : "admin");

/** What records of deeds call this principal. */
export const nameOf = (who: Principal): string => {
  switch (who.kind) {
    case "key":
      return `API key ${who.name}`;
    case "user":
      return who.user.userId;
    case "member":
      return who.claims.account ?? (who.claims.name === "" ? who.claims.role : who.claims.name);
    case "share":
    case "nobody":
      return "nobody";
  }
};

export const requireAdmin = (who: Principal): void => {
  if (!isAdmin(who)) throw forbidden();
};

/** Administrators, room managers. */
export const requireRoomMaker = (who: Principal): void => {
  if (!isAdmin(who) && !(who.kind === "user" && who.user.role === "room_manager")) throw forbidden();
};

/** A right in one room, asked before the room is looked up: a foreign token learns nothing (deviation 4). */
export const requireInRoom = (who: Principal, room: string, permission: Permission): void => {
  if (who.kind === "member" && (who.claims.roomId !== room || !who.claims.permissions[permission])) throw forbidden();
};

/** A member may read about its own room only. */
export const requireOwnRoom = (who: Principal, room: string): void => {
  if (who.kind === "member" && who.claims.roomId !== room) throw forbidden();
};

/** A right that does not depend on the room: only a member can lack it. */
export const requirePermission = (who: Principal, permission: Permission): void => {
  if (who.kind === "member" && !who.claims.permissions[permission]) throw forbidden();
};

/** A key that is told no links and makes none: a link is a right (AC3). */
export const onlyReads = (who: Principal): boolean =>
  who.kind === "key" && who.scopes.every((scope) => scope === "read-only");

export const sharesLinks = (who: Principal, room: Room): boolean =>
  (ownsRoom(who, room) && !onlyReads(who)) || (who.kind === "member" && who.claims.permissions.roomShareAccessLinks);

/** Administrators, the room's owner, and the managers of its space (SP4). */
export const ownsRoom = (who: Principal, room: Room): boolean =>
  who.kind === "key" || (who.kind === "user" && isHostOf(room, who.user));

export const seesRecording = async (deps: PlaceDeps, who: Principal, record: RecordingRecord): Promise<boolean> => {
  if (isAdmin(who)) return true;
  if (who.kind === "member") return belongsTo(record, who.claims);
  if (who.kind === "share") return who.link.recordingId === record.recordingId;
  if (who.kind !== "user") return false;
  if (isNamedIn(record, await deps.rooms.get(record.roomId), who.user.userId)) return true;
  return (await permissionsInSpace(deps, record, who.user)) !== null;
};

/** Those of breakout rooms are for who leads the main room, too (K-57). */
const belongsTo = ({ roomId: of, breakout }: RecordingRecord, claims: MemberClaims): boolean =>
  claims.roomId === of || (claims.roomId === breakout?.parentRoomId && leads(claims));

/** K-73, K-74: owner, co-editor and co-publisher; under *Only admin* the room's owner alone (O-08). */
const isNamedIn = ({ owner, collaborators }: RecordingRecord, room: Room | null, account: string): boolean => {
  if (room?.owner === account) return true;
  if (room?.settings.recording.allowAccessTo === "admin") return false;
  return owner === account || collaborators.some(({ userId: one }) => one === account);
};
