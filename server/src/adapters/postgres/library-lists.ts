/**
 * Pages of the library, by cursors; each sort field has an index.
 *
 * A search is of rare words or of common ones. PostgreSQL takes any beginning of a word that it knows nothing of for
 * common, walks the order until the page is full, and of a word that nobody wrote that is the whole table (100,000
 * recordings: 65 ms instead of 1 ms). So a few are looked for by the index of words first; only where there are more,
 * the order is walked, which then ends soon.
 */
import { type Kysely, type RawBuilder, sql } from "kysely";
import type { LibraryQuery } from "../../library/index.ts";
import { cursorOf, nameMatches, pageTokenOf, refusingBadRegex } from "./pages.ts";
import { entryColumns, entryOf, type EntryRow } from "./library-rows.ts";
import type { Tables } from "./schema.ts";

type SortKey = {
  /** Never null, so that cursors compare; word for word as in its index. */
  readonly key: RawBuilder<unknown>;
  readonly kind: "number" | "text";
  /** The key as a cursor keeps it, and back. */
  readonly kept: RawBuilder<unknown>;
  readonly from: (value: string | number) => RawBuilder<unknown>;
};

const start = sql`coalesce(started_at, requested_at)`;
const number = (key: RawBuilder<unknown>): SortKey => ({
  key,
  kind: "number",
  kept: key,
  from: (value) => sql`${value}::double precision`,
});
const text = (key: RawBuilder<unknown>): SortKey => ({
  key,
  kind: "text",
  kept: key,
  from: (value) => sql`${value}::text`,
});

const sortKeys: Readonly<Record<LibraryQuery["sortField"], SortKey>> = {
  startDate: {
    key: start,
    kind: "number",
    kept: sql`extract(epoch from ${start})::double precision * 1000`,
    from: (value) => sql`to_timestamp(${value}::double precision / 1000)`,
  },
  roomName: text(sql`room_name`),
  title: text(sql`title`),
  duration: number(sql`coalesce(duration_ms, -1)`),
  size: number(sql`(coalesce(bytes, -1)::double precision)`),
};

/** @throws Failure `bad-page-token`, `bad-regex` */
export const listEntries = (db: Kysely<Tables>, query: LibraryQuery) => refusingBadRegex(pageOf(db, query));

/** More than these are common. */
const FEW = 200;

/** @returns null when they are not few */
const fewWith = async (db: Kysely<Tables>, terms: readonly string[]): Promise<readonly string[] | null> => {
  const { rows } = await sql<{ recording_id: string }>`
    select recording_id from recordings where ${hasWords(terms)} limit ${FEW + 1}`.execute(db);
  return rows.length > FEW ? null : rows.map((row) => row.recording_id);
};

const wordsOf = async (db: Kysely<Tables>, terms: readonly string[]): Promise<readonly Condition[]> => {
  if (terms.length === 0) return [];
  const few = await fewWith(db, terms);
  return [few === null ? hasWords(terms) : sql<boolean>`recording_id = any(${[...few]}::text[])`];
};

const pageOf = async (db: Kysely<Tables>, query: LibraryQuery) => {
  const { key, kind, kept } = sortKeys[query.sortField];
  const direction = sql.raw(query.sortOrder);
  const filters = [...filtersOf(query), ...(await wordsOf(db, query.terms))];
  const conditions = sql.join([sql<boolean>`deleted_at is null`, ...filters], sql` and `);
  const { rows } = await sql<EntryRow & { readonly sort_key: string | number }>`
    select ${entryColumns}, ${kept} as sort_key from recordings where ${conditions}
    order by ${key} ${direction}, recording_id ${direction} limit ${query.maxItems + 1}`.execute(db);
  const shown = rows.slice(0, query.maxItems);
  const last = rows.length > query.maxItems ? shown.at(-1) : undefined;
  const value = kind === "text" ? String(last?.sort_key) : Number(last?.sort_key);
  return {
    items: shown.map(entryOf),
    nextPageToken: last === undefined ? null : pageTokenOf([value, last.recording_id]),
  };
};

type Condition = RawBuilder<boolean>;

