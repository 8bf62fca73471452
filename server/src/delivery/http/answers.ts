/** Parts that every resource's routes share: field selection, pages, room links. */
import type { Pagination } from "@roomreel/contract";
import type { FastifyRequest } from "fastify";

const listed = (text: unknown): readonly string[] =>
  typeof text === "string" ? text.split(",").map((name) => name.trim()) : [];

/** Names in a header and in a query parameter together; undefined when neither names any. */
export const namesIn = (
  request: FastifyRequest,
  header: string,
  query: string | undefined,
): ReadonlySet<string> | undefined => {
  const names = [...listed(query), ...listed(request.headers[header])].filter((name) => name !== "");
  return names.length === 0 ? undefined : new Set(names);
};

/** Only the named properties; unknown names are ignored. */
export const selected = <Item extends object>(item: Item, fields: ReadonlySet<string> | undefined): Partial<Item> => {
  if (fields === undefined) return item;
  const kept: Partial<Item> = { ...item };
  for (const name of Object.keys(item)) if (!fields.has(name)) Reflect.deleteProperty(kept, name);
  return kept;
};

export const paginationOf = (maxItems: number, nextPageToken: string | null): Pagination => ({
  isTruncated: nextPageToken !== null,
  nextPageToken,
  maxItems,
});
