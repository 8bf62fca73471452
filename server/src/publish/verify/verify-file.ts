/**
 * Reads a finished file back before anybody is told that it is there. The index and the media are looked at as a
 * player would; what does not fit says so with a stable code.
 */
import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { open } from "node:fs/promises";
import { pipeline } from "node:stream/promises";
import { Failure } from "../../vocabulary/index.ts";
import { invalid } from "./boxes.ts";
import type { KeyFrameDecoder } from "./key-frames.ts";
import { isMatroska } from "./kind.ts";
import { checkMatroska } from "./matroska/verify.ts";
import { checkMp4, type Expected, type Verified } from "./verify.ts";

const READ_BYTES = 1024 * 1024;

const checksum = async (filePath: string): Promise<string> => {
  const hash = createHash("sha256");
  await pipeline(createReadStream(filePath, { highWaterMark: READ_BYTES }), hash);
  return hash.digest("hex");
};

const isMissing = (thrown: unknown): boolean => thrown instanceof Error && "code" in thrown && thrown.code === "ENOENT";

/**
 * @param decoder null when nobody can decode here; then the key frames are looked at only
 * @throws Failure `publish.file-missing`, `publish.file-invalid`, `publish.not-decodable`
 */
export const verifyFile = async (
  filePath: string,
  expected: Expected,
  decoder?: KeyFrameDecoder,
): Promise<Verified> => {
  const file = await open(filePath, "r").catch((thrown: unknown) => {
    throw isMissing(thrown) ? new Failure("publish.file-missing", "There is no such file.") : thrown;
  });
  try {
    const check = (await isMatroska(file)) ? checkMatroska : checkMp4;
    const checked = await check(file, expected, decoder ?? null);
    return { ...checked, sha256: await checksum(filePath) };
  } catch (thrown) {
    // A read beyond the end of a box: lengths in it are wrong.
    throw thrown instanceof RangeError ? invalid("its index contradicts itself") : thrown;
  } finally {
    await file.close();
  }
};
