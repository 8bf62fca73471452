/**
 * One render child from its start to its end. It is told once a second, and after every change, whether capture is
 * over; it is ended when nobody wants the recording any more, or when it hangs.
 */
import { type ChildProcess, fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { RenderAssignment, RenderLedger } from "../recording/index.ts";
import { type Clock, type Logger, mediaMs, type RecordingId, type Timer } from "../vocabulary/index.ts";
import { type ChildMessage, childMessage, type OrderMessage } from "./render-messages.ts";

const CHILD = fileURLToPath(new URL("./render-child.ts", import.meta.url));
const POLL_MS = 1000;
/** With all of the log there, a commit takes seconds on a busy machine, and reading a day's file back some minutes. */
const HANGING_MS = 900_000;

export type ChildDeps = {
  readonly ledger: RenderLedger;
  readonly clock: Clock;
  readonly log: Logger;
};

/** What it said and did. */
export type ChildEnd = {
  /** Its last words; null when it died without. */
  readonly said: ChildMessage | null;
  readonly frames: number;
  /** Why, when there is no result. */
  readonly ending: string;
};

/** Resolves when it has ended; `signal` ends it at once. */
export const runChild = async (
  assignment: RenderAssignment,
  deps: ChildDeps,
  signal: AbortSignal,
): Promise<ChildEnd> => {
  const child = fork(CHILD, [], { stdio: ["ignore", "inherit", "inherit", "ipc"], execArgv: [] });
  const kill = (): void => void child.kill("SIGKILL");
  signal.addEventListener("abort", kill);
  const patience = patienceWith(child, deps);
  const ended = endOf(child, (frames) => {
    patience.renew();
    noteMade(assignment, frames, deps);
    deps.log.debug("committed", { recording: assignment.recordingId, frames, child: child.pid });
  });
  tell(child, { kind: "render", assignment });
  const watch = await watchCapture(assignment.recordingId, { child, onOver: patience.begin }, deps);
  if (signal.aborted) kill();
  const end = await ended;
  await watch.stop();
  patience.end();
  signal.removeEventListener("abort", kill);
  return end;
};

/** Who waits sees an older figure when the ledger does not answer. */
const noteMade = ({ recordingId, coding }: RenderAssignment, frames: number, { ledger, log }: ChildDeps): void => {
  ledger
    .noteMade(recordingId, mediaMs((frames * 1000) / coding.framesPerSecond))
    .catch((error: unknown) => log.debug("progress was not noted", { recording: recordingId, error }));
};

/** Ends a child that hangs. While capture runs there may be nothing to do, so it begins when capture is over. */
const patienceWith = (child: ChildProcess, { clock, log }: ChildDeps) => {
  let limit: Timer | null = null;
  const set = (): void => {
    limit?.cancel();
    limit = clock.after(HANGING_MS, () => {
      log.error("a render child hangs; it is ended", { child: child.pid });
      child.kill("SIGKILL");
    });
  };
  return {
    begin: () => (limit === null ? set() : undefined),
    renew: () => (limit === null ? undefined : set()),
    end: () => limit?.cancel(),
  };
};

/** Never written to when it is gone: what is said then is said to nobody. */
const tell = (child: ChildProcess, order: OrderMessage): void => {
  if (child.connected) child.send(order, () => undefined);
};

const endOf = (child: ChildProcess, onProgress: (frames: number) => void): Promise<ChildEnd> =>
  new Promise((resolve) => {
    let said: ChildMessage | null = null;
    let frames = 0;
    child.on("message", (message) => {
      const parsed = childMessage.safeParse(message);
      if (!parsed.success) return;
      if (parsed.data.kind !== "progress") {
        said = parsed.data;
        return;
      }
      frames = parsed.data.frames;
      onProgress(frames);
    });
    child.on("error", (error) => resolve({ said, frames, ending: error.message }));
    child.on("close", (code, killedBy) => resolve({ said, frames, ending: endingOf(said, code, killedBy) }));
  });

const endingOf = (said: ChildMessage | null, code: number | null, killedBy: string | null): string => {
  if (said?.kind === "failed") return `${said.code}: ${said.detail}`;
  return killedBy === null ? `it ended with code ${code}` : `it was ended by ${killedBy}`;
};

/** Tells the child when capture is over, and ends it when nobody wants the recording any more. */
const watchCapture = async (
  id: RecordingId,
  { child, onOver }: { readonly child: ChildProcess; readonly onOver: () => void },
  { ledger, clock, log }: ChildDeps,
): Promise<{ stop(): Promise<void> }> => {
  let asking = false;
  const ask = async (): Promise<void> => {
    if (asking) return;
    asking = true;
    try {
      if (!(await ledger.captureIsOver(id))) return;
      onOver();
      if ((await ledger.renderAssignment(id)) === null) child.kill("SIGKILL");
      else tell(child, { kind: "capture-is-over", marks: [...(await ledger.marks(id))] });
    } catch (error) {
      log.warn("the ledger does not answer; asked again in a second", { recording: id, error });
    } finally {
      asking = false;
    }
  };
  const poll = clock.every(POLL_MS, () => void ask());
  const changes = await ledger.onRenderChange(() => void ask());
  await ask();
  return {
    stop: async () => {
      poll.cancel();
      await changes.stop();
    },
  };
};
