/** A link's secret, or an account, becomes a room-member token, and when joining the way into LiveKit. */
import { type MemberTokenAnswer, memberTokenAnswerSchema, memberTokenSchema } from "@roomreel/contract";
import type { FastifyInstance } from "fastify";
import { OUTCOME_SHOWN_MS } from "../../recording/index.ts";
import {
  issueMemberToken,
  type Membership,
  mayJoin,
  memberByLink,
  memberByRole,
  newIdentity,
  type Room,
} from "../../rooms/index.ts";
import { Failure, wallMs } from "../../vocabulary/index.ts";
import { announcement } from "../room-state.ts";
import type { HttpDeps } from "./deps.ts";
import { ownsRoom, type Principal } from "./principal.ts";
import { roomNamed } from "./rooms.ts";
import { roomParams, typed } from "./routes.ts";

const TOKENS_A_MINUTE = 200;

export const memberRoutes = (app: FastifyInstance, deps: HttpDeps): void => {
  typed(app).post(
    "/rooms/:roomId/members/token",
    {
      config: { refuses: [403, 409], rateLimit: { max: TOKENS_A_MINUTE } },
      schema: {
        tags: ["Members"],
        operationId: "createRoomMemberToken",
        summary: "Exchange a link's secret for tokens",
        params: roomParams,
        body: memberTokenSchema,
        response: { 200: memberTokenAnswerSchema },
      },
    },
    async (request): Promise<MemberTokenAnswer> => {
      const { secret, participantName, joinMeeting } = request.body;
      const room = await roomNamed(deps, request.params.roomId);
      const member = membershipOf(request.principal, room, secret);
      if (joinMeeting !== true) return answer(deps, room, { member, identity: "", name: participantName ?? "" });
      mayJoin(room, member);
      const name = participantName ?? accountName(request.principal);
      if (name === undefined) throw new Failure("name-needed", "participantName is needed to join the meeting.");
      return { ...(await joining(deps, room, { member, identity: newIdentity(name, deps.randomness), name })) };
    },
  );
};

type Joiner = { readonly member: Membership; readonly identity: string; readonly name: string };

const membershipOf = (who: Principal, room: Room, secret: string | undefined): Membership => {
  if (secret !== undefined) return memberByLink(room, secret);
  if (who.kind === "key" || who.kind === "user") {
    if (ownsRoom(who, room)) return memberByRole(room, "host");
    if (room.links.user.enabled) return memberByRole(room, "speaker");
  }
  throw new Failure("bad-secret", "A secret of one of the room's links is needed.");
};

const accountName = (who: Principal): string | undefined => (who.kind === "user" ? who.user.name : undefined);

const answer = async (deps: HttpDeps, room: Room, joiner: Joiner): Promise<MemberTokenAnswer> => {
  const { role, permissions } = joiner.member;
  const { identity, name } = joiner;
  return {
    token: await issueMemberToken(deps.signer, { roomId: room.roomId, role, permissions, identity, name }),
    role,
    permissions,
    roomName: room.name,
    serverTime: deps.clock.wallNow(),
  };
};

/** Says it in words; of two who come at once for the last place LiveKit refuses one. @throws Failure `room-full` */
const refuseWhenFull = async (deps: HttpDeps, { roomId, settings }: Room): Promise<void> => {
  const max = settings.maxParticipants;
  if (max !== null && (await deps.meetings.people(roomId)) >= max)
    throw new Failure("room-full", `The meeting is full: at most ${max} take part.`);
};

const joining = async (deps: HttpDeps, room: Room, joiner: Joiner & { identity: ReturnType<typeof newIdentity> }) => {
  await refuseWhenFull(deps, room);
  const now = deps.clock.wallNow();
  const recent = await deps.recordings.recentByRoom(wallMs(now - OUTCOME_SHOWN_MS));
  await deps.meetings.open(
    room.roomId,
    announcement(room, recent.get(room.roomId), now),
    room.settings.maxParticipants,
  );
  const { role, permissions } = joiner.member;
  const livekitToken = await deps.meetings.token({
    roomId: room.roomId,
    identity: joiner.identity,
    name: joiner.name,
    role,
    publish: {
      camera: permissions.mediaPublishVideo && role !== "viewer",
      microphone: permissions.mediaPublishAudio && role !== "viewer",
      screen: permissions.mediaShareScreen && role !== "viewer",
    },
    sendMessages: permissions.chatWrite && room.settings.chat.enabled,
  });
  const livekitUrl = `${deps.publicUrl.replace(/^http/, "ws")}${deps.basePath}/livekit`;
  return { ...(await answer(deps, room, joiner)), livekitUrl, livekitToken, participantIdentity: joiner.identity };
};
