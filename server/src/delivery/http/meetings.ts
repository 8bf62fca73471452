/** Running meetings for programs (api-openvidu-meet.md 9): who is there, and the same actions in other words. */
import {
  changeOfRoleSchema,
  mediaOfAllSchema,
  mediaOfOneSchema,
  meetingParticipantSchema,
  meetingParticipantsSchema,
  meetingSchema,
  messageSchema,
  type MeetingParticipantView,
  textSchema,
} from "@roomreel/contract";
import type { FastifyInstance, FastifyRequest } from "fastify";
import { type Action, attendeeOf, type Meeting, type Participant, perform, type Room } from "../../rooms/index.ts";
import { Failure } from "../../vocabulary/index.ts";
import { broadcastOf } from "../room-state.ts";
import type { HttpDeps } from "./deps.ts";
import { actorIn } from "./meeting-actions.ts";
import { requireInRoom } from "./principal.ts";
import { roomParams, typed } from "./routes.ts";

const participantParams = roomParams.extend({ identity: textSchema(100).min(1) });
const leading = { refuses: [404, 409], accepts: ["key", "user", "member"] } as const;

type Here = { readonly room: Room; readonly meeting: Meeting; readonly participants: readonly Participant[] };
type InRoom = Pick<FastifyRequest, "principal"> & { readonly params: { readonly roomId: string } };

/** @throws Failure `forbidden`, `no-meeting` */
const meetingFor = async (deps: HttpDeps, request: InRoom): Promise<Here> => {
  requireInRoom(request.principal, request.params.roomId, "meetingRead");
  const { room } = await actorIn(deps, request);
  const meeting = await deps.running.current(room.roomId);
  if (meeting === null) throw new Failure("no-meeting", `Nobody meets in room '${room.roomId}'.`);
  return { room, meeting, participants: await deps.meetings.participants(room.roomId) };
};

const participantView = ({ meeting }: Here, one: Participant): MeetingParticipantView => {
  const attendee = attendeeOf(meeting, one.identity);
  const sends = (device: string): boolean => one.tracks.some(({ source, muted }) => source === device && !muted);
  return {
    participantIdentity: one.identity,
    participantName: one.name,
    externalId: attendee?.known?.externalId ?? null,
    metadata: attendee?.known?.metadata ?? null,
    role: attendee?.role ?? "viewer",
    joinDate: one.joinedAt,
    audioActive: sends("microphone"),
    videoActive: sends("camera"),
    screenSharing: sends("screen"),
  };
};

/** @throws Failure `no-participant` */
const participantIn = (here: Here, identity: string): Participant => {
  const found = here.participants.find((one) => one.identity === identity);
  if (found === undefined) throw new Failure("no-participant", `Participant '${identity}' is not in the meeting.`);
  return found;
};

export const meetingRoutes = (app: FastifyInstance, deps: HttpDeps): void => {
  reading(app, deps);
  ending(app, deps);
  media(app, deps);
  roles(app, deps);
};

const reading = (app: FastifyInstance, deps: HttpDeps): void => {
  typed(app).get(
    "/meetings/:roomId",
    {
      config: { accepts: leading.accepts },
      schema: {
        tags: ["Meetings"],
        operationId: "getMeeting",
        summary: "Get the running meeting of a room",
        params: roomParams,
        response: { 200: meetingSchema },
      },
    },
    async (request) => {
      const { room, meeting, participants } = await meetingFor(deps, request);
      const recent = (await deps.recordings.recentByRoom(deps.clock.wallNow())).get(room.roomId);
      return {
        roomId: room.roomId,
        roomName: room.name,
        startDate: meeting.startedAt,
        participantCount: participants.length,
        broadcast: broadcastOf(room, meeting),
        recordingActive: recent?.life.state === "recording",
      };
    },
  );

  typed(app).get(
    "/meetings/:roomId/participants",
    {
      config: { accepts: leading.accepts },
      schema: {
        tags: ["Meetings"],
        operationId: "getParticipants",
        summary: "List who is in the meeting",
        params: roomParams,
        response: { 200: meetingParticipantsSchema },
      },
    },
    async (request) => {
      const here = await meetingFor(deps, request);
      return { participants: here.participants.map((one) => participantView(here, one)) };
    },
  );

  typed(app).get(
    "/meetings/:roomId/participants/:identity",
    {
      config: { accepts: leading.accepts },
      schema: {
        tags: ["Meetings"],
        operationId: "getParticipant",
        summary: "Get somebody in the meeting",
        params: participantParams,
        response: { 200: meetingParticipantSchema },
      },
    },
    async (request) => {
      const here = await meetingFor(deps, request);
      return participantView(here, participantIn(here, request.params.identity));
    },
  );
};

