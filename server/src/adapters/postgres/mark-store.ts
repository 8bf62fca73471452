/** Marks of recordings. */
import type { Kysely, Selectable } from "kysely";
import type { Mark, MarkStore } from "../../recording/index.ts";
import { mediaMs, type RecordingId, wallMs } from "../../vocabulary/index.ts";
import { recordOf } from "./recording-rows.ts";
import { lockRecording } from "./recording-transition.ts";
import type { Tables } from "./schema.ts";

export const markStore = (db: Kysely<Tables>): MarkStore => ({
  add: (id, how) =>
    db.transaction().execute(async (trx) => {
      // Two at once wait for each other, so that the limits hold (R61).
      const row = await lockRecording(trx, id);
      if (row === undefined) return null;
      const mark = how({ record: recordOf(row), marks: await marksOf(trx, id) });
      await trx.insertInto("marks").values(rowOf(id, mark)).execute();
      return mark;
    }),

  remove: (id, markId, allow) =>
    db.transaction().execute(async (trx) => {
      const row = await lockRecording(trx, id);
      if (row === undefined) return "no-recording";
      const marks = await marksOf(trx, id);
      if (marks.every((mark) => mark.markId !== markId)) return "no-mark";
      allow(recordOf(row));
      await trx.deleteFrom("marks").where("mark_id", "=", markId).execute();
      return "removed";
    }),

  of: (id) => marksOf(db, id),
});

const marksOf = async (db: Kysely<Tables>, id: RecordingId): Promise<readonly Mark[]> => {
  const of = db.selectFrom("marks").selectAll().where("recording_id", "=", id);
  return (await of.orderBy("at").orderBy("mark_id").execute()).map(markOf);
};

const rowOf = (id: RecordingId, { markId, at, positionMs, label, by }: Mark): Tables["marks"] => ({
  mark_id: markId,
  recording_id: id,
  at: new Date(at),
  position_ms: positionMs,
  label,
  set_by: by,
});

const markOf = (row: Selectable<Tables["marks"]>): Mark => ({
  markId: row.mark_id,
  at: wallMs(row.at.getTime()),
  positionMs: mediaMs(row.position_ms),
  label: row.label,
  by: row.set_by,
});
