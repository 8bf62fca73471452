/** A secret, an account or a token of before becomes a room-member token, and when joining the way into LiveKit. */
import { type MemberTokenAnswer, memberTokenAnswerSchema, memberTokenSchema } from "@roomreel/contract";
import type { FastifyInstance } from "fastify";
import { captures, willBeRecorded } from "../../recording/index.ts";
import {
  badSecret,
  breakoutVisitor,
  doorOf,
  enter,
  issueMemberToken,
  type Known,
  type Membership,
  mayComeNow,
  mayEnter,
  mayJoin,
  memberNow,
  newIdentity,
  onPhone,
  openingOf,
  type OwnRights,
  type Room,
  type Schedule,
  type TokenClaims,
  type Via,
  type Visit,
  visitBySecret,
  visitFromMain,
  visitOfAccount,
  visitOfProgram,
} from "../../rooms/index.ts";
import { Failure, participantIdentity, roomId as roomIdOf, type WallMs } from "../../vocabulary/index.ts";
import { broadcastOf } from "../room-state.ts";
import type { HttpDeps } from "./deps.ts";
import { countedAs, isAdmin, type Principal, requireOwnRoom } from "./principal.ts";
import { roomParams, typed } from "./routes.ts";

/** Of one address, or of one who waits and asks every 2 s. */
const TOKENS_A_MINUTE = 200;

export const memberRoutes = (app: FastifyInstance, deps: HttpDeps): void => {
  typed(app).post(
    "/rooms/:roomId/members/token",
    {
      config: {
        refuses: [401, 403, 409],
        tellsRemoved: true,
        rateLimit: { max: TOKENS_A_MINUTE, keyGenerator: countedAs },
      },
      schema: {
        tags: ["Members"],
        operationId: "createRoomMemberToken",
        summary: "Exchange a link's secret for tokens",
        params: roomParams,
        body: memberTokenSchema,
        response: { 200: memberTokenAnswerSchema },
      },
    },
    async ({ principal, params, body }): Promise<MemberTokenAnswer> => {
      const room = await roomAtDoor(deps, principal, { id: params.roomId, secret: body.secret });
      refuseRemoved(principal, room);
      const visitor = await visitorTo(deps, { who: principal, room }, body);
      if (body.back === true) await requireSameMeeting(deps, room, visitor);
      return body.joinMeeting === true
        ? joining(deps, room, { ...visitor, toStage: body.toStage ?? true })
        : answer(deps, room, { ...visitor, now: rightsIn(room, principal, visitor) });
    },
  );
};

/**
 * A room that does not exist answers as one that this caller has no way into: who may see all rooms is told (AC19).
 * @throws Failure `no-room`, `forbidden`, `bad-secret`
 */
const roomAtDoor = async (
  deps: HttpDeps,
  who: Principal,
  { id, secret }: { id: string; secret: string | undefined },
) => {
  const room = await deps.rooms.get(roomIdOf(id));
  if (room !== null) return room;
  if (isAdmin(who)) throw new Failure("no-room", `Room '${id}' does not exist.`);
  requireOwnRoom(who, id);
  throw secret === undefined ? secretNeeded() : badSecret();
};

/** Also who only asks what goes on: the join page tells him before he tries (M36). @throws Failure `removed` */
const refuseRemoved = (who: Principal, { roomId }: Room): void => {
  if (who.kind === "member" && who.isRemoved && who.claims.roomId === roomId)
    throw new Failure("removed", "You were removed from this meeting.");
};

/** A main room's token says what its bearer may there; in a breakout room he may what that room lets his role do. */
const rightsIn = ({ roomId }: Room, who: Principal, { member }: Visitor): Membership =>
  who.kind === "member" && who.claims.roomId === roomId ? who.claims : member;

/** A main room that was ended for everybody is not begun anew by those who were in its breakout rooms (B10). */
const requireSameMeeting = async (deps: HttpDeps, room: Room, { identity }: Visitor): Promise<void> => {
  if ((await deps.running.attendee(room.roomId, participantIdentity(identity))) === null)
    throw new Failure("no-meeting", `The meeting in room '${room.roomId}' is over.`);
};

/** Who asks, and as what: `member` is what the link or the account gives, whatever somebody was made since. */
type Visitor = {
  readonly member: Membership;
  readonly via: Via;
  readonly own: OwnRights;
  /** Empty: somebody new. */
  readonly identity: string;
  readonly name: string | undefined;
  readonly account: string | null;
  readonly phone: boolean;
  /** Into a breakout room one brings it along. */
  readonly leftOut: boolean;
  readonly known: Known | undefined;
};
type Asked = {
  readonly secret?: string | undefined;
  readonly participantName?: string | undefined;
  readonly phone?: boolean | undefined;
  readonly participantExternalId?: string | undefined;
  readonly participantMetadata?: string | undefined;
};

type AtDoor = { readonly who: Principal; readonly room: Room };

/**
 * Into a breakout room people come with the main room's token, and stay who they are there (B5).
 * @throws Failure `forbidden`, and what `visitorOf` and `breakoutVisitor` throw
 */
const visitorTo = async (deps: HttpDeps, { who, room }: AtDoor, asked: Asked): Promise<Visitor> => {
  if (room.breakout === null || who.kind !== "member" || who.claims.roomId !== room.breakout.parentRoomId) {
    requireOwnRoom(who, room.roomId);
    return visitorOf(deps, { who, room }, asked);
  }
  const one = await breakoutVisitor(deps.running, room, who.claims.identity);
  const { identity, name, account, phone, role, own = {}, leftOut, known } = one;
  const { via } = who.visit;
  if (via.by === "main-room") throw new Failure("forbidden", "A breakout room has no breakout rooms.");
  const visit = visitFromMain(room, { by: "main-room", role, own, main: via });
  return { ...visit, identity, name, account, phone, leftOut, known };
};

