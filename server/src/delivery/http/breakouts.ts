/** Breakout rooms: planned, run, looked at, and recorded all at once. */
import {
  type breakoutActionSchema as wireAction,
  breakoutActionSchema,
  breakoutRecordingsSchema,
  breakoutsSchema,
  type BreakoutRecordings,
  type BreakoutsView,
} from "@roomreel/contract";
import type { FastifyInstance } from "fastify";
import { z } from "zod";
import { captures, startRecording } from "../../recording/index.ts";
import {
  attendeeOf,
  BREAKOUT_LIMIT_MS,
  type BreakoutAction,
  breakoutOf,
  isInside,
  leadBreakouts,
  leads,
  type Meeting,
  type PlannedBreakout,
  type Room,
} from "../../rooms/index.ts";
import { Failure, isFailure } from "../../vocabulary/index.ts";
import type { HttpDeps } from "./deps.ts";
import { errorOfFailure } from "./errors.ts";
import { actorIn } from "./meeting-actions.ts";
import { countedAs, isAdmin, type Principal, requireInRoom, requireOwnRoom } from "./principal.ts";
import { roomNamed } from "./rooms.ts";
import { roomParams, typed } from "./routes.ts";

/** Of one person. */
const ACTIONS_A_MINUTE = 300;
const MINUTE_MS = 60_000;

export const breakoutRoutes = (app: FastifyInstance, deps: HttpDeps): void => {
  acting(app, deps);
  looking(app, deps);
  recordingAll(app, deps);
};

const acting = (app: FastifyInstance, deps: HttpDeps): void => {
  typed(app).post(
    "/meetings/:roomId/breakouts/actions",
    {
      config: {
        refuses: [409],
        accepts: ["key", "user", "member"],
        rateLimit: { max: ACTIONS_A_MINUTE, keyGenerator: countedAs },
      },
      schema: {
        tags: ["Meetings"],
        operationId: "actOnBreakouts",
        summary: "Plan, open, change or close breakout rooms",
        description: "With the token of the main room, wherever one is. What it changes comes back as room metadata.",
        params: roomParams,
        body: breakoutActionSchema,
        response: { 204: z.null().describe("Done") },
      },
    },
    async (request, reply) => {
      const { room, by } = await actorIn(deps, request);
      await leadBreakouts(deps, room, { by, action: actionOf(request.body) });
      return reply.status(204).send(null);
    },
  );
};

const msOf = (minutes: number): number => Math.round(minutes * MINUTE_MS);

const actionOf = (action: z.output<typeof wireAction>): BreakoutAction => {
  switch (action.do) {
    case "plan": {
      const { limitMinutes, ...plan } = action;
      return { ...plan, limitMs: limitMinutes === null ? null : msOf(limitMinutes) };
    }
    case "adjust": {
      const { do: adjust, limitMinutes: limit, extendMinutes: more, mayRecord } = action;
      const limitMs = limit === null || limit === undefined ? limit : msOf(limit);
      return { do: adjust, limitMs, extendMs: more === undefined ? undefined : msOf(more), mayRecord };
    }
    default:
      return action;
  }
};

/** Who may see and run them all. @throws Failure `forbidden`, `no-room`, `not-in-meeting` */
const ledRoom = async (deps: HttpDeps, request: Parameters<typeof actorIn>[1]): Promise<Room> => {
  requireInRoom(request.principal, request.params.roomId, "participantPromote");
  requireLeader(request.principal);
  return (await actorIn(deps, request)).room;
};

const requireLeader = (who: Principal): void => {
  if (who.kind === "member" && !leads(who.claims))
    throw new Failure("forbidden", "Insufficient permissions to access this resource");
};

const looking = (app: FastifyInstance, deps: HttpDeps): void => {
  typed(app).get(
    "/meetings/:roomId/breakouts",
    {
      config: { accepts: ["key", "user", "member"] },
      schema: {
        tags: ["Meetings"],
        operationId: "getBreakouts",
        summary: "See breakout rooms and who is in them",
        params: roomParams,
        response: { 200: breakoutsSchema },
      },
    },
    async (request) => {
      const room = await ledRoom(deps, request);
      return viewOf(deps, await deps.running.current(room.roomId));
    },
  );
};

