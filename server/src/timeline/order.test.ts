import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { depacketiseH264 } from "./codecs/h264.ts";
import { depacketiseVp8 } from "./codecs/vp8.ts";
import { depacketiseVp9 } from "./codecs/vp9.ts";
import { type CodedPicture, PictureAssembler } from "./frames.ts";
import { HOLE_WAIT_US, ReorderBuffer } from "./reorder.ts";
import { parseRtp } from "./rtp-packet.ts";
import { nearestSequence, nearestTimestamp, TimestampUnwrapper } from "./unwrap.ts";

const buffer = () => {
  const released: number[] = [];
  const reorder = new ReorderBuffer<{ sequence: number; arrivalUs: number }>(({ sequence }) => released.push(sequence));
  return { reorder, released };
};

test("[T2] [T11] whatever the order and the repeats, numbers come out in order, once, over the wrap", () => {
  const shuffled = fc
    .integer({ min: 65_400, max: 65_535 })
    .chain((start) =>
      fc.tuple(fc.constant(start), fc.array(fc.tuple(fc.nat(199), fc.nat(8)), { minLength: 50, maxLength: 50 })),
    );
  fc.assert(
    fc.property(shuffled, ([start, moves]) => {
      const { reorder, released } = buffer();
      const order = Array.from({ length: 200 }, (_, index) => index);
      for (const [at, by] of moves) {
        const [one] = order.splice(at, 1);
        order.splice(Math.max(1, at - by), 0, one ?? 0);
      }
      for (const index of [0, ...order, ...order]) {
        reorder.push({ sequence: reorder.unwrap((start + index) & 0xffff), arrivalUs: index });
      }
      assert.deepEqual(
        released,
        Array.from({ length: 200 }, (_, index) => start + index),
      );
    }),
  );
});

test("[T2] a hole is waited for, filled, given up by the recorder, or by time", () => {
  const { reorder, released } = buffer();
  reorder.push({ sequence: 10, arrivalUs: 0 });
  reorder.push({ sequence: 12, arrivalUs: 1000 });
  assert.deepEqual([released, reorder.waitsSince], [[10], 1000]);
  reorder.push({ sequence: 11, arrivalUs: 2000 });
  assert.deepEqual([released, reorder.waitsSince], [[10, 11, 12], null]);
  reorder.push({ sequence: 16, arrivalUs: 3000 });
  reorder.lost(13 + 65_536 * 7, 15 + 65_536 * 7);
  assert.deepEqual(released, [10, 11, 12, 16]);
  reorder.push({ sequence: 20, arrivalUs: 5000 });
  reorder.giveUpBefore(5000);
  assert.equal(reorder.waitsSince, 5000);
  reorder.giveUpBefore(5000 + HOLE_WAIT_US);
  assert.deepEqual(released, [10, 11, 12, 16, 20]);
});

test("[T2] a loss that is known before the packets around it, and holes one after the other", () => {
  const { reorder, released } = buffer();
  reorder.push({ sequence: 1, arrivalUs: 0 });
  reorder.lost(4, 4);
  reorder.push({ sequence: 3, arrivalUs: 1 });
  reorder.push({ sequence: 5, arrivalUs: 2 });
  reorder.lost(2, 2);
  assert.deepEqual(released, [1, 3, 5]);
});

test("[T2] behind a hole only so many packets are kept", () => {
  const { reorder, released } = buffer();
  reorder.push({ sequence: 0, arrivalUs: 0 });
  for (let sequence = 2; sequence < 2500; sequence += 1) reorder.push({ sequence, arrivalUs: 1 });
  assert.equal(released.at(-1), 2499);
});

test("[T11] numbers and time stamps unwrap to the nearest", () => {
  assert.equal(nearestSequence(2, 65_535), 65_538);
  assert.equal(nearestSequence(65_535, 65_538), 65_535);
  assert.equal(nearestTimestamp(5, 2 ** 32 - 5), 2 ** 32 + 5);
  assert.equal(nearestTimestamp(2 ** 32 - 5, 2 ** 32 + 5), 2 ** 32 - 5);
  assert.equal(nearestTimestamp(7, 7 * 2 ** 32 + 1), 7 * 2 ** 32 + 7);
});

test("[T11] after a silence of days the time of arrival says how often a time stamp wrapped", () => {
  fc.assert(
    fc.property(fc.nat(2 ** 32 - 1), fc.integer({ min: 0, max: 200 * 3600 }), (first, silenceS) => {
      const unwrapper = new TimestampUnwrapper(90_000);
      const start = unwrapper.unwrap(first, 0);
      const later = (first + silenceS * 90_000) % 2 ** 32;
      assert.equal(unwrapper.unwrap(later, silenceS * 1e6 + 40_000) - start, silenceS * 90_000);
    }),
  );
});

test("[T1] no bytes make the RTP parser throw; padding and extensions are taken off", () => {
  fc.assert(fc.property(fc.uint8Array({ maxLength: 80 }), (bytes) => void parseRtp(Buffer.from(bytes))));
  const head = [0xb1, 0xe0, 0, 7, 0, 0, 0, 9, 0, 0, 0, 5];
  const whole = Buffer.from([...head, 1, 1, 1, 1, 0xbe, 0xde, 0, 1, 0, 0, 0, 0, 0xaa, 0xbb, 0, 2]);
  const packet = parseRtp(whole);
  assert.deepEqual(
    [packet?.sequence, packet?.timestamp, packet?.ssrc, packet?.marker, packet?.payload.toString("hex")],
    [7, 9, 5, true, "aabb"],
  );
  assert.equal(parseRtp(Buffer.from(head)), null);
});