/** @throws Failure `bad-secret`, `link-off` */
const visitorOf = async (deps: HttpDeps, { who, room }: AtDoor, asked: Asked): Promise<Visitor> => {
  const { secret, participantName, phone } = asked;
  const visit = await visitOf(deps, { who, room }, secret);
  const before = who.kind === "member" ? who.issued : null;
  const account = who.kind === "user" ? who.user.userId : (before?.account ?? null);
  const accountName = who.kind === "user" ? who.user.name : undefined;
  const nameBefore = before === null || before.name === "" ? undefined : before.name;
  return {
    member: visit.member,
    via: visit.via,
    own: visit.own,
    identity: before?.identity ?? "",
    name: (visit.via.by === "member" ? visit.name : null) ?? participantName ?? nameBefore ?? accountName,
    account: visit.account ?? account,
    phone: phone ?? before?.phone ?? false,
    leftOut: false,
    known: knownBy(asked),
  };
};

/** Undefined when the page says nothing: then what it said before stays. */
const knownBy = ({ participantExternalId: externalId, participantMetadata: metadata }: Asked): Known | undefined =>
  externalId === undefined && metadata === undefined
    ? undefined
    : { ...(externalId === undefined ? {} : { externalId }), ...(metadata === undefined ? {} : { metadata }) };

const secretNeeded = (): Failure => new Failure("bad-secret", "A secret of one of the room's links is needed.");

const visitOf = async (deps: HttpDeps, { who, room }: AtDoor, secret: string | undefined): Promise<Visit> => {
  if (secret !== undefined) return visitBySecret(deps, room, secret);
  if (who.kind === "member") return { ...who.visit, member: who.issued };
  if (who.kind === "key") return visitOfProgram(room);
  const visit = who.kind === "user" ? await visitOfAccount(deps, room, who.user) : null;
  if (visit === null) throw secretNeeded();
  return visit;
};

const answer = async (
  deps: HttpDeps,
  room: Room,
  { via, now, name = "", identity, account, phone }: Visitor & { readonly now: Membership },
): Promise<MemberTokenAnswer> => {
  const { role, permissions } = onPhone(room, now, phone);
  const claims: TokenClaims = { roomId: room.roomId, via, identity, name, account, phone };
  return {
    token: await issueMemberToken(deps.signer, claims),
    role,
    permissions,
    roomName: room.name,
    ...(name === "" ? {} : { participantName: name }),
    ...(via.by === "member" ? { nameIsGiven: true } : {}),
    serverTime: deps.clock.wallNow(),
    ...(await whatGoesOn(deps, room)),
  };
};

/** For whoever has not come in yet. */
const whatGoesOn = async (deps: HttpDeps, room: Room) => {
  const { roomId, settings } = room;
  const meeting = await deps.running.current(roomId);
  const broadcast = broadcastOf(room, meeting);
  const recent = await deps.recordings.recentByRoom(deps.clock.wallNow());
  const life = recent.get(roomId)?.life;
  const recorded = life !== undefined && captures(life);
  return {
    stageMode: meeting?.stageMode ?? settings.stage,
    recorded,
    ...(broadcast === null ? {} : { broadcast }),
    willBeRecorded: !recorded && willBeRecorded(room, meeting),
    initialAudioActive: settings.initialAudioActive,
    initialVideoActive: settings.initialVideoActive,
    virtualBackground: settings.virtualBackground.enabled,
    ...timesOf(settings.schedule, deps.clock.wallNow()),
  };
};

/** When one may come, for the join page. */
const timesOf = (schedule: Schedule, now: WallMs) => {
  const opening = openingOf(schedule, now);
  return {
    schedule,
    opening: opening.is,
    ...(opening.is === "not-open-yet" ? { opensAt: opening.opensAt } : {}),
  };
};

/** @throws Failure `room-closed`, `cannot-join`, `not-open-yet`, `time-over`, `name-needed`, and what `enter` throws */
const joining = async (
  deps: HttpDeps,
  room: Room,
  visitor: Visitor & { readonly toStage: boolean },
): Promise<MemberTokenAnswer> => {
  const { member, name, account, toStage, via, own } = visitor;
  mayJoin(room, member);
  if (name === undefined) throw new Failure("name-needed", "participantName is needed to join the meeting.");
  const identity = visitor.identity === "" ? newIdentity(name, deps.randomness) : participantIdentity(visitor.identity);
  const before = await deps.running.attendee(room.roomId, identity);
  const wasIn = before !== null && mayEnter(before);
  mayComeNow(room.settings.schedule, { role: member.role, wasIn }, deps.clock.wallNow());
  const entered = await enter(deps, room, {
    identity,
    name,
    role: member.role,
    account,
    phone: visitor.phone,
    toStage,
    leftOut: visitor.leftOut,
    ...(visitor.known === undefined ? {} : { known: visitor.known }),
    door: doorOf(via),
    own,
  });
  const now = memberNow(room, member, entered.attendee);
  const tokens = { ...(await answer(deps, room, { ...visitor, identity, now })), participantIdentity: identity };
  if (entered.entry === "waiting") return { ...tokens, waiting: true, waitingFor: entered.waitingFor };
  const livekitUrl = `${deps.publicUrl.replace(/^http/, "ws")}${deps.basePath}/livekit`;
  return { ...tokens, livekitUrl, livekitToken: entered.livekitToken };
};
