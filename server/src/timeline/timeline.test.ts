import assert from "node:assert/strict";
import { test } from "node:test";
import type { LogRecord } from "../capture/index.ts";
import { SyntheticMeeting } from "../render/synthetic-meeting.fixture.ts";
import { logUs, type TrackIndex } from "../vocabulary/index.ts";
import { usAt } from "./clock/line.ts";
import { Timeline } from "./timeline.ts";

const SILENCE = Buffer.from([0xf8, 0xff, 0xfe]);
const packets = (count: number): readonly Buffer[] => Array.from({ length: count }, () => SILENCE);

const withMicrophone = (): { meeting: SyntheticMeeting; microphone: TrackIndex } => {
  const meeting = new SyntheticMeeting();
  meeting.join(0, "ada");
  return { meeting, microphone: meeting.track(50_000, "ada", { source: "microphone", codec: "opus" }) };
};

/** Feeds all, asks for what is due unit by unit as rendering does; answers when each packet was due, in seconds. */
const dueTimes = (records: readonly LogRecord[], untilUs: number): readonly number[] => {
  const timeline = new Timeline();
  const times: number[] = [];
  let nextUs: number | null = null;
  for (const record of records) {
    timeline.feed(record);
    nextUs ??= timeline.originUs;
    for (; nextUs !== null && nextUs <= timeline.readyUs && nextUs <= untilUs; nextUs += 100_000) {
      timeline.beginUnit(nextUs, 100_000);
      for (const { due } of timeline.takeDue("audio", nextUs + 100_000)) {
        for (const { epoch, picture } of due) {
          if (epoch.clock.line !== null) times.push(usAt(epoch.clock.line, picture.rtp) / 1e6);
        }
      }
    }
  }
  return times;
};

test("[T7] the horizon is 1 s; behind an open hole it waits, at most for 3 s, and never goes back", () => {
  const { meeting, microphone } = withMicrophone();
  const way = { startUs: 100_000, isLost: (packet: number) => packet === 100 };
  meeting.sound(microphone, { packets: packets(400), way });
  const timeline = new Timeline();
  let before = -Infinity;
  let widest = 0;
  let nowUs = 0;
  for (const record of meeting.records()) {
    timeline.feed(record);
    nowUs = Math.max(nowUs, record.at);
    const { readyUs } = timeline;
    assert.ok(readyUs >= before);
    before = readyUs;
    widest = Math.max(widest, nowUs - readyUs);
  }
  assert.equal(nowUs - before, 1_000_000);
  assert.ok(widest > 2_000_000 && widest <= 3_000_000, `${widest}`);
});

/** When a packet is due after its first sample: 5 ms on the way and 20 ms of packet, less 26.5 ms. (T13) */
const DUE_S = -0.0015;

test("[T6] [T13] RTP time that stood still while the microphone was off does not move what comes after", () => {
  const { meeting, microphone } = withMicrophone();
  meeting.sound(microphone, { packets: packets(100), way: { startUs: 100_000 } });
  meeting.event(2_200_000, { event: "track-muted", track: microphone, muted: true });
  meeting.event(5_990_000, { event: "track-muted", track: microphone, muted: false });
  const way = { startUs: 6_000_000, firstSequence: 200, firstTimestamp: 5000 + 100 * 960 };
  meeting.sound(microphone, { packets: packets(100), way });
  meeting.end(9_000_000);
  const times = dueTimes(meeting.records(), 9e6);
  assert.equal(times.length, 200);
  assert.ok(Math.abs((times[100] ?? 0) - 6 - DUE_S) < 0.001, `${times[100]}`);
});

for (const [what, changed] of [
  ["a new SSRC", { ssrc: 77, firstSequence: 200 }],
  ["a jump of sequence numbers", { firstSequence: 40_000 }],
] as const) {
  test(`[T6] ${what} begins a new epoch, and both are heard in their time`, () => {
    const { meeting, microphone } = withMicrophone();
    meeting.sound(microphone, { packets: packets(100), way: { startUs: 100_000 } });
    const way = { startUs: 3_000_000, firstTimestamp: 3_000_000_000, ...changed };
    meeting.sound(microphone, { packets: packets(100), way });
    meeting.end(6_000_000);
    const times = dueTimes(meeting.records(), 6e6);
    assert.equal(times.length, 200);
    assert.ok(Math.abs((times[99] ?? 0) - 2.08 - DUE_S) < 0.001);
    assert.ok(Math.abs((times[100] ?? 0) - 3 - DUE_S) < 0.001);
  });
}

