/** Walks over a chunk: what its footer says or would say, and where its last whole record ends. */
import { open, readFile } from "node:fs/promises";
import { ChunkIndex, type Footer, readFooter } from "./footer.ts";
import { FLAG, MAGIC, parseRecord, RECORD } from "./format.ts";

export type ChunkScan = {
  readonly footer: Footer;
  /** Bytes up to the end of the last whole record that is not a footer. */
  readonly wholeBytes: number;
};

/** From the records alone; a chunk without even a whole head has 0 whole bytes. Chunks are small: 16 MB. */
export const scanChunk = async (path: string): Promise<ChunkScan> => {
  const bytes = await readFile(path);
  const index = new ChunkIndex();
  let endUs = 0;
  let at = bytes.subarray(0, MAGIC.length).equals(MAGIC) ? MAGIC.length : bytes.length;
  const begins = at;
  for (;;) {
    const parsed = parseRecord(bytes, at);
    if (parsed.parsed !== "record" || parsed.record.type === RECORD.footer) break;
    const { arrivalUs, type, flags, track, end } = parsed.record;
    index.passed(arrivalUs, at);
    if (type === RECORD.rtp && (flags & FLAG.keyFrame) !== 0)
      index.keyFrame({ track, arrivalUs, offset: at, width: 0, height: 0 });
    endUs = Math.max(endUs, arrivalUs);
    at = end;
  }
  return { footer: index.footer(endUs), wholeBytes: at === begins ? 0 : at };
};

/** The footer of a chunk, or what it would be if the chunk had not been cut off. */
export const footerOf = async (path: string): Promise<{ readonly footer: Footer; readonly sealed: boolean }> => {
  const file = await open(path, "r");
  try {
    const footer = await readFooter(file);
    return footer === null ? { footer: (await scanChunk(path)).footer, sealed: false } : { footer, sealed: true };
  } finally {
    await file.close();
  }
};
