/** Which captions a recording has. */
import { type Kysely, type Selectable, sql, type Transaction } from "kysely";
import {
  CAPTIONS_MAX,
  type CaptionsEntry,
  type CaptionsFile,
  type CaptionsPut,
  type CaptionsStore,
} from "../../library/index.ts";
import { type RecordingId, wallMs } from "../../vocabulary/index.ts";
import { announceChange } from "./changes.ts";
import { lockRecording } from "./recording-transition.ts";
import type { Tables } from "./schema.ts";

type Row = Selectable<Tables["captions"]>;

export const captionsStore = (db: Kysely<Tables>): CaptionsStore => ({
  of: async (id) => {
    const rows = await db
      .selectFrom("captions")
      .selectAll()
      .where("recording_id", "=", id)
      .orderBy("language")
      .execute();
    return rows.map(entryOf);
  },

  put: (id, entry, keepFile) =>
    db.transaction().execute(async (trx): Promise<CaptionsPut> => {
      const row = await lockRecording(trx, id);
      if (row === undefined || row.trashed_at !== null) return { outcome: "none" };
      const there = await allOf(trx, id);
      const same = there.find(({ language }) => language === entry.language);
      if (same !== undefined && row.hold !== null) return { outcome: "on-hold" };
      if (same === undefined && there.length >= CAPTIONS_MAX) return { outcome: "too-many" };
      await keepFile();
      await write(trx, id, entry);
      await changed(trx, id);
      return { outcome: "kept", replaced: same === undefined ? null : fileIn(same) };
    }),

  remove: (id, language) =>
    db.transaction().execute(async (trx) => {
      const row = await lockRecording(trx, id);
      const same = (await allOf(trx, id)).find((one) => one.language === language);
      if (row === undefined || row.trashed_at !== null || same === undefined) return "none";
      if (row.hold !== null) return "on-hold";
      await trx.deleteFrom("captions").where("recording_id", "=", id).where("language", "=", language).execute();
      await changed(trx, id);
      return fileIn(same);
    }),
});

const allOf = (trx: Transaction<Tables>, id: RecordingId): Promise<Row[]> =>
  trx.selectFrom("captions").selectAll().where("recording_id", "=", id).execute();

const write = async (trx: Transaction<Tables>, id: RecordingId, entry: CaptionsEntry): Promise<void> => {
  const { language, file, cues, bytes, changedBy } = entry;
  const values = { file, cues, bytes, changed_at: new Date(entry.changedAt), changed_by: changedBy };
  await trx
    .insertInto("captions")
    .values({ recording_id: id, language, ...values })
    .onConflict((conflict) => conflict.columns(["recording_id", "language"]).doUpdateSet(values))
    .execute();
};

/** What is stored is measured anew, for the quota; and everybody is told. */
const changed = async (trx: Transaction<Tables>, id: RecordingId): Promise<void> => {
  await trx
    .updateTable("recordings")
    .set({ stored_bytes: sql<null>`null` })
    .where("recording_id", "=", id)
    .execute();
  await announceChange(trx);
};

/** As it was written here. */
const fileIn = (row: Row): CaptionsFile => row.file as CaptionsFile;

const entryOf = (row: Row): CaptionsEntry => ({
  language: row.language,
  file: fileIn(row),
  cues: row.cues,
  bytes: row.bytes,
  changedAt: wallMs(row.changed_at.getTime()),
  changedBy: row.changed_by,
});
