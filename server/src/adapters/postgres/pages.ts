/**
 * Cursor paging: a page token is the sort value and the id of the last row given out, so rows that come and
 * go between two pages neither repeat nor hide others.
 */
import { type RawBuilder, sql } from "kysely";
import { z } from "zod";
import { Failure } from "../../vocabulary/index.ts";

const cursorSchema = z.tuple([z.union([z.string().max(200), z.number()]), z.string().max(200)]);
export type Cursor = z.infer<typeof cursorSchema>;

export const pageTokenOf = (cursor: Cursor): string => Buffer.from(JSON.stringify(cursor)).toString("base64url");

/** @throws Failure `bad-page-token` */
export const cursorOf = (token: string, kind: "text" | "number"): Cursor => {
  const parsed = cursorSchema.safeParse(jsonOf(Buffer.from(token, "base64url").toString()));
  const wanted = kind === "text" ? "string" : "number";
  if (!parsed.success || typeof parsed.data[0] !== wanted || hasNul(parsed.data))
    throw new Failure("bad-page-token", "nextPageToken is not one that was given out here.");
  return parsed.data;
};

const hasNul = (cursor: Cursor): boolean => cursor.some((part) => typeof part === "string" && part.includes("\0"));

const jsonOf = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

export type NameMatch = {
  readonly text: string;
  readonly mode: "exact" | "prefix" | "partial" | "regex";
  readonly caseInsensitive: boolean;
};

/** A condition on a name. PostgreSQL's regular expressions are bounded by the statement time-out. */
export const nameMatches = (column: RawBuilder<string>, match: NameMatch): RawBuilder<boolean> => {
  const fold = (value: RawBuilder<unknown>) => (match.caseInsensitive ? sql`lower(${value})` : value);
  const text = sql`${match.text}::text`;
  switch (match.mode) {
    case "exact":
      return sql<boolean>`${fold(column)} = ${fold(text)}`;
    case "prefix":
      return sql<boolean>`starts_with(${fold(column)}, ${fold(text)})`;
    case "partial":
      return sql<boolean>`position(${fold(text)} in ${fold(column)}) > 0`;
    case "regex":
      return match.caseInsensitive ? sql<boolean>`${column} ~* ${text}` : sql<boolean>`${column} ~ ${text}`;
  }
};

const INVALID_REGULAR_EXPRESSION = "2201B";

/** @throws Failure `bad-regex` instead of PostgreSQL's own error */
export const refusingBadRegex = async <Value>(query: Promise<Value>): Promise<Value> => {
  try {
    return await query;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === INVALID_REGULAR_EXPRESSION)
      throw new Failure("bad-regex", "is not a valid regular expression", { cause: error });
    throw error;
  }
};

/** One page as it is asked for. */
export type PageAsked = {
  readonly maxItems: number;
  readonly sortOrder: "asc" | "desc";
  readonly pageToken: string | undefined;
};
/** What rows are sorted by, never null, and what tells them apart. */
export type PageKey = {
  readonly key: RawBuilder<unknown>;
  readonly kind: "text" | "number";
  readonly id: RawBuilder<string>;
};

/**
 * The end of a `select … where`, and how to cut what it brings: rows need `sort_key` and `page_id`.
 * @throws Failure `bad-page-token`
 */
export const paging = ({ key, kind, id }: PageKey, { maxItems, sortOrder, pageToken }: PageAsked) => {
  const [value, last] = pageToken === undefined ? [] : cursorOf(pageToken, kind);
  const from =
    kind === "text" ? sql`(${value}::text, ${last}::text)` : sql`(${value}::double precision, ${last}::text)`;
  const direction = sql.raw(sortOrder);
  const beyond = sortOrder === "asc" ? sql`(${key}, ${id}) > ${from}` : sql`(${key}, ${id}) < ${from}`;
  return {
    columns: sql`${key} as sort_key, ${id} as page_id`,
    after: pageToken === undefined ? sql<boolean>`true` : sql<boolean>`${beyond}`,
    tail: sql`order by ${key} ${direction}, ${id} ${direction} limit ${maxItems + 1}`,
    cut: <Row extends PageRow>(rows: readonly Row[]) => {
      const items = rows.slice(0, maxItems);
      const end = rows.length > maxItems ? items.at(-1) : undefined;
      const nextPageToken =
        end === undefined
          ? null
          : pageTokenOf([kind === "text" ? String(end.sort_key) : Number(end.sort_key), end.page_id]);
      return { items, nextPageToken };
    },
  };
};
type PageRow = { readonly sort_key: string | number; readonly page_id: string };

/** Part of a name, whatever the case. */
export const containsWords = (column: RawBuilder<string>, words: string | undefined): RawBuilder<boolean> =>
  words === undefined
    ? sql<boolean>`true`
    : nameMatches(column, { text: words, mode: "partial", caseInsensitive: true });
/** Milliseconds, as cursors compare. */
export const epochMs = (column: string): RawBuilder<number> =>
  sql<number>`extract(epoch from ${sql.ref(column)})::double precision * 1000`;
