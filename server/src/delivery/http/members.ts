/** A link's secret, an account or a token of before becomes a room-member token, and when joining the way into LiveKit. */
import { type MemberTokenAnswer, memberTokenAnswerSchema, memberTokenSchema } from "@roomreel/contract";
import type { FastifyInstance } from "fastify";
import {
  breakoutVisitor,
  enter,
  issueMemberToken,
  type MemberClaims,
  type Membership,
  mayJoin,
  memberByLink,
  memberByRole,
  memberNow,
  newIdentity,
  onPhone,
  type Room,
} from "../../rooms/index.ts";
import { Failure, participantIdentity } from "../../vocabulary/index.ts";
import type { HttpDeps } from "./deps.ts";
import { countedAs, ownsRoom, type Principal, requireOwnRoom } from "./principal.ts";
import { roomNamed } from "./rooms.ts";
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
      const room = await roomNamed(deps, params.roomId);
      const visitor = await visitorTo(deps, room, { who: principal, body });
      if (body.back === true) await requireSameMeeting(deps, room, visitor);
      return body.joinMeeting === true
        ? joining(deps, room, { ...visitor, toStage: body.toStage ?? true })
        : answer(deps, room, { ...visitor, now: principal.kind === "member" ? principal.claims : visitor.member });
    },
  );
};

/** A main room that was ended for everybody is not begun anew by those who were in its breakout rooms (B10). */
const requireSameMeeting = async (deps: HttpDeps, room: Room, { identity }: Visitor): Promise<void> => {
  if ((await deps.running.attendee(room.roomId, participantIdentity(identity))) === null)
    throw new Failure("no-meeting", `The meeting in room '${room.roomId}' is over.`);
};

/** Who asks, and as what: `member` is what the link or the account gives, whatever somebody was made since. */
type Visitor = {
  readonly member: Membership;
  /** Empty: somebody new. */
  readonly identity: string;
  readonly name: string | undefined;
  readonly account: string | null;
  readonly phone: boolean;
  /** Into a breakout room one brings it along. */
  readonly leftOut: boolean;
};
type Asked = {
  readonly secret?: string | undefined;
  readonly participantName?: string | undefined;
  readonly phone?: boolean | undefined;
};

/**
 * Into a breakout room people come with the main room's token, and stay who they are there (B5).
 * @throws Failure `forbidden`, and what `visitorOf` and `breakoutVisitor` throw
 */
const visitorTo = async (deps: HttpDeps, room: Room, asked: { who: Principal; body: Asked }): Promise<Visitor> => {
  const { who, body } = asked;
  if (room.breakout === null || who.kind !== "member") {
    requireOwnRoom(who, room.roomId);
    return visitorOf(who, room, body);
  }
  if (who.claims.roomId !== room.breakout.parentRoomId) requireOwnRoom(who, room.roomId);
  const { identity, name, account, phone, role, leftOut } = await breakoutVisitor(
    deps.running,
    room,
    who.claims.identity,
  );
  return { member: memberByRole(room, role), identity, name, account, phone, leftOut };
};

/** @throws Failure `bad-secret`, `link-off` */
const visitorOf = (who: Principal, room: Room, { secret, participantName, phone }: Asked): Visitor => {
  const before = who.kind === "member" ? who.issued : null;
  const account = who.kind === "user" ? who.user.userId : (before?.account ?? null);
  const accountName = who.kind === "user" ? who.user.name : undefined;
  const nameBefore = before === null || before.name === "" ? undefined : before.name;
  return {
    member: membershipOf(who, room, secret),
    identity: before?.identity ?? "",
    name: participantName ?? nameBefore ?? accountName,
    account,
    phone: phone ?? before?.phone ?? false,
    leftOut: false,
  };
};

const membershipOf = (who: Principal, room: Room, secret: string | undefined): Membership => {
  if (secret !== undefined) return memberByLink(room, secret);
  if (who.kind === "member") return who.issued;
  if (who.kind === "key" || who.kind === "user") {
    if (ownsRoom(who, room)) return memberByRole(room, "host");
    if (room.links.user.enabled) return memberByRole(room, "speaker");
  }
  throw new Failure("bad-secret", "A secret of one of the room's links is needed.");
};

const answer = async (
  deps: HttpDeps,
  room: Room,
  { member, now, name = "", identity, account, phone }: Visitor & { readonly now: Membership },
): Promise<MemberTokenAnswer> => {
  const { role, permissions } = onPhone(room, now, phone);
  const claims: MemberClaims = { roomId: room.roomId, ...member, identity, name, account, phone };
  return {
    token: await issueMemberToken(deps.signer, claims),
    role,
    permissions,
    roomName: room.name,
    serverTime: deps.clock.wallNow(),
    ...(await whatGoesOn(deps, room)),
  };
};

/** For whoever has not come in yet. */
const whatGoesOn = async (deps: HttpDeps, { roomId, settings }: Room) => {
  const meeting = await deps.running.current(roomId);
  const recent = await deps.recordings.recentByRoom(deps.clock.wallNow());
  const recorded = recent.get(roomId)?.life.state === "recording";
  return { stageMode: meeting?.stageMode ?? settings.stage, recorded };
};

/** @throws Failure `room-closed`, `cannot-join`, `name-needed`, and what `enter` throws */
const joining = async (
  deps: HttpDeps,
  room: Room,
  visitor: Visitor & { readonly toStage: boolean },
): Promise<MemberTokenAnswer> => {
  const { member, name, account, toStage } = visitor;
  mayJoin(room, member);
  if (name === undefined) throw new Failure("name-needed", "participantName is needed to join the meeting.");
  const identity = visitor.identity === "" ? newIdentity(name, deps.randomness) : participantIdentity(visitor.identity);
  const entered = await enter(deps, room, {
    identity,
    name,
    role: member.role,
    account,
    phone: visitor.phone,
    toStage,
    leftOut: visitor.leftOut,
  });
  const now = memberNow(room, member, entered.attendee);
  const tokens = { ...(await answer(deps, room, { ...visitor, identity, now })), participantIdentity: identity };
  if (entered.entry === "waiting") return { ...tokens, waiting: true, waitingFor: entered.waitingFor };
  const livekitUrl = `${deps.publicUrl.replace(/^http/, "ws")}${deps.basePath}/livekit`;
  return { ...tokens, livekitUrl, livekitToken: entered.livekitToken };
};
