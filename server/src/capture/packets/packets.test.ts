import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { nacks, pictureLossIndication, receiverReports } from "./feedback.ts";
import { markOf } from "./key-frame.ts";
import { senderReports } from "./rtcp.ts";
import { isRtcp, payloadEnd, payloadStart, RTP_BYTES_MAX, sequenceNumber, synchronisationSource } from "./rtp.ts";
import { unwrapRetransmission } from "./rtx.ts";

const header = (more: Partial<{ type: number; sequence: number; ssrc: number }> = {}): Buffer => {
  const bytes = Buffer.alloc(12);
  bytes[0] = 0x80;
  bytes[1] = more.type ?? 96;
  bytes.writeUInt16BE(more.sequence ?? 7, 2);
  bytes.writeUInt32BE(more.ssrc ?? 42, 8);
  return bytes;
};

const withPayload = (...bytes: number[]): Buffer => Buffer.concat([header(), Buffer.from(bytes)]);

const vp8Key = (width: number, height: number): Buffer =>
  withPayload(0x10, 0x50, 0, 0, 0x9d, 0x01, 0x2a, width & 255, width >> 8, height & 255, height >> 8, 0);

test("[C20] a payload begins behind contributing sources and extension, and ends before padding", () => {
  const packet = Buffer.concat([
    header(),
    Buffer.alloc(8),
    Buffer.from([0xbe, 0xde, 0, 1, 1, 2, 3, 4]),
    Buffer.from([9, 0, 0, 3]),
  ]);
  packet[0] = 0x80 | 0x20 | 0x10 | 2;
  assert.equal(payloadStart(packet), 28);
  assert.equal(payloadEnd(packet), 29);
});

test("[C20] what is too short, too long or of another version is no packet", () => {
  assert.equal(payloadStart(Buffer.alloc(11, 0x80)), -1);
  assert.equal(payloadStart(Buffer.concat([header(), Buffer.alloc(RTP_BYTES_MAX)])), -1);
  assert.equal(payloadStart(Buffer.alloc(40)), -1);
});

test("[C21] a retransmission becomes the packet that was lost", () => {
  const original = Buffer.concat([header({ sequence: 65_535 }), Buffer.from("media")]);
  const repeated = Buffer.concat([
    header({ type: 0x80 | 97, sequence: 3, ssrc: 99 }),
    Buffer.from([255, 255]),
    Buffer.from("media"),
  ]);
  const unwrapped = unwrapRetransmission(repeated, { ssrc: 42, payloadTypes: new Map([[97, 96]]) });
  assert.deepEqual(unwrapped?.subarray(2), Buffer.concat([original.subarray(2)]));
  assert.equal(unwrapped?.[1], 0x80 | 96, "the marker stays");
});

test("[C21] a probe without payload is no retransmission", () => {
  const probe = Buffer.concat([header({ type: 97 }), Buffer.alloc(99), Buffer.from([100])]);
  probe[0] = 0xa0;
  assert.equal(unwrapRetransmission(probe, { ssrc: 42, payloadTypes: new Map() }), null);
});

test("[C22] every sender report of a compound packet is found", () => {
  const report = (ssrc: number): Buffer => {
    const bytes = Buffer.alloc(28);
    bytes.set([0x80, 200, 0, 6]);
    bytes.writeUInt32BE(ssrc, 4);
    bytes.writeUInt32BE(0x11223344, 8);
    bytes.writeUInt32BE(0x55667788, 12);
    return bytes;
  };
  const [description] = receiverReports([block]);
  const found = senderReports(
    Buffer.concat([report(1), description ?? Buffer.alloc(0), report(2), Buffer.from([0x80, 200])]),
  );
  assert.deepEqual(
    found.map(({ ssrc, compactNtp }) => [ssrc, compactNtp]),
    [
      [1, 0x33445566],
      [2, 0x33445566],
    ],
  );
  assert.equal(found[0]?.info.length, 20);
});

const block = {
  ssrc: 42,
  fractionLost: 5,
  lost: 300,
  highest: 0x1_2345,
  jitter: 9,
  lastReport: 0x33445566,
  delay: 65_536,
};

test("[C23] a receiver report tells loss, highest, last report and delay, with a CNAME behind it", () => {
  const [packet] = receiverReports([block]);
  assert.ok(packet !== undefined && isRtcp(packet));
  assert.equal(packet.length % 4, 0);
  assert.equal(packet.readUInt16BE(2), 7);
  assert.equal(packet[12], 5);
  assert.equal(packet.readUIntBE(13, 3), 300);
  assert.equal(packet.readUInt32BE(16), 0x1_2345);
  assert.equal(packet.readUInt32BE(24), 0x33445566);
  assert.equal(packet.readUInt32BE(28), 65_536);
  assert.equal(packet[33], 202);
  assert.equal(packet.length, 32 + 4 * (packet.readUInt16BE(34) + 1));
  assert.equal(receiverReports(Array.from({ length: 32 }, () => block)).length, 2);
});

const asked = (packets: readonly Buffer[]): number[] =>
  packets.flatMap((packet) => {
    const numbers: number[] = [];
    for (let at = 12; at < packet.length; at += 4) {
      const [first, mask] = [packet.readUInt16BE(at), packet.readUInt16BE(at + 2)];
      numbers.push(
        first,
        ...Array.from({ length: 16 }, (_, bit) => bit).flatMap((bit) =>
          ((mask >> bit) & 1) === 1 ? [(first + bit + 1) & 0xffff] : [],
        ),
      );
    }
    return numbers;
  });