/** Each action by itself, with the rights that it needs, as if it came from the meeting. */
const lead = async (deps: HttpDeps, request: InRoom, actions: readonly Action[]): Promise<void> => {
  const { room, by } = await actorIn(deps, request);
  for (const action of actions) await perform(deps, room, { by, action });
};

const ending = (app: FastifyInstance, deps: HttpDeps): void => {
  typed(app).delete(
    "/meetings/:roomId",
    {
      config: leading,
      schema: {
        tags: ["Meetings"],
        operationId: "endMeeting",
        summary: "End the meeting for everybody",
        params: roomParams,
        response: { 200: messageSchema },
      },
    },
    async (request) => {
      await lead(deps, request, [{ do: "end" }]);
      return { message: `Meeting in room '${request.params.roomId}' ended` };
    },
  );

  typed(app).delete(
    "/meetings/:roomId/participants/:identity",
    {
      config: leading,
      schema: {
        tags: ["Meetings"],
        operationId: "removeParticipant",
        summary: "Remove somebody from the meeting",
        params: participantParams,
        response: { 200: messageSchema },
      },
    },
    async (request) => {
      const { identity } = request.params;
      participantIn(await meetingFor(deps, request), identity);
      await lead(deps, request, [{ do: "remove", identity }]);
      return { message: `Participant '${identity}' removed` };
    },
  );
};

const media = (app: FastifyInstance, deps: HttpDeps): void => {
  typed(app).put(
    "/meetings/:roomId/participants/media",
    {
      config: leading,
      schema: {
        tags: ["Meetings"],
        operationId: "muteParticipants",
        summary: "Mute everybody but hosts and moderators",
        params: roomParams,
        body: mediaOfAllSchema.meta({ examples: [{ audioActive: false }] }),
        response: { 200: messageSchema },
      },
    },
    async (request) => {
      await lead(deps, request, [{ do: "mute-all" }]);
      return { message: "Everybody but hosts and moderators is muted" };
    },
  );

  typed(app).put(
    "/meetings/:roomId/participants/:identity/media",
    {
      config: leading,
      schema: {
        tags: ["Meetings"],
        operationId: "muteParticipant",
        summary: "Switch somebody's devices off",
        params: participantParams,
        body: mediaOfOneSchema.meta({ examples: [{ audioActive: false, videoActive: false }] }),
        response: { 200: meetingParticipantSchema },
      },
    },
    async (request) => {
      const { identity } = request.params;
      const { audioActive, videoActive, screenSharing } = request.body;
      participantIn(await meetingFor(deps, request), identity);
      await lead(deps, request, [
        ...(audioActive === false ? [{ do: "mute", identity, what: "microphone" } as const] : []),
        ...(videoActive === false ? [{ do: "mute", identity, what: "camera" } as const] : []),
        ...(screenSharing === false ? [{ do: "mute", identity, what: "screen" } as const] : []),
      ]);
      const here = await meetingFor(deps, request);
      return participantView(here, participantIn(here, identity));
    },
  );
};

const roles = (app: FastifyInstance, deps: HttpDeps): void => {
  typed(app).put(
    "/meetings/:roomId/participants/:identity/role",
    {
      config: leading,
      schema: {
        tags: ["Meetings"],
        operationId: "changeParticipantRole",
        summary: "Make somebody a moderator, or a moderator a speaker again",
        params: participantParams,
        body: changeOfRoleSchema.meta({ examples: [{ action: "upgrade" }] }),
        response: { 200: meetingParticipantSchema },
      },
    },
    async (request) => {
      const { identity } = request.params;
      const before = await meetingFor(deps, request);
      const { role } = participantView(before, participantIn(before, identity));
      const isModerator = role === "moderator" || role === "host";
      if ((request.body.action === "upgrade") === isModerator)
        throw new Failure("role-unchanged", `Participant '${identity}' is ${role} already.`);
      await lead(deps, request, [
        { do: "set-role", identity, role: request.body.action === "upgrade" ? "moderator" : "speaker" },
      ]);
      const here = await meetingFor(deps, request);
      return participantView(here, participantIn(here, identity));
    },
  );
};
