/** Conditional requests for a file that never changes once it is there (RFC 9110 section 13). */
import type { IncomingHttpHeaders } from "node:http";

/** What tells one version of a file from another. `etag` as it is sent: `"…"`, a strong one. */
export type Validators = { readonly etag: string; readonly modifiedAt: Date };

type EntityTag = { readonly isWeak: boolean; readonly text: string };

/** Whether what the client has is still right (304). Without an entity tag its date counts (13.2.2). */
export const hasIt = (headers: IncomingHttpHeaders, file: Validators): boolean => {
  const known = headers["if-none-match"];
  if (known === undefined) return isNotModifiedSince(headers["if-modified-since"], file);
  return known.trim() === "*" || entityTags(known).some(({ text }) => text === file.etag);
};

/**
 * If-Range (13.1.5): whether a part of this version fits what the client has. One strong entity tag, or the exact date;
 * the date is strong too, as the file does not change. Without a condition everything fits.
 */
export const isPartOfSame = (headers: IncomingHttpHeaders, file: Validators): boolean => {
  const condition = headers["if-range"];
  if (typeof condition !== "string") return condition === undefined;
  const [tag, ...more] = entityTags(condition);
  if (tag === undefined) return condition.trim() === file.modifiedAt.toUTCString();
  return more.length === 0 && !tag.isWeak && tag.text === file.etag;
};

const isNotModifiedSince = (date: string | undefined, { modifiedAt }: Validators): boolean => {
  const since = Date.parse(date ?? "");
  return !Number.isNaN(since) && Math.floor(modifiedAt.getTime() / 1000) <= Math.floor(since / 1000);
};

/** `W/"a", "b"` (8.8.3), commas in quotes included; nothing when anything else stands in the list. */
const entityTags = (list: string): readonly EntityTag[] => {
  const one = /[ \t]*(?:(W\/)?("[\x21\x23-\x7e\x80-\xff]*"))?[ \t]*(?:,|$)/y;
  const found: EntityTag[] = [];
  while (one.lastIndex < list.length) {
    const match = one.exec(list);
    if (match === null) return [];
    const [, weak, text] = match;
    if (text !== undefined) found.push({ isWeak: weak !== undefined, text });
  }
  return found;
};