const filtersOf = (query: LibraryQuery): readonly Condition[] => [
  sql<boolean>`listed`,
  query.trash ? sql<boolean>`trashed_at is not null` : sql<boolean>`trashed_at is null`,
  ...placesOf(query),
  ...(query.visibleTo === undefined ? [] : [isVisibleTo(query.visibleTo)]),
  ...(query.mineAs === undefined ? [] : [isOf(query.mineAs)]),
  ...(query.states === undefined ? [] : [sql<boolean>`status = any(${[...query.states]}::text[])`]),
  ...(query.tag === undefined ? [] : [sql<boolean>`tags ? ${query.tag}`]),
  ...(query.from === undefined ? [] : [sql<boolean>`${start} >= ${new Date(query.from)}`]),
  ...(query.until === undefined ? [] : [sql<boolean>`${start} < ${new Date(query.until)}`]),
  ...beyond(query),
];

const mainRoom = sql`coalesce(parent_room_id, room_id)`;

const roomOf = (breakouts: LibraryQuery["breakouts"]): RawBuilder<unknown> => {
  if (breakouts === "beside") return mainRoom;
  return breakouts ? sql`parent_room_id` : sql`room_id`;
};

const placesOf = ({ breakouts, folder, roomId, spaceId, roomName }: LibraryQuery): readonly Condition[] => [
  ...(breakouts === true || folder === "breakouts" ? [sql<boolean>`parent_room_id is not null`] : []),
  ...(folder === "recordings" ? [sql<boolean>`parent_room_id is null`] : []),
  ...(roomId === undefined ? [] : [sql<boolean>`${roomOf(breakouts)} = ${roomId}`]),
  ...(spaceId === undefined
    ? []
    : [sql<boolean>`${mainRoom} in (select rooms.room_id from rooms where rooms.space_id = ${spaceId})`]),
  ...(roomId === undefined && roomName !== undefined ? [nameMatches(sql<string>`room_name`, roomName)] : []),
];

/** Terms are letters and digits only (`searchTerms`), so quotes hold them. */
const tsquery = (terms: readonly string[]): string => terms.map((term) => `'${term}':*`).join(" & ");
const hasWords = (terms: readonly string[]): Condition => sql<boolean>`words @@ ${tsquery(terms)}::tsquery`;

const beyond = (query: LibraryQuery): readonly Condition[] => {
  if (query.pageToken === undefined) return [];
  const { key, kind, from } = sortKeys[query.sortField];
  const [value, id] = cursorOf(query.pageToken, kind);
  const at = sql`(${key}, recording_id)`;
  const last = sql`(${from(value)}, ${id}::text)`;
  return [query.sortOrder === "asc" ? sql<boolean>`${at} > ${last}` : sql<boolean>`${at} < ${last}`];
};

/** My Media: owned, started or collaborated on. */
const isOf = (who: string): Condition =>
  sql<boolean>`(owner = ${who} or collaborators @> ${JSON.stringify([{ userId: who }])}::jsonb)`;

/**
 * `seesRecording`, as a condition. Rooms that are gone hide nothing from the owner of a recording. Which rooms somebody
 * has is asked once for a list, and not for each recording.
 */
const isVisibleTo = (who: string): Condition => sql<boolean>`(
  room_id in (select rooms.room_id from rooms where rooms.owner = ${who})
  or ${isOf(who)} and not exists (
    select from rooms where rooms.room_id = recordings.room_id and ${preset} = 'admin')
  or ${mainRoom} in (${roomsInSpacesOf(who)} and ${opensToLeader})
  or parent_room_id is null and room_id in (${roomsInSpacesOf(who)} and ${opensToMember}))`;

const preset = sql`rooms.config #>> '{recording,allowAccessTo}'`;

/** `permissionsInSpace`, as a condition (L23). */
const roomsInSpacesOf = (who: string) => sql`
  select rooms.room_id from rooms join space_members as place on place.space_id = rooms.space_id
  where place.user_id = ${who}`;
const opensToLeader = sql`${preset} <> 'admin' and (place.role = 'manager'
  or place.role = 'moderator' and (rooms.roles #>> '{moderator,recordingList}')::boolean)`;
const opensToMember = sql`${preset} = 'admin_moderator_speaker' and place.role in ('contributor', 'member')
  and (rooms.roles #>> '{speaker,recordingList}')::boolean`;
