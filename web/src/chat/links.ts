/** Words of people, cut into plain text and addresses. Only http and https become links: nothing that could run. */
export type Piece = {
  /** Where it begins, UTF-16 units. */
  readonly at: number;
  readonly text: string;
  readonly href: string | null;
};

/** An address ends before white space or a quotation mark; whatever closes the sentence is not part of it. */
const ADDRESS = /\bhttps?:\/\/[^\s<>"'`]+/gi;
const CLOSING = /[.,;:!?)\]}»”’]+$/;

export const piecesOf = (words: string): readonly Piece[] => {
  const pieces: Piece[] = [];
  let from = 0;
  for (const { 0: found, index } of words.matchAll(ADDRESS)) {
    const address = trimmed(found);
    const href = hrefOf(address);
    if (href === null) continue;
    pieces.push({ at: from, text: words.slice(from, index), href: null }, { at: index, text: address, href });
    from = index + address.length;
  }
  return [...pieces, { at: from, text: words.slice(from), href: null }].filter(({ text }) => text !== "");
};

/** A bracket stays when it was opened within the address: `…/Room_(place)`. */
const trimmed = (found: string): string => {
  const address = found.replace(CLOSING, "");
  const closes = found.slice(address.length).startsWith(")") && address.includes("(") && !address.includes(")");
  return closes ? `${address})` : address;
};

const hrefOf = (address: string): string | null => {
  if (!URL.canParse(address)) return null;
  const { protocol, href, username } = new URL(address);
  // `https://bank.example@elsewhere` shows one place and leads to another.
  return (protocol === "https:" || protocol === "http:") && username === "" ? href : null;
};
