/** A child of the renderer: makes what lies beside a finished file, and ends. It lives no longer than its parent. */
import { setPriority } from "node:os";
import { ffmpegPictureMaker } from "../adapters/node-av/index.ts";
import { makeBeside } from "../publish/index.ts";
import { notesOfLog } from "../timeline/index.ts";
import { reasonOf } from "../vocabulary/index.ts";
import { besideOrder } from "./beside-job.ts";

/** Nobody waits for it: whatever records or renders goes first. */
const NICE = 15;

setPriority(NICE);
process.on("disconnect", () => process.exit(1));
process.on("message", (message) => {
  const order = besideOrder.safeParse(message);
  if (!order.success) return;
  const { logDir, ...rest } = order.data;
  const source = { ...rest, notes: () => notesOfLog(logDir) };
  const say = (failed: string | null): void => {
    process.send?.({ failed }, undefined, undefined, () => process.exit(0));
  };
  makeBeside(source, ffmpegPictureMaker).then(
    () => say(null),
    (thrown: unknown) => say(reasonOf(thrown)),
  );
});
