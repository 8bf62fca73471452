/** Which kind of file something is, by its first bytes. */
import type { FileHandle } from "node:fs/promises";

const EBML = 0x1a45dfa3;

export const isMatroska = async (file: FileHandle): Promise<boolean> => {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(4), 0, 4, 0);
  return bytesRead === 4 && buffer.readUInt32BE(0) === EBML;
};
