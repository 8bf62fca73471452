/**
 * One render job: a child process that is started again when it dies, as long as that brings the file forward.
 *
 *     child ──file verified──> capture over? ──> report ──> sidecar removed
 *       └──dies, fruitless──> capture runs: back to the queue
 *                             capture over: what is committed becomes a file ──> report it with the failure
 *
 * Whoever goes on after a kill between any two of these steps finds the sidecar, and does only what is left.
 */
import { removeSidecar } from "../publish/index.ts";
import type { RenderAssignment, RenderFact, VerifiedFile } from "../recording/index.ts";
import { Failure, type Host, type RecordingId } from "../vocabulary/index.ts";
import { holdRecordingFolder } from "./render-lock.ts";
import { salvageFile } from "./render-salvage.ts";
import type { ChildMessage } from "./render-messages.ts";
import { type ChildDeps, runChild } from "./render-child-run.ts";

const PAUSE_MS = 1000;
/** Starts in a row that bring nothing new. */
const FRUITLESS_MAX = 4;
/** Log and file may be whole before the recorder's report that capture ended is stored. */
const OVER_POLL_MS = 250;
const OVER_POLLS_MAX = 120;

export type RenderJobDeps = ChildDeps & {
  /** Where the file of a recording may lie, also of one that is final or gone. */
  readonly filePathsOf: (id: RecordingId) => readonly string[];
  /** Has what is missing beside the reported file made; nobody waits for it, and it does not fail. */
  readonly makeBeside: (id: RecordingId, signal: AbortSignal) => Promise<void>;
  readonly host: Pick<Host, "lockFolder">;
};

/**
 * @throws when `signal` aborts, and Failure `render.capture-not-over`, `render.folder-in-use`, `render.failing`: the
 *   job goes back to the queue
 */
export const runRenderJob = async (id: RecordingId, deps: RenderJobDeps, signal: AbortSignal): Promise<void> => {
  await toReport(id, deps, signal);
  await deps.makeBeside(id, signal);
};

const toReport = async (id: RecordingId, deps: RenderJobDeps, signal: AbortSignal): Promise<void> => {
  const { ledger, clock, log } = deps;
  for (let fruitless = 0, frames = 0; ;) {
    const assignment = await ledger.renderAssignment(id);
    // Reported by an earlier process, which may have died in the next step.
    if (assignment === null) return removeSidecars(deps.filePathsOf(id));
    if (assignment.giveUp) return failed(assignment, deps, "rendering failed again and again");
    const child = await runChild(assignment, deps, signal);
    signal.throwIfAborted();
    if (child.said?.kind === "failed" && child.said.code === "host.folder-in-use")
      throw new Failure("render.folder-in-use", "another process still works on this recording");
    const fact = factOf(child.said);
    if (fact !== null) {
      await untilCaptureIsOver(id, deps, signal);
      return report(assignment, deps, fact);
    }
    fruitless = child.frames > frames ? 0 : fruitless + 1;
    frames = Math.max(frames, child.frames);
    log.warn("a render child ended early", { recording: id, reason: child.ending, frames, fruitless });
    if (fruitless > FRUITLESS_MAX) return failed(assignment, deps, child.ending);
    await clock.sleep(PAUSE_MS * fruitless);
  }
};

const removeSidecars = async (filePaths: readonly string[]): Promise<void> => {
  for (const filePath of filePaths) await removeSidecar(filePath);
};

/** While capture runs nothing has failed for good: the log grows, and the queue asks again later. */
const failed = async (assignment: RenderAssignment, deps: RenderJobDeps, detail: string): Promise<void> => {
  if (!(await deps.ledger.captureIsOver(assignment.recordingId))) throw new Failure("render.failing", detail);
  const lock = await holdRecordingFolder(assignment, deps);
  try {
    await report(assignment, deps, { fact: "render-failed", detail, file: await salvaged(assignment, deps) });
  } finally {
    lock.release();
  }
};

const salvaged = async (assignment: RenderAssignment, { ledger, log }: RenderJobDeps): Promise<VerifiedFile | null> => {
  try {
    return await salvageFile(assignment, await ledger.marks(assignment.recordingId));
  } catch (error) {
    log.error("what was rendered could not be salvaged", { recording: assignment.recordingId, error });
    return null;
  }
};

const report = async (assignment: RenderAssignment, deps: RenderJobDeps, fact: RenderFact): Promise<void> => {
  await deps.ledger.reportRender(assignment.recordingId, fact);
  await removeSidecar(assignment.filePath);
  deps.log.info("rendered", { recording: assignment.recordingId, outcome: fact.fact });
};

/** A result that is reported earlier would be refused, and lost. */
const untilCaptureIsOver = async (
  id: RecordingId,
  { ledger, clock }: RenderJobDeps,
  signal: AbortSignal,
): Promise<void> => {
  for (let polls = 0; !(await ledger.captureIsOver(id)); polls++) {
    if (polls === OVER_POLLS_MAX) {
      throw new Failure("render.capture-not-over", "the file is whole, and the end of capture is not reported");
    }
    await clock.sleep(OVER_POLL_MS);
    signal.throwIfAborted();
  }
};

const factOf = (said: ChildMessage | null): RenderFact | null => {
  if (said?.kind === "file-verified") return { fact: "file-verified", file: said.file };
  return said?.kind === "nothing-to-render" ? { fact: "nothing-to-render" } : null;
};
