/**
 * Seals what a killed recorder left open: an unsealed chunk is cut after its last whole record and gets the
 * footer that it would have had. Sealed chunks are never touched. Killed half way, it can be run again.
 */
import { open, rm } from "node:fs/promises";
import type { TakeNumber } from "../../vocabulary/index.ts";
import { footerOf, scanChunk } from "./chunk-scan.ts";
import { encodeFooter, encodeTrailer } from "./footer.ts";
import { FRAME_BYTES, putRecord, RECORD } from "./format.ts";
import { chunkPath, listChunks, takeFolder } from "./places.ts";

/** For a take that nobody writes any more. @returns how many bytes of broken records were cut off */
export const mendTake = async (logDir: string, take: TakeNumber): Promise<number> => {
  const folder = takeFolder(logDir, take);
  let cut = 0;
  for (const chunk of await listChunks(folder)) cut += await mendChunk(chunkPath(folder, chunk));
  return cut;
};

const mendChunk = async (path: string): Promise<number> => {
  if ((await footerOf(path)).sealed) return 0;
  const { footer, wholeBytes } = await scanChunk(path);
  const file = await open(path, "r+");
  try {
    const cut = (await file.stat()).size - wholeBytes;
    if (wholeBytes === 0) {
      await rm(path);
      return cut;
    }
    const payload = encodeFooter(footer);
    const seal = Buffer.alloc(FRAME_BYTES + payload.length);
    putRecord(seal, 0, { head: { type: RECORD.footer, flags: 0, track: 0, arrivalUs: footer.endUs }, payload });
    await file.truncate(wholeBytes);
    await file.write(Buffer.concat([seal, encodeTrailer(wholeBytes)]), 0, null, wholeBytes);
    await file.datasync();
    return cut;
  } finally {
    await file.close();
  }
};