test("[C23] a NACK asks for exactly the packets that are missing, across the wrap", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 65_000, max: 66_000 }),
      fc.uniqueArray(fc.integer({ min: 0, max: 3000 }), { maxLength: 400 }),
      (first, steps) => {
        const numbers = steps.toSorted((one, two) => one - two).map((step) => first + step);
        const packets = nacks(42, numbers);
        assert.deepEqual(
          asked(packets),
          numbers.map((one) => one & 0xffff),
        );
        assert.ok(
          packets.every((packet) => packet.length < 1200 && packet.length === 4 * (packet.readUInt16BE(2) + 1)),
        );
      },
    ),
  );
});

test("[C23] a PLI names the stream", () => {
  const packet = pictureLossIndication(0xdeadbeef);
  assert.deepEqual([packet.length, packet[0], packet[1], packet.readUInt32BE(8)], [12, 0x81, 206, 0xdeadbeef]);
});

test("[C24] key frames are found with their size: VP8", () => {
  assert.deepEqual(markOf("vp8", vp8Key(1280, 720), 12), { keyFrame: { width: 1280, height: 720 }, fake: false });
  const delta = vp8Key(1280, 720);
  delta[13] = 0x51;
  assert.deepEqual(markOf("vp8", delta, 12), { keyFrame: null, fake: false });
  const later = vp8Key(1280, 720);
  later[12] = 0;
  assert.deepEqual(markOf("vp8", later, 12), { keyFrame: null, fake: false });
});

test("[C24] key frames are found with their size: VP9 with a scalability structure and without", () => {
  const structure = withPayload(0x8a | 0x20, 0x80, 1, 0, 0, 0x38, 1, 64, 0, 180, 2, 128, 1, 104, 0);
  assert.deepEqual(markOf("vp9", structure, 12).keyFrame, { width: 640, height: 360 });
  const bits = "10" + "00" + "0" + "0" + "10" + (0x498342).toString(2).padStart(24, "0") + "010" + "0";
  const sized = bits + (1279).toString(2).padStart(16, "0") + (719).toString(2).padStart(16, "0");
  const bytes = sized.padEnd(72, "0").match(/.{8}/g) ?? [];
  const plainKey = withPayload(0x08, ...bytes.map((one) => Number.parseInt(one, 2)));
  assert.deepEqual(markOf("vp9", plainKey, 12).keyFrame, { width: 1280, height: 720 });
  const inter = Buffer.from(structure);
  inter[12] = (inter[12] ?? 0) | 0x40;
  assert.equal(markOf("vp9", inter, 12).keyFrame, null);
});

/** x264's parameter set of 1280x720. */
const sps720 = Buffer.from("6742c01fda014016ec0440000003004000000f03c60ca8", "hex");

test("[C24] key frames are found with their size: H.264 alone, aggregated and fragmented", () => {
  const aggregate = Buffer.concat([
    Buffer.from([24, 0, sps720.length]),
    sps720,
    Buffer.from([0, 2, 0x68, 1, 0, 2, 0x65, 1]),
  ]);
  assert.deepEqual(markOf("h264", Buffer.concat([header(), sps720]), 12).keyFrame, { width: 1280, height: 720 });
  assert.deepEqual(markOf("h264", Buffer.concat([header(), aggregate]), 12).keyFrame, { width: 1280, height: 720 });
  assert.deepEqual(markOf("h264", withPayload(0x7c, 0x85, 1), 12).keyFrame, { width: 0, height: 0 });
  assert.equal(markOf("h264", withPayload(0x7c, 0x05, 1), 12).keyFrame, null);
  assert.equal(markOf("h264", withPayload(0x41, 1), 12).keyFrame, null);
});

test("[C24] key frames are found: H.265 and AV1", () => {
  assert.notEqual(markOf("h265", withPayload(19 << 1, 1, 0), 12).keyFrame, null);
  assert.notEqual(markOf("h265", withPayload(49 << 1, 1, 0x80 | 19), 12).keyFrame, null);
  assert.equal(markOf("h265", withPayload(1 << 1, 1, 0), 12).keyFrame, null);
  assert.notEqual(markOf("av1", withPayload(0x08, 1), 12).keyFrame, null);
  assert.equal(markOf("av1", withPayload(0x80, 1), 12).keyFrame, null);
});

test("[C25] fillers of the SFU are recognised: tiny key frames, packets of padding alone", () => {
  assert.deepEqual(markOf("vp8", vp8Key(8, 8), 12), { keyFrame: null, fake: true });
  const padding = withPayload(0, 0, 3);
  padding[0] = 0xa0;
  assert.deepEqual(markOf("vp8", padding, 12), { keyFrame: null, fake: true });
  assert.deepEqual(markOf("opus", withPayload(0xf8, 0xff, 0xfe), 12), { keyFrame: null, fake: false });
});

test("[C26] no bytes make a parser fail", () => {
  const codecs = ["vp8", "vp9", "h264", "h265", "av1", "opus", "unknown"] as const;
  const bytes = fc.uint8Array({ maxLength: 80 });
  fc.assert(
    fc.property(bytes, fc.uint8Array({ minLength: 12, maxLength: 12 }), (payload, first) => {
      const packet = Buffer.concat([first, payload]);
      if (payload.length % 2 === 0) packet[0] = 0x80 | ((packet[0] ?? 0) & 0x3f);
      isRtcp(packet);
      senderReports(packet);
      const start = payloadStart(packet);
      if (start < 0) return;
      assert.ok(sequenceNumber(packet) < 65_536 && synchronisationSource(packet) >= 0);
      for (const codec of codecs) markOf(codec, packet, start);
      for (const codec of codecs) markOf(codec, Buffer.concat([header(), payload]), 12);
      unwrapRetransmission(packet, { ssrc: 1, payloadTypes: new Map() });
    }),
    { numRuns: 3000 },
  );
});