const viewOf = async (deps: HttpDeps, meeting: Meeting | null): Promise<BreakoutsView> => {
  const plan = meeting?.breakouts ?? null;
  const recent = await deps.recordings.recentByRoom(deps.clock.wallNow());
  const inside = meeting?.attendees.filter(isInside) ?? [];
  const open = plan?.state === "open" ? plan : null;
  const limitMs = plan === null ? BREAKOUT_LIMIT_MS : plan.limitMs;
  return {
    state: plan?.state ?? null,
    assignment: plan?.assignment ?? "automatic",
    limitMinutes: limitMs === null ? null : limitMs / MINUTE_MS,
    mayRecord: plan?.mayRecord ?? false,
    startsAt: open?.startsAt ?? null,
    endsAt: open?.endsAt ?? null,
    rooms: (plan?.rooms ?? []).map((one) => {
      const recording = recent.get(one.roomId);
      const recorded = recording !== undefined && captures(recording.life);
      return { roomId: one.roomId, name: one.name, people: peopleOf(meeting, one), recorded };
    }),
    unassigned: inside
      .filter(({ identity }) => plan === null || breakoutOf(plan, identity) === null)
      .map(({ identity, name }) => ({ identity, name })),
  };
};

/** Assigned first, then who is there besides. */
const peopleOf = (meeting: Meeting | null, { people, inside }: PlannedBreakout) =>
  [...new Set([...people, ...inside])].flatMap((identity) => {
    const one = meeting === null ? null : attendeeOf(meeting, identity);
    return one === null ? [] : [{ identity, name: one.name, inside: inside.includes(identity) }];
  });

const recordingAll = (app: FastifyInstance, deps: HttpDeps): void => {
  typed(app).post(
    "/meetings/:roomId/breakouts/recordings",
    {
      config: { refuses: [409], accepts: ["key", "user", "member"] },
      schema: {
        tags: ["Recordings"],
        operationId: "recordBreakouts",
        summary: "Record all breakout rooms",
        description: "One recording each. What could not be started says why; the main room's recording goes on.",
        params: roomParams,
        response: { 200: breakoutRecordingsSchema },
      },
    },
    async (request) => {
      requireInRoom(request.principal, request.params.roomId, "recordingControl");
      const room = await ledRoom(deps, request);
      const plan = (await deps.running.current(room.roomId))?.breakouts;
      if (plan?.state !== "open") throw new Failure("no-breakouts", "There are no breakout rooms.");
      const initiator = request.principal.kind === "member" ? request.principal.claims.name : null;
      return recordEach(deps, plan.rooms, initiator);
    },
  );
};

const recordEach = async (
  deps: HttpDeps,
  rooms: readonly PlannedBreakout[],
  initiator: string | null,
): Promise<BreakoutRecordings> => {
  const answer: BreakoutRecordings = { started: [], failed: [] };
  for (const { roomId, name } of rooms) {
    try {
      const room = await roomNamed(deps, roomId);
      const { recordingId } = await startRecording(deps, { room, initiator, layout: undefined });
      answer.started.push({ roomId, name, recordingId });
    } catch (error) {
      if (!isFailure(error) || errorOfFailure(error) === undefined) throw error;
      answer.failed.push({ roomId, name, code: error.code, message: error.message });
    }
  }
  return answer;
};

/**
 * Who asks for recordings of breakout rooms of a room: its moderators, owners and administrators (K-57).
 * @throws Failure `forbidden`
 */
export const requireBreakoutLibrary = (who: Principal, roomId: string | undefined): void => {
  if (isAdmin(who) || who.kind === "user") return;
  if (roomId !== undefined) requireOwnRoom(who, roomId);
  requireLeader(who);
};
