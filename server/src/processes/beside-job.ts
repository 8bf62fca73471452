/**
 * Has what lies beside a finished file made, in a child process: FFmpeg's libraries live only there. A recording is
 * complete without it, so what fails is logged, and made when somebody asks for it.
 */
import { fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import { z } from "zod";
import type { Clock, Logger } from "../vocabulary/index.ts";
import { gap, marks } from "./render-messages.ts";

const CHILD = fileURLToPath(new URL("./beside-child.ts", import.meta.url));
/** To read the log of a day takes minutes. */
const LIMIT_MS = 1_800_000;

export const besideOrder = z.object({ filePath: z.string(), logDir: z.string(), gaps: z.array(gap), marks });
const answer = z.object({ failed: z.string().nullable() });

export type BesideDeps = { readonly clock: Clock; readonly log: Logger };

/** Resolves when the child has ended; `signal` ends it at once. */
export const runBesideChild = async (
  order: z.output<typeof besideOrder>,
  { clock, log }: BesideDeps,
  signal: AbortSignal,
): Promise<void> => {
  const child = fork(CHILD, [], { stdio: ["ignore", "inherit", "inherit", "ipc"], execArgv: [] });
  const kill = (): void => void child.kill("SIGKILL");
  const limit = clock.after(LIMIT_MS, kill);
  signal.addEventListener("abort", kill);
  let failed: string | null = "it ended without a word";
  child.on("message", (message) => {
    const said = answer.safeParse(message);
    if (said.success) failed = said.data.failed;
  });
  const ended = new Promise<void>((resolve) => {
    child.on("close", () => resolve());
    child.on("error", () => resolve());
  });
  if (child.connected) child.send(order, () => undefined);
  if (signal.aborted) kill();
  await ended;
  limit.cancel();
  signal.removeEventListener("abort", kill);
  if (failed !== null) log.warn("what lies beside a file could not be made", { file: order.filePath, reason: failed });
};
