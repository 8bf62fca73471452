import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { depacketiseH264 } from "./h264.ts";
import { depacketiserOf } from "./index.ts";
import { depacketiseVp8 } from "./vp8.ts";
import { depacketiseVp9 } from "./vp9.ts";

const bytes = (...values: readonly number[]): Buffer => Buffer.from(values);
const joined = (pieces: readonly Buffer[] | undefined): string => Buffer.concat(pieces ?? []).toString("hex");

test("[T1] no payload makes a depacketiser throw, and what it gives lies within the payload", () => {
  for (const codec of ["vp8", "vp9", "h264", "av1", "unknown"] as const) {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 64 }), (payload) => {
        const piece = depacketiserOf(codec)?.(Buffer.from(payload)) ?? null;
        const length = (piece?.bytes ?? []).reduce((sum, one) => sum + one.length, 0);
        // Start codes and one rebuilt header are all that may be added.
        assert.ok(length <= payload.length * 3 + 5);
      }),
    );
  }
});

test("VP8: descriptors of every length; start and key frame (RFC 7741)", () => {
  const plain = depacketiseVp8(bytes(0x10, 0x00, 0xaa));
  assert.deepEqual([plain?.starts, plain?.keyFrame, joined(plain?.bytes)], [true, true, "00aa"]);
  const interFrame = depacketiseVp8(bytes(0x10, 0x01, 0xaa));
  assert.deepEqual([interFrame?.starts, interFrame?.keyFrame], [true, false]);
  const laterPartition = depacketiseVp8(bytes(0x11, 0x00));
  assert.deepEqual([laterPartition?.starts, laterPartition?.keyFrame], [false, false]);
  const longPictureId = depacketiseVp8(bytes(0x90, 0xf0, 0x81, 0x02, 0x03, 0x04, 0x00, 0xbb));
  assert.equal(joined(longPictureId?.bytes), "00bb");
  assert.equal(depacketiseVp8(bytes(0x90, 0xf0, 0x81)), null);
});

test("VP9: layers are parts of one picture (RFC 9628)", () => {
  const base = depacketiseVp9(bytes(0x88, 0x81, 0x02, 0xaa));
  assert.deepEqual([base?.starts, base?.newPart, base?.keyFrame, joined(base?.bytes)], [true, true, true, "aa"]);
  const upper = depacketiseVp9(bytes(0xa8, 0x81, 0x02, 0x02, 0x00, 0xbb));
  assert.deepEqual([upper?.starts, upper?.newPart, upper?.keyFrame, joined(upper?.bytes)], [true, true, false, "bb"]);
  const predicted = depacketiseVp9(bytes(0x48, 0xcc));
  assert.deepEqual([predicted?.starts, predicted?.keyFrame], [true, false]);
  const references = depacketiseVp9(bytes(0x58, 0x03, 0x02, 0xdd));
  assert.equal(joined(references?.bytes), "dd");
  const structure = depacketiseVp9(bytes(0x0a, 0x18, 1, 2, 3, 4, 1, 0x04, 9, 0xee));
  assert.equal(joined(structure?.bytes), "ee");
});

test("H.264: single units, STAP-A and FU-A (RFC 6184)", () => {
  const sps = depacketiseH264(bytes(0x67, 1, 2));
  assert.deepEqual([sps?.starts, sps?.keyFrame, joined(sps?.bytes)], [true, true, "00000001670102"]);
  const slice = depacketiseH264(bytes(0x41, 0x80, 3));
  assert.deepEqual([slice?.starts, slice?.keyFrame], [true, false]);
  const secondSlice = depacketiseH264(bytes(0x41, 0x40, 3));
  assert.equal(secondSlice?.starts, false);
  const together = depacketiseH264(bytes(0x78, 0, 2, 0x67, 1, 0, 2, 0x68, 2));
  assert.deepEqual([together?.keyFrame, joined(together?.bytes)], [true, "000000016701000000016802"]);
  assert.equal(depacketiseH264(bytes(0x78, 0, 9, 0x67)), null);
  const first = depacketiseH264(bytes(0x7c, 0x85, 0x88, 9));
  assert.deepEqual([first?.starts, joined(first?.bytes)], [true, "00000001658809"]);
  const later = depacketiseH264(bytes(0x7c, 0x05, 7));
  assert.deepEqual([later?.starts, joined(later?.bytes)], [false, "07"]);
});
