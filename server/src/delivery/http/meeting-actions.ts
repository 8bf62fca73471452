/** What people do in a meeting, what they said, and who waits to come in. */
import { chatHistorySchema, meetingActionSchema, waitingListSchema } from "@roomreel/contract";
import type { FastifyInstance, FastifyRequest } from "fastify";
import { z } from "zod";
import { type Actor, chatMessage, knocking, mayEnter, perform, type Room } from "../../rooms/index.ts";
import { Failure, participantIdentity } from "../../vocabulary/index.ts";
import type { HttpDeps } from "./deps.ts";
import { countedAs, requireInRoom, requireOwnRoom } from "./principal.ts";
import { ownRoom, roomNamed } from "./rooms.ts";
import { roomParams, typed } from "./routes.ts";

/** Of one person. */
const ACTIONS_A_MINUTE = 300;
const LINES_SHOWN = 200;
/** Nobody has more people waiting than a meeting has attendees; the list shows those who came first. */
const WAITING_SHOWN = 200;

type InRoom = Pick<FastifyRequest, "principal"> & { readonly params: { readonly roomId: string } };

/** Who acts in which room: somebody inside, or its owner. @throws Failure `forbidden`, `no-room`, `not-in-meeting` */
export const actorIn = async (deps: HttpDeps, { principal, params }: InRoom): Promise<{ room: Room; by: Actor }> => {
  requireOwnRoom(principal, params.roomId);
  if (principal.kind !== "member") return { room: await ownRoom(deps, principal, params.roomId), by: "owner" };
  return { room: await roomNamed(deps, params.roomId), by: { identity: principal.claims.identity } };
};

const actionExamples: z.infer<typeof meetingActionSchema>[] = [
  { do: "raise-hand" },
  { do: "set-role", identity: "Ana-5hT2kQx9Lm", role: "moderator" },
  { do: "say", to: "everyone", words: "Good morning" },
];

export const meetingActionRoutes = (app: FastifyInstance, deps: HttpDeps): void => {
  typed(app).post(
    "/meetings/:roomId/actions",
    {
      config: {
        refuses: [409],
        accepts: ["key", "user", "member"],
        rateLimit: { max: ACTIONS_A_MINUTE, keyGenerator: countedAs },
      },
      schema: {
        tags: ["Meetings"],
        operationId: "actInMeeting",
        summary: "Do something in a running meeting",
        description:
          "What it changes comes back to everybody as room metadata and participant attributes. With an API key, or " +
          "as the room's owner, one acts as a host who is not inside: what people do about themselves is refused.",
        params: roomParams,
        body: meetingActionSchema.meta({ examples: actionExamples }),
        response: { 204: z.null().describe("Done") },
      },
    },
    async (request, reply) => {
      const { room, by } = await actorIn(deps, request);
      await perform(deps, room, { by, action: request.body });
      return reply.status(204).send(null);
    },
  );
  chat(app, deps);
  waiting(app, deps);
};

const chat = (app: FastifyInstance, deps: HttpDeps): void => {
  typed(app).get(
    "/meetings/:roomId/chat",
    {
      config: { refuses: [409], accepts: ["member"] },
      schema: {
        tags: ["Meetings"],
        operationId: "getMeetingChat",
        summary: "Read what was said, oldest first",
        params: roomParams,
        response: { 200: chatHistorySchema },
      },
    },
    async ({ principal, params }) => {
      requireInRoom(principal, params.roomId, "chatRead");
      const room = await roomNamed(deps, params.roomId);
      const identity = principal.kind === "member" ? principal.claims.identity : "";
      const reader = await deps.running.attendee(room.roomId, participantIdentity(identity));
      if (reader === null || !mayEnter(reader)) throw new Failure("not-in-meeting", "You are not in the meeting.");
      return { messages: (await deps.running.chat(room.roomId, reader, LINES_SHOWN)).map(chatMessage) };
    },
  );
};

const waiting = (app: FastifyInstance, deps: HttpDeps): void => {
  typed(app).get(
    "/meetings/:roomId/waiting",
    {
      config: { accepts: ["key", "user", "member"] },
      schema: {
        tags: ["Meetings"],
        operationId: "getMeetingWaiting",
        summary: "List who waits to be admitted",
        params: roomParams,
        response: { 200: waitingListSchema },
      },
    },
    async (request) => {
      requireInRoom(request.principal, request.params.roomId, "participantKick");
      const { room } = await actorIn(deps, request);
      const meeting = await deps.running.current(room.roomId);
      const all = meeting === null ? [] : knocking(meeting);
      return {
        waiting: all
          .slice(0, WAITING_SHOWN)
          .map(({ identity, name, standing }) => ({ identity, name, since: standing.since })),
      };
    },
  );
};
