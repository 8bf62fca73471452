/** What a renderer and its children say to each other. */
import { stageLayouts } from "@roomreel/stage";
import { z } from "zod";
import type { Gap, PlacedMark, RenderAssignment, VerifiedFile } from "../recording/index.ts";
import { mediaMs, recordingId, wallMs } from "../vocabulary/index.ts";

const coding = z.object({
  size: z.object({ width: z.number(), height: z.number() }),
  framesPerSecond: z.union([z.literal(15), z.literal(30), z.literal(60)]),
  profile: z.enum(["baseline", "main", "high"]),
  kilobitsAtMost: z.number(),
  keyFrameSecondsAtMost: z.number().nullable(),
  soundKilobits: z.number(),
});

const assignment = z
  .object({
    recordingId: z.string(),
    logDir: z.string(),
    filePath: z.string(),
    fileFormat: z.enum(["mp4", "mkv"]),
    title: z.string(),
    startedAt: z.number(),
    layout: z.enum(stageLayouts),
    coding,
    giveUp: z.boolean(),
  })
  .transform((one): RenderAssignment => ({
    ...one,
    recordingId: recordingId(one.recordingId),
    startedAt: wallMs(one.startedAt),
  }));

export const marks = z.array(
  z.object({ at: z.number(), label: z.string() }).transform((one): PlacedMark => ({ ...one, at: wallMs(one.at) })),
);

/** To the child. */
export const orderMessage = z.discriminatedUnion("kind", [
  /** Once, first. */
  z.object({ kind: z.literal("render"), assignment }),
  /** No take will come any more: go to the end of the log. May come twice. */
  z.object({ kind: z.literal("capture-is-over"), marks }),
]);
export type OrderMessage = z.input<typeof orderMessage>;

/** A gap as JSON, here and in the sidecar of a file. */
export const gap = z
  .object({ fromMs: z.number(), toMs: z.number(), reason: z.enum(["recorder-lost", "connection-lost", "paused"]) })
  .transform((one): Gap => ({ ...one, fromMs: mediaMs(one.fromMs), toMs: mediaMs(one.toMs) }));
const file = z
  .object({ path: z.string(), bytes: z.number(), durationMs: z.number(), sha256: z.string(), gaps: z.array(gap) })
  .transform((one): VerifiedFile => ({ ...one, durationMs: mediaMs(one.durationMs) }));

/** From the child. All but `progress` are its last words. */
export const childMessage = z.discriminatedUnion("kind", [
  /** So many frames are durable. */
  z.object({ kind: z.literal("progress"), frames: z.number() }),
  z.object({ kind: z.literal("file-verified"), file }),
  z.object({ kind: z.literal("nothing-to-render") }),
  z.object({ kind: z.literal("failed"), code: z.string(), detail: z.string() }),
]);
export type ChildMessage = z.output<typeof childMessage>;
