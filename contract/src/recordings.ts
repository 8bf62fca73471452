import { z } from "zod";
import { encodingSchema, fileFormatSchema } from "./encoding.ts";
import { textSchema } from "./text.ts";
import { paginationSchema } from "./lists.ts";

/** api-openvidu-meet.md 7; a final status never changes. */
export const recordingStatusSchema = z.enum([
  "starting",
  "active",
  "ending",
  "complete",
  "failed",
  "aborted",
  "limit_reached",
]);
export type RecordingStatus = z.infer<typeof recordingStatusSchema>;
export const finalStatuses: readonly RecordingStatus[] = ["complete", "failed", "aborted", "limit_reached"];

export const recordingLayoutSchema = z.enum(["grid", "speaker", "single-speaker"]);

/**
 * A stretch of the file in which nothing was captured; ms from the file's start. A pause is cut out of the file: its
 * two ends are the same.
 */
export const recordingGapSchema = z.object({
  fromMs: z.number(),
  toMs: z.number(),
  reason: z.enum(["recorder-lost", "connection-lost", "paused"]),
});

/** Somebody beside the owner: changes what is said about it; makes links; sees it. The first two also see it. */
export const collaborationSchema = z.enum(["co-editor", "co-publisher", "co-viewer"]);
export type Collaboration = z.infer<typeof collaborationSchema>;

/**
 * `describe`: title, description, tags. `purge`: delete without a way back. `assign`: collaborators, another owner.
 * `hold`: legal hold.
 */
export const recordingRightSchema = z.enum([
  "play",
  "download",
  "describe",
  "share",
  "delete",
  "purge",
  "assign",
  "hold",
]);
export type RecordingRight = z.infer<typeof recordingRightSchema>;

export const recordingSchema = z.object({
  recordingId: z.string(),
  roomId: z.string(),
  /** Name of the room when the recording began. */
  roomName: z.string(),
  status: recordingStatusSchema,
  /** True while an `active` recording captures nothing until it is resumed. */
  paused: z.boolean().optional(),
  layout: recordingLayoutSchema,
  encoding: encodingSchema,
  fileFormat: fileFormatSchema,
  /** `Rec - date and timestamp - meeting title.mp4` (K-52) */
  filename: z.string(),
  /** Epoch ms; absent until media is being written. */
  startDate: z.number().optional(),
  endDate: z.number().optional(),
  /** Seconds, fractional. */
  duration: z.number().optional(),
  /** Bytes. */
  size: z.number().optional(),
  errorCode: z.number().optional(),
  error: z.string().optional(),
  details: z.string().optional(),
  /** Roomreel's own fields. */
  title: z.string(),
  /** Who pressed Record; absent when a program or a trigger did. */
  initiator: z.string().optional(),
  /** Why capture ended; `details` says it in words. */
  endCause: z.enum(["stopped", "meeting-ended", "idle", "limit", "failed", "lost"]).optional(),
  owner: z.string(),
  /** Of a breakout room: the main room, and what the breakout was called. */
  parentRoomId: z.string().optional(),
  breakoutName: z.string().optional(),
  /** At first who pressed Record, when somebody else owns it: edits and publishes it, too (K-75). */
  collaborators: z.array(z.object({ userId: z.string(), as: z.array(collaborationSchema) })),
  gaps: z.array(recordingGapSchema).optional(),
  /** SHA-256 of the file, hex. */
  checksum: z.string().optional(),
  description: z.string().optional(),
  tags: z.array(z.string()).optional(),
  /** Names of those who were there, once it has ended. */
  people: z.array(z.string()).optional(),
  /** Nobody can delete it until an administrator lifts the hold. */
  onHold: z.boolean().optional(),
  /** When retention deletes it; epoch ms. */
  expiresAt: z.number().optional(),
  /** Only of what is in the trash: until when it can be restored. */
  trash: z.object({ since: z.number(), until: z.number(), by: z.string() }).optional(),
  /** How far the making of the file is: seconds of film, of as many as far as that is known. Only while it is made. */
  making: z.object({ done: z.number(), of: z.number().optional() }).optional(),
  /** What whoever asks may do with it. `purge`: delete for good. `hold`: legal hold. */
  may: z.array(recordingRightSchema).optional(),
  /** True when there is a file to play, also after failure. */
  playable: z.boolean(),
});
export type MeetRecording = z.infer<typeof recordingSchema>;

export const startRecordingSchema = z.object({
  roomId: textSchema(200).min(1),
  config: z
    .object({
      layout: recordingLayoutSchema.optional(),
      encoding: encodingSchema.optional(),
      fileFormat: fileFormatSchema.optional(),
    })
    .optional(),
});
export const recordingListSchema = z.object({
  recordings: z.array(recordingSchema.partial()),
  pagination: paginationSchema,
});
export const recordingUrlSchema = z.object({ url: z.string() });
