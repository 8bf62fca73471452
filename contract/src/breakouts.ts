/**
 * Breakout rooms of a running meeting (K-6). Who leads plans and runs them; what is so comes to everybody as the main
 * room's and the breakout rooms' metadata (room-state.ts). A breakout room is a room of its own: whoever is sent there
 * asks `POST {base}/api/v1/rooms/{breakoutRoomId}/members/token` with the main room's token in `X-Room-Member-Token`.
 */
import { z } from "zod";
import { textSchema } from "./text.ts";

/** Spread evenly in the order of joining; by who leads; by everybody for oneself. */
export const breakoutAssignmentSchema = z.enum(["automatic", "manual", "own-choice"]);
export type BreakoutAssignment = z.infer<typeof breakoutAssignmentSchema>;

const limitMinutes = z.number().positive().max(1440).nullable();
const roomId = textSchema(200).min(1);

/** POST {base}/api/v1/meetings/{roomId}/breakouts/actions, with the token of the main room wherever one is. */
export const breakoutActionSchema = z.discriminatedUnion("do", [
  /** Anew, as long as they are not open. */
  z.object({
    do: z.literal("plan"),
    count: z.number().int().min(1).max(15, "must not be more than 15"),
    assignment: breakoutAssignmentSchema.default("automatic"),
    /** Null: no limit. */
    limitMinutes: limitMinutes.default(10),
    /** Participants may record in their breakout room (K-02). */
    mayRecord: z.boolean().default(false),
    /** Rooms are called `Room 1`, `Room 2`, … */
    name: textSchema(30).trim().min(1).default("Room"),
  }),
  /** To null: stays in the main room. */
  z.object({ do: z.literal("assign"), identity: textSchema(100).min(1), to: roomId.nullable() }),
  /** Under `own-choice`, by everybody for oneself. */
  z.object({ do: z.literal("choose"), to: roomId.nullable() }),
  z.object({ do: z.literal("open") }),
  /** At any time; what is left out stays. `limitMinutes` counts from the opening. */
  z.object({
    do: z.literal("adjust"),
    limitMinutes: limitMinutes.optional(),
    extendMinutes: z.number().positive().max(1440).optional(),
    mayRecord: z.boolean().optional(),
  }),
  /** Words to all breakout rooms. */
  z.object({ do: z.literal("broadcast"), words: textSchema(500).trim().min(1) }),
  /** Everybody returns to the main room. */
  z.object({ do: z.literal("close") }),
]);
/** As it is sent: what has a default may be left out. */
export type BreakoutAction = z.input<typeof breakoutActionSchema>;

/** GET {base}/api/v1/meetings/{roomId}/breakouts: for hosts and moderators. */
export const breakoutsSchema = z.object({
  /** Null: none are planned. */
  state: z.enum(["planned", "open"]).nullable(),
  assignment: breakoutAssignmentSchema,
  limitMinutes,
  mayRecord: z.boolean(),
  /** Epoch ms; null when not open, and without a limit. */
  startsAt: z.number().nullable(),
  endsAt: z.number().nullable(),
  rooms: z.array(
    z.object({
      roomId: z.string(),
      name: z.string(),
      /** Assigned or inside. */
      people: z.array(z.object({ identity: z.string(), name: z.string(), inside: z.boolean() })),
      /** Records now. */
      recorded: z.boolean(),
    }),
  ),
  /** In the meeting, and assigned to no room. */
  unassigned: z.array(z.object({ identity: z.string(), name: z.string() })),
});
export type BreakoutsView = z.infer<typeof breakoutsSchema>;

/** POST {base}/api/v1/meetings/{roomId}/breakouts/recordings: what became of each room (P-5, P-16). */
export const breakoutRecordingsSchema = z.object({
  started: z.array(z.object({ roomId: z.string(), name: z.string(), recordingId: z.string() })),
  failed: z.array(z.object({ roomId: z.string(), name: z.string(), code: z.string(), message: z.string() })),
});
export type BreakoutRecordings = z.infer<typeof breakoutRecordingsSchema>;

/** In the metadata of the main room while breakout rooms are open. */
export const openBreakoutsSchema = z.object({
  startsAt: z.number(),
  endsAt: z.number().nullable(),
  assignment: breakoutAssignmentSchema,
  rooms: z.array(z.object({ roomId: z.string(), name: z.string(), people: z.number() })),
});
export type OpenBreakouts = z.infer<typeof openBreakoutsSchema>;

/** In the metadata of a breakout room. */
export const breakoutSchema = z.object({
  parentRoomId: z.string(),
  parentName: z.string(),
  endsAt: z.number().nullable(),
  /** Participants may record here. */
  mayRecord: z.boolean(),
});
export type Breakout = z.infer<typeof breakoutSchema>;
