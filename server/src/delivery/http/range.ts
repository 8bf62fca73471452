/** The Range header (RFC 9110 section 14), one range at a time. */
import { Failure } from "../../vocabulary/index.ts";

export type Piece = { readonly from: number; readonly to: number };

/**
 * Which bytes to send; null for the whole. A unit other than bytes, and several ranges, are answered with the whole.
 * @throws Failure `bad-range` for what is no range; `range-outside` for one outside the file
 */
export const pieceOf = (header: string | undefined, bytes: number): Piece | null => {
  const ranges = /^bytes=(.*)$/i.exec(header?.trim() ?? "")?.[1];
  if (ranges === undefined || ranges.includes(",")) return null;
  const [, first, last] = /^(\d*)-(\d*)$/.exec(ranges.trim()) ?? [];
  if (first === undefined || last === undefined || (first === "" && last === ""))
    throw new Failure("bad-range", "must be `bytes=FIRST-LAST`, `bytes=FIRST-` or `bytes=-LENGTH`");
  return first === ""
    ? suffix(Number(last), bytes)
    : fromTo(Number(first), last === "" ? bytes - 1 : Number(last), bytes);
};

const suffix = (length: number, bytes: number): Piece => {
  if (length === 0 || bytes === 0) throw outside(bytes);
  return { from: Math.max(0, bytes - length), to: bytes - 1 };
};

const fromTo = (from: number, to: number, bytes: number): Piece => {
  if (from >= bytes) throw outside(bytes);
  if (to < from) throw new Failure("bad-range", "must not end before it begins");
  return { from, to: Math.min(to, bytes - 1) };
};

const outside = (bytes: number): Failure => new Failure("range-outside", `The file has ${bytes} bytes.`);
