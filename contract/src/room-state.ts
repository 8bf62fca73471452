import { z } from "zod";
import { broadcastSchema } from "./broadcast.ts";
import { breakoutSchema, openBreakoutsSchema } from "./breakouts.ts";
import { consentModeSchema } from "./organisation.ts";
import { stageModeSchema } from "./meeting-actions.ts";

/**
 * The room's LiveKit metadata: JSON that only the server writes and everybody in the meeting reads, late
 * joiners included. Clients show what it says, whoever did it (K-09, K-10, K-33, K-34).
 */
export const recordingStateSchema = z.discriminatedUnion("state", [
  /** *Recording will start momentarily, please wait.* */
  z.object({ state: z.literal("starting"), recordingId: z.string() }),
  /**
   * *This session is being recorded.* `startedAt`: epoch ms; `pausedMs`: how long it was paused in all. The timer
   * shows now - startedAt - pausedMs.
   */
  z.object({
    state: z.literal("active"),
    recordingId: z.string(),
    startedAt: z.number(),
    pausedMs: z.number().default(0),
  }),
  /** Nothing is captured until it is resumed or stopped. `recordedMs`: at what the timer stands. */
  z.object({
    state: z.literal("paused"),
    recordingId: z.string(),
    startedAt: z.number(),
    pausedAt: z.number(),
    recordedMs: z.number(),
  }),
  /** *Recording ended, starting upload* */
  z.object({ state: z.literal("ending"), recordingId: z.string(), startedAt: z.number().nullable() }),
  /** The file is available; stays for two minutes. */
  z.object({
    state: z.literal("complete"),
    recordingId: z.string(),
    endedAt: z.number(),
    /** False of a live broadcast: not before the room is closed. */
    listed: z.boolean().default(true),
  }),
  /** It failed or was aborted; `message` says what happened and whether a file was saved. Stays for two minutes. */
  z.object({
    state: z.literal("failed"),
    recordingId: z.string(),
    endedAt: z.number(),
    message: z.string(),
    hasFile: z.boolean(),
  }),
]);
export type RecordingState = z.infer<typeof recordingStateSchema>;

export const roomStateSchema = z.object({
  v: z.literal(1),
  roomId: z.string(),
  roomName: z.string(),
  recordingEnabled: z.boolean(),
  recording: recordingStateSchema.nullable(),
  /** New arrivals wait to be admitted. */
  locked: z.boolean().default(false),
  /** How many wait. */
  waiting: z.number().default(0),
  stageMode: stageModeSchema.default("everyone"),
  /** Identity of the person whose camera a moderator made large for everybody. */
  mainCamera: z.string().nullable().default(null),
  chatEnabled: z.boolean().default(true),
  /** A trigger will start a recording. */
  willBeRecorded: z.boolean().default(false),
  /** Identity of the one to whom *Do you want to start recording?* is put (trigger `prompt`). */
  prompted: z.string().nullable().default(null),
  /** Who leads and may start is reminded that nothing is recorded. */
  reminded: z.boolean().default(false),
  /** Of the running recording; without one, of the next. */
  consent: consentModeSchema.default("confirm"),
  /** Participants may keep their own sound and picture out of recordings. */
  mayBeLeftOut: z.boolean().default(false),
  /** Recordings may be started and stopped on phones. */
  startOnPhones: z.boolean().default(false),
  /** Of a room that broadcasts; null: any other. */
  broadcast: broadcastSchema.nullable().default(null),
  /** Breakout rooms of this room that are open. */
  breakouts: openBreakoutsSchema.nullable().default(null),
  /** What this breakout room is; null: it is none. */
  breakout: breakoutSchema.nullable().default(null),
});
export type RoomState = z.infer<typeof roomStateSchema>;

/** LiveKit participant attributes, written by the server only. Absent is the default. */
export const participantAttributesSchema = z.object({
  role: z.enum(["host", "moderator", "speaker", "viewer"]),
  /** `asking`: wants to; `invited`: may take the place. Only `on` is seen, heard and recorded. */
  stage: z.enum(["on", "off", "asking", "invited"]).default("on"),
  /** Epoch ms since when the hand is up; empty: it is not. */
  hand: z.string().default(""),
  /** `1`: sound and picture stay out of recordings. */
  leftOut: z.enum(["", "1"]).default(""),
  /** `roomId` of the breakout room to go to; empty: none. */
  breakout: z.string().default(""),
});
export type ParticipantAttributes = z.infer<typeof participantAttributesSchema>;
