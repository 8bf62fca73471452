/**
 * What a list of recordings shows, as its page's address has it: it can be sent, reloaded, and gone back to. Anything
 * that the address leaves out, or says in words that are not known, is as at first.
 *
 * Pages follow each other by cursors, which the server makes: the address holds the one that began this page. The way
 * back is kept with the browser's history (use-list-state.ts), since it would make the address longer with each page.
 */
import type { RecordingStatus } from "@roomreel/contract";
import type { LibraryQuery } from "../api/library.ts";
import { oneOf, readAddress, type Values, writeAddress } from "../parts/address.ts";

export const folders = ["recordings", "breakouts", "trash"] as const;
export type Folder = (typeof folders)[number];

export const sortFields = ["startDate", "title", "roomName", "duration", "size"] as const;
export type SortField = (typeof sortFields)[number];
export type SortOrder = "asc" | "desc";

export const statuses = [
  "starting",
  "active",
  "ending",
  "complete",
  "limit_reached",
  "failed",
  "aborted",
] as const satisfies readonly RecordingStatus[];

export type Filters = {
  readonly search: string;
  readonly status: RecordingStatus | null;
  readonly tag: string;
  /** Days where the browser is, as `<input type="date">` has them; empty: no bound. Both belong to what is shown. */
  readonly from: string;
  readonly until: string;
};

export type ListState = Filters & {
  readonly folder: Folder;
  readonly sort: SortField;
  readonly order: SortOrder;
  /** From 1. */
  readonly page: number;
  /** Where the page begins; null: it is the first. */
  readonly after: string | null;
};

export const noFilters: Filters = { search: "", status: null, tag: "", from: "", until: "" };
export const firstState: ListState = {
  ...noFilters,
  folder: "recordings",
  sort: "startDate",
  order: "desc",
  page: 1,
  after: null,
};

/** The order in which a field is looked at first: newest, longest and largest before; names from A. */
export const firstOrder = (sort: SortField): SortOrder => (sort === "title" || sort === "roomName" ? "asc" : "desc");

const usual = {
  folder: "recordings",
  search: "",
  status: "",
  tag: "",
  from: "",
  until: "",
  sort: "startDate",
  /** As the field is looked at first. */
  order: "",
  page: "",
  after: "",
} as const satisfies Values<keyof ListState>;

const dayIn = (said: string): string => (startOfDay(said) === null ? "" : said);

export const readState = (address: URLSearchParams): ListState => {
  const said = readAddress<keyof ListState>(usual, address);
  const sort = oneOf(sortFields, said.sort) ?? firstState.sort;
  const page = Math.floor(Number(said.page));
  return {
    search: said.search,
    status: oneOf(statuses, said.status) ?? null,
    tag: said.tag,
    from: dayIn(said.from),
    until: dayIn(said.until),
    folder: oneOf(folders, said.folder) ?? firstState.folder,
    sort,
    order: oneOf(["asc", "desc"], said.order) ?? firstOrder(sort),
    ...(page > 1 && said.after !== "" ? { page, after: said.after } : { page: 1, after: null }),
  };
};

/** @param address what else it says stays */
export const writeState = (state: ListState, address: URLSearchParams): URLSearchParams => {
  const { status, order, page, after, ...said } = state;
  const values = {
    ...said,
    status: status ?? usual.status,
    order: order === firstOrder(state.sort) ? usual.order : order,
    page: page === 1 ? usual.page : String(page),
    after: after ?? usual.after,
  };
  return writeAddress<keyof ListState>(usual, values, address);
};

/** Whatever is changed about what is shown begins at the first page again. */
export const changed = (state: ListState, patch: Partial<ListState>): ListState => ({
  ...state,
  page: 1,
  after: null,
  ...patch,
});

/** How many filters hold, search aside. */
export const filtersIn = ({ status, tag, from, until }: ListState): number =>
  [status !== null, tag !== "", from !== "", until !== ""].filter(Boolean).length;

/** Local midnight of `2026-03-29`, epoch ms; null for anything that is no day. */
export const startOfDay = (day: string, daysLater = 0): number | null => {
  const [, year, month, date] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(day) ?? [];
  if (year === undefined) return null;
  const at = new Date(Number(year), Number(month) - 1, Number(date) + daysLater).getTime();
  return Number.isNaN(at) || at < 0 ? null : at;
};

export const PAGE_ITEMS = 30;

/** What the server is asked for. @param roomId whose breakout rooms are another question than its own recordings */
export const queryOf = (state: ListState, roomId: string | undefined): LibraryQuery => {
  const from = startOfDay(state.from);
  const until = startOfDay(state.until, 1);
  return {
    maxItems: PAGE_ITEMS,
    sortField: state.sort,
    sortOrder: state.order,
    ...folderOf(state.folder, roomId),
    ...(state.search.trim() === "" ? {} : { search: state.search.trim().slice(0, 200) }),
    ...(state.status === null ? {} : { status: state.status }),
    ...(state.tag === "" ? {} : { tag: state.tag }),
    ...(from === null ? {} : { from }),
    ...(until === null ? {} : { until }),
    ...(state.after === null ? {} : { nextPageToken: state.after }),
  };
};

const folderOf = (folder: Folder, roomId: string | undefined): Partial<LibraryQuery> => {
  switch (folder) {
    case "recordings":
      return { folder: "recordings" };
    case "breakouts":
      return roomId === undefined ? { folder: "breakouts" } : { breakouts: true };
    case "trash":
      return { trash: true };
  }
};
