import assert from "node:assert/strict";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import fc from "fast-check";
import { isFailure, wallMs } from "../../vocabulary/index.ts";
import { encodeMedia } from "../media.fixture.ts";
import { openPublication } from "../open.ts";
import { keyFrameDecoder } from "../reading.fixture.ts";
import { verifyFile } from "./verify-file.ts";

const media = encodeMedia([32, 16]);
const expected = { frames: 48, audioFrames: media.segments.reduce((sum, segment) => sum + segment.audio.length, 0) };

let folder = "";
let whole: Buffer = Buffer.alloc(0);
before(async () => {
  folder = await mkdtemp(join(tmpdir(), "publish-test-"));
  const filePath = join(folder, "whole.mp4");
  const publication = await openPublication({ filePath, fileFormat: "mp4", ...media, reserveBytes: 8192 });
  for (const segment of media.segments) await publication.append(segment);
  await publication.finish({ title: "", createdAt: wallMs(0), chapters: [] });
  whole = await readFile(filePath);
});
after(() => rm(folder, { recursive: true }));

/** The code with which changed bytes are refused; "none" when they pass. */
const codeFor = async (bytes: Buffer, frames = expected): Promise<string> => {
  const path = join(folder, "changed.mp4");
  await writeFile(path, bytes);
  try {
    await verifyFile(path, frames, keyFrameDecoder);
    return "none";
  } catch (thrown) {
    return isFailure(thrown) ? thrown.code : `not a failure: ${String(thrown)}`;
  }
};

/** The file with a number of its index changed. @param behind the type of the box, so many bytes on */
const changed = (type: string, behind: number, value: number): Buffer => {
  const bytes = Buffer.from(whole);
  bytes.writeUInt32BE(value, bytes.indexOf(type) + 4 + behind);
  return bytes;
};

describe("reading back", () => {
  test("[P9] the whole file passes", async () => assert.equal(await codeFor(whole), "none"));

  test("[P9] another number of frames than expected does not", async () => {
    assert.equal(await codeFor(whole, { ...expected, frames: 47 }), "publish.file-invalid");
    assert.equal(await codeFor(whole, { ...expected, audioFrames: 74 }), "publish.file-invalid");
  });

  test("[P9] a missing file has a code of its own", async () => {
    const missing = verifyFile(join(folder, "missing.mp4"), expected);
    await assert.rejects(missing, (thrown) => isFailure(thrown) && thrown.code === "publish.file-missing");
  });

  const damages: readonly (readonly [string, () => Buffer])[] = [
    ["a byte too few", () => whole.subarray(0, -1)],
    ["a byte too many", () => Buffer.concat([whole, Buffer.alloc(1)])],
    ["a sample of another size", () => changed("stsz", 12, 5)],
    ["a chunk elsewhere", () => changed("stco", 8, 9000)],
    ["another length of frames", () => changed("stts", 12, 513)],
    ["another order of frames", () => changed("ctts", 12, 0)],
    ["another length of the movie", () => changed("mvhd", 16, 1)],
    ["a key frame that is none", () => changed("stss", 12, 7)],
    ["no key frame first", () => changed("stss", 8, 2)],
    ["an edit that skips too little", () => changed("elst", 12, 512)],
    ["another count than the list has", () => changed("stsz", 8, 0xffffffff)],
  ];
  for (const [what, bytes] of damages) {
    test(`[P9] ${what} does not pass`, async () => assert.equal(await codeFor(bytes()), "publish.file-invalid"));
  }

  test("[P9] a key frame that does not decode does not pass", async () => {
    const bytes = Buffer.from(whole);
    const key = media.segments[1]?.frames[0]?.data ?? assert.fail();
    const at = bytes.indexOf(key);
    // The first twentieth holds the encoder's name and the head of the slice.
    bytes.fill(0x55, at + Math.ceil(key.length / 20), at + key.length);
    assert.equal(await codeFor(bytes), "publish.not-decodable");
  });

  test("[P9] whatever happens to the bytes of the index, it passes or ends in a code", async () => {
    const end = whole.indexOf("mdat");
    const flip = fc.record({ at: fc.nat(end), value: fc.nat(255) });
    await fc.assert(
      fc.asyncProperty(fc.array(flip, { minLength: 1, maxLength: 8 }), async (flips) => {
        const bytes = Buffer.from(whole);
        for (const { at, value } of flips) bytes.writeUInt8(value, at);
        assert.match(await codeFor(bytes), /^(none|publish\.(file-invalid|not-decodable))$/);
      }),
      { numRuns: 300 },
    );
  });
});