test("[T11] sequence numbers and time stamps that wrap in the middle are of no consequence", () => {
  const { meeting, microphone } = withMicrophone();
  const way = { startUs: 100_000, firstSequence: 65_500, firstTimestamp: 2 ** 32 - 30_000 };
  meeting.sound(microphone, { packets: packets(300), way });
  meeting.end(7_000_000);
  const times = dueTimes(meeting.records(), 7e6);
  assert.equal(times.length, 300);
  times.forEach((time, index) => assert.ok(Math.abs(time - 0.1 - DUE_S - index * 0.02) < 0.001));
});

test("[T2] duplicates that the recorder marked, or did not, are heard once", () => {
  const { meeting, microphone } = withMicrophone();
  meeting.sound(microphone, { packets: packets(100), way: { startUs: 100_000 } });
  const twice = meeting.records().flatMap((record, index): readonly LogRecord[] => {
    if (record.kind !== "rtp") return [record];
    return [record, { ...record, at: logUs(record.at + 1), duplicate: index % 2 === 0 }];
  });
  assert.equal(dueTimes([...twice, { kind: "end", at: logUs(4e6), reason: "stopped" }], 4e6).length, 100);
});

test("[T9] a lost connection is a gap from the last packet to the next", () => {
  const { meeting, microphone } = withMicrophone();
  meeting.sound(microphone, { packets: packets(100), way: { startUs: 100_000 } });
  meeting.event(2_600_000, { event: "disconnected", why: "silence" });
  meeting.event(3_900_000, { event: "connected" });
  meeting.sound(microphone, { packets: packets(50), way: { startUs: 4_000_000, ssrc: 5, firstSequence: 9 } });
  meeting.end(5_000_000);
  const timeline = new Timeline();
  for (const record of meeting.records()) timeline.feed(record);
  assert.deepEqual(timeline.gaps, [{ fromMs: 1980, toMs: 3900, reason: "connection-lost" }]);
});

test("[T12] a share counts from its first picture, and no longer than it is on", () => {
  const { meeting } = withMicrophone();
  const screen = meeting.track(100_000, "ada", { source: "screen", codec: "vp8" });
  const timeline = new Timeline();
  for (const record of meeting.records()) timeline.feed(record);
  timeline.factsUntil(200_000);
  assert.deepEqual(timeline.scene.scene.content, []);
  timeline.saw(screen);
  assert.deepEqual([timeline.scene.scene.content, timeline.scene.screens.get("ada")], [["ada"], screen]);
  const before = timeline.scene;
  timeline.feed({ kind: "event", at: logUs(300_000), event: { event: "speakers", identities: [] } });
  timeline.factsUntil(300_000);
  assert.equal(timeline.scene, before);
  timeline.feed({ kind: "event", at: logUs(400_000), event: { event: "track-muted", track: screen, muted: true } });
  timeline.factsUntil(400_000);
  assert.deepEqual(timeline.scene.scene.content, []);
  timeline.saw(screen);
  assert.deepEqual(timeline.scene.scene.content, [], "a late picture of a muted track");
});

test("[T5] fakes of the SFU are no picture, and leave no hole", () => {
  const { meeting, microphone } = withMicrophone();
  meeting.sound(microphone, { packets: packets(50), way: { startUs: 100_000 } });
  const records = meeting.records().map((record): LogRecord => {
    const number = record.kind === "rtp" ? record.packet.readUInt16BE(2) : 0;
    return record.kind === "rtp" && number >= 110 && number < 120 ? { ...record, fake: true } : record;
  });
  assert.equal(dueTimes([...records, { kind: "end", at: logUs(3e6), reason: "stopped" }], 3e6).length, 40);
});
