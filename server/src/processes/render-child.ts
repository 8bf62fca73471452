/**
 * A child of the renderer: renders one recording and ends. It may be killed at any moment; what it committed is
 * continued by the next one. It lives no longer than its parent.
 */
import { setPriority } from "node:os";
import { ffmpegEngine, ffmpegKeyFrameDecoder } from "../adapters/node-av/index.ts";
import { systemClock, systemHost } from "../adapters/system/index.ts";
import type { PlacedMark, RenderAssignment } from "../recording/index.ts";
import { isFailure, reasonOf } from "../vocabulary/index.ts";
import { holdRecordingFolder } from "./render-lock.ts";
import { type ChildMessage, orderMessage } from "./render-messages.ts";
import { renderRecording } from "./render-recording.ts";

/** Two thirds of the share of a process of normal priority. */
const NICE = 2;

/** Null while capture runs. */
let marks: readonly PlacedMark[] | null = null;

const say = (message: ChildMessage): Promise<void> =>
  new Promise((resolve) => {
    if (process.send === undefined || !process.connected) resolve();
    else process.send(message, undefined, undefined, () => resolve());
  });

const lastWords = async (assignment: RenderAssignment): Promise<ChildMessage> => {
  try {
    // Held until this process ends.
    await holdRecordingFolder(assignment, { host: systemHost, clock: systemClock });
    const file = await renderRecording(assignment, {
      engine: ffmpegEngine,
      decoder: ffmpegKeyFrameDecoder,
      clock: systemClock,
      captureIsOver: () => marks !== null,
      marks: () => marks ?? [],
      onProgress: (frames) => void say({ kind: "progress", frames }),
    });
    return file === null ? { kind: "nothing-to-render" } : { kind: "file-verified", file };
  } catch (thrown) {
    const code = isFailure(thrown) ? thrown.code : "render.broken";
    return { kind: "failed", code, detail: reasonOf(thrown) };
  }
};

// Where sessions share a processor evenly, capture goes first all the same (renderer.ts does it where they do not).
setPriority(NICE);
process.on("disconnect", () => process.exit(1));
process.on("message", (message) => {
  const order = orderMessage.safeParse(message);
  if (!order.success) return;
  if (order.data.kind === "capture-is-over") {
    marks = order.data.marks;
    return;
  }
  void lastWords(order.data.assignment).then(async (words) => {
    await say(words);
    process.exit(0);
  });
});