type Sent = { readonly rtp: number; readonly starts?: boolean; readonly key?: boolean; readonly marker?: boolean };

/** Pictures out of VP8 packets; numbers that are not sent are lost. */
const assembled = (packets: Readonly<Record<number, Sent | "padding">>): readonly string[] => {
  const whole: CodedPicture[] = [];
  const assembler = new PictureAssembler(depacketiseVp8, (picture) => whole.push(picture));
  for (const [sequence, packet] of Object.entries(packets)) {
    const place = { sequence: Number(sequence), epoch: 0 };
    if (packet === "padding") assembler.push({ ...place, rtp: 0, marker: false, payload: null });
    else {
      const payload = Buffer.from([packet.starts === true ? 0x10 : 0, packet.key === true ? 0 : 1, Number(sequence)]);
      assembler.push({ ...place, rtp: packet.rtp, marker: packet.marker === true, payload });
    }
  }
  return whole.map(
    ({ rtp, keyFrame, parts }) => `${rtp}${keyFrame ? " key" : ""} ${parts.map((one) => one.length).join("+")}`,
  );
};

const key = { rtp: 1, starts: true, key: true, marker: true } as const;

test("[T3] pictures are whole from start to marker", () => {
  assert.deepEqual(assembled({ 1: { ...key, marker: false }, 2: { rtp: 1, marker: true } }), ["1 key 4"]);
  assert.deepEqual(assembled({ 1: { ...key, marker: false } }), []);
});

test("[T3] a picture that LiveKit cuts to change to another layer is dropped; what follows needs a key frame", () => {
  const cut = { rtp: 2, starts: true };
  assert.deepEqual(assembled({ 1: key, 2: cut, 3: { ...key, rtp: 3 } }), ["1 key 2", "3 key 2"]);
  assert.deepEqual(assembled({ 1: key, 2: cut, 3: { ...cut, rtp: 3, marker: true } }), ["1 key 2"]);
});

test("[T3] a picture in H.264 is whole without a marker, unless its last NAL unit is cut", () => {
  const sps = [0x67, 1, 2];
  const fragment = (header: number) => [0x7c, header, 0x88];
  const after = (payload: readonly number[]): readonly number[] => {
    const whole: CodedPicture[] = [];
    const assembler = new PictureAssembler(depacketiseH264, (picture) => whole.push(picture));
    for (const [sequence, one] of [sps, payload, sps].entries()) {
      const rtp = sequence < 2 ? 1 : 2;
      assembler.push({ sequence, epoch: 0, rtp, marker: rtp === 2, payload: Buffer.from(one) });
    }
    return whole.map(({ rtp }) => rtp);
  };
  const [firstPart, lastPart] = [fragment(0x85), fragment(0x45)];
  assert.deepEqual([after([0x65, 0x88]), after(lastPart), after(firstPart)], [[1, 2], [1, 2], [2]]);
});

test("[T4] after a hole only a key frame goes on", () => {
  const inter = (rtp: number) => ({ rtp, starts: true, marker: true });
  assert.deepEqual(assembled({ 1: inter(1), 2: { ...key, rtp: 2 } }), ["2 key 2"]);
  assert.deepEqual(assembled({ 1: key, 2: inter(2), 4: inter(4), 5: inter(5), 6: { ...key, rtp: 6 }, 7: inter(7) }), [
    "1 key 2",
    "2 2",
    "6 key 2",
    "7 2",
  ]);
  assert.deepEqual(assembled({ 1: key, 2: { rtp: 2, starts: true }, 4: { rtp: 2, marker: true }, 5: inter(3) }), [
    "1 key 2",
  ]);
});

test("[T3] a VP9 picture may begin with an upper layer: LiveKit leaves out what no later picture needs", () => {
  const whole: CodedPicture[] = [];
  const assembler = new PictureAssembler(depacketiseVp9, (picture) => whole.push(picture));
  const layer = (spatial: number, inter: boolean) => [0x2c | (inter ? 0x40 : 0), spatial << 1, 0, 9];
  const sent = [
    { rtp: 1, payload: layer(0, false), marker: false },
    { rtp: 1, payload: layer(1, false), marker: true },
    { rtp: 2, payload: layer(1, true), marker: true },
    { rtp: 3, payload: layer(1, true), marker: true },
  ];
  for (const [sequence, { payload, ...packet }] of sent.entries())
    assembler.push({ sequence, epoch: 0, payload: Buffer.from(payload), ...packet });
  const found = whole.map(({ rtp, keyFrame, parts }) => [rtp, keyFrame, parts.length]);
  assert.deepEqual(found, [
    [1, true, 2],
    [2, false, 1],
    [3, false, 1],
  ]);
});

test("[T5] padding is no hole and no picture", () => {
  assert.deepEqual(assembled({ 1: { ...key, marker: false }, 2: "padding", 3: { rtp: 1, marker: true } }), ["1 key 4"]);
});
