/** The one place where a stored recording changes its state. */
import type { Kysely, Transaction } from "kysely";
import { type Decision, decide, type Fact, type Recording, type RecordingRecord } from "../../recording/index.ts";
import type { Logger, RecordingId, WallMs } from "../../vocabulary/index.ts";
import { noteByItself } from "./audit-store.ts";
import { announceChange } from "./changes.ts";
import { columnsOf, recordOf, type RecordingRow } from "./recording-rows.ts";
import type { Tables } from "./schema.ts";
import type { JobSender } from "./jobs.ts";

export type Transition = { readonly record: RecordingRecord; readonly decision: Decision };
export type TransitionDeps = { readonly db: Kysely<Tables>; readonly sender: JobSender; readonly log: Logger };

/** Locks the row until the transaction ends. */
export const lockRecording = (trx: Transaction<Tables>, id: RecordingId): Promise<RecordingRow | undefined> =>
  trx
    .selectFrom("recordings")
    .selectAll()
    .where("recording_id", "=", id)
    .where("deleted_at", "is", null)
    .forUpdate()
    .executeTakeFirst();

/** The final states do not know any more how long it was paused. */
const pausedOf = (life: Recording, at: WallMs): { readonly paused_ms?: number } => {
  if (life.state === "paused") return { paused_ms: life.pausedMs + Math.max(0, at - life.pausedAt) };
  return life.state === "recording" ? { paused_ms: life.pausedMs } : {};
};

/** That somebody asked for it is noted where he did. */
const noteEnd = async (trx: Transaction<Tables>, before: RecordingRecord, to: Recording): Promise<void> => {
  if (before.ending !== null || !("ending" in to) || to.ending.cause === "stopped") return;
  const at = "endedAt" in to ? to.endedAt : to.stopAt;
  await noteByItself(trx, before, { action: "recording.stop", at, because: to.ending.detail });
};

/** Applies a fact to a locked row: new state, change notice and the render job commit together (R17). */
export const transition = async (
  deps: TransitionDeps,
  trx: Transaction<Tables>,
  { row, fact }: { row: RecordingRow; fact: Fact },
): Promise<Transition> => {
  const before = recordOf(row);
  const decision = decide(before.life, fact);
  const log = deps.log.with({ recordingId: before.recordingId, state: before.life.state, fact: fact.fact });
  if (decision.decision === "ignore") log.debug("a fact about a recording was ignored", { reason: decision.reason });
  if (decision.decision === "impossible") log.error("a fact that cannot be", { what: decision.what });
  if (decision.decision !== "advance") return { record: before, decision };
  await trx
    .updateTable("recordings")
    .set({ ...columnsOf(decision.to), ...pausedOf(before.life, fact.at) })
    .where("recording_id", "=", before.recordingId)
    .execute();
  if (before.life.state === "starting" && decision.to.state === "recording")
    await deps.sender.send(trx, "render", { recordingId: before.recordingId });
  await noteEnd(trx, before, decision.to);
  await announceChange(trx);
  log.info("recording changed", { to: decision.to.state });
  const ending = "ending" in decision.to ? decision.to.ending : before.ending;
  return { record: { ...before, life: decision.to, ending }, decision };
};
