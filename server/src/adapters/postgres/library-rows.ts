/** Between a row of `recordings`, with what the settings make of it, and an entry of the library. */
import { type RawBuilder, sql } from "kysely";
import type { LibraryEntry } from "../../library/index.ts";
import { mediaMs, wallMs } from "../../vocabulary/index.ts";
import { recordOf, type RecordingRow } from "./recording-rows.ts";

const DAY_MS = 86_400_000;

/** A row with how long it is kept: read with `entryColumns`. */
export type EntryRow = RecordingRow & { readonly keep_days: number | null; readonly trash_days: number };

const setting = (name: string) =>
  sql`(select (settings #>> ${sql.lit(`{library,${name}}`)})::float8 from organisation)`;

/** Settings that nobody has said yet are null there: 30 days of trash, and no retention. */
const trashDays = sql<number>`coalesce(${setting("trashDays")}, 30)`;

/** The room's word within the organisation's cap; of breakout rooms the main room's. Null: for ever. */
const keepDays: RawBuilder<number | null> = sql`least(${setting("retentionDaysMax")}, coalesce(
  (select (config #>> '{recording,retentionDays}')::float8 from rooms
    where rooms.room_id = coalesce(recordings.parent_room_id, recordings.room_id)), ${setting("retentionDays")}))`;

export const entryColumns = sql`recordings.*, ${keepDays} as keep_days, ${trashDays} as trash_days`;

/** Time is over, by retention or in the trash, and no hold keeps it. */
export const isOver = (now: Date): RawBuilder<boolean> => sql<boolean>`(hold is null and (
  trashed_at + ${trashDays} * interval '1 day' <= ${now} or ended_at + ${keepDays} * interval '1 day' <= ${now}))`;

export const entryOf = (row: EntryRow): LibraryEntry => ({
  record: recordOf(row),
  description: row.description,
  tags: row.tags,
  people: row.people ?? [],
  trash: trashOf(row),
  hold: row.hold,
  making: makingOf(row),
  expiresAt:
    row.ended_at === null || row.keep_days === null ? null : wallMs(row.ended_at.getTime() + row.keep_days * DAY_MS),
});

/** The film of a meeting is as long as its capture, without the pauses. */
const makingOf = ({ state, made_ms: made, paused_ms: paused }: EntryRow): LibraryEntry["making"] => {
  if (state.state !== "stopping" && state.state !== "publishing") return null;
  const end = state.state === "stopping" ? state.stopAt : state.endedAt;
  const whole = Math.max(0, end - state.startedAt - paused);
  return { madeMs: mediaMs(Math.min(made ?? 0, whole)), ofMs: state.state === "stopping" ? null : mediaMs(whole) };
};

const trashOf = ({ trashed_at: since, trashed_by: by, trash_days: days }: EntryRow): LibraryEntry["trash"] =>
  since === null
    ? null
    : { since: wallMs(since.getTime()), by: by ?? "", until: wallMs(since.getTime() + days * DAY_MS) };
