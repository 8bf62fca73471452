/** The step of a deletion that cannot be taken back: one transaction hides the row and sends the job (L1). */
import { sql } from "kysely";
import type { Removal } from "../../library/index.ts";
import { isFinal } from "../../recording/index.ts";
import type { RecordingId } from "../../vocabulary/index.ts";
import { announceChange } from "./changes.ts";
import type { RecordingRow } from "./recording-rows.ts";
import { lockRecording, type TransitionDeps } from "./recording-transition.ts";

/** What keeps a recording from being removed, to the trash or for good. */
export const refusalOf = ({ state, hold }: RecordingRow): "not-final" | "on-hold" | null => {
  if (hold !== null) return "on-hold";
  return isFinal(state) ? null : "not-final";
};

export const deleteForGood = (deps: TransitionDeps, id: RecordingId): Promise<Removal> =>
  deps.db.transaction().execute(async (trx) => {
    const row = await lockRecording(trx, id);
    if (row === undefined) return "none";
    const refusal = refusalOf(row);
    if (refusal !== null) return refusal;
    await trx
      .updateTable("recordings")
      .set({ deleted_at: sql<Date>`now()` })
      .where("recording_id", "=", id)
      .execute();
    await deps.sender.send(trx, "delete-recording", { recordingId: id });
    await announceChange(trx);
    return "removed";
  });
