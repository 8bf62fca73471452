import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { CaptureEvent, LogRecord } from "../capture/index.ts";
import type { Gap } from "../recording/index.ts";
import { beeping, flashing, SyntheticMeeting } from "../render/synthetic-meeting.fixture.ts";
import { logUs, type LogUs, takeNumber, trackIndex, wallMs } from "../vocabulary/index.ts";
import { usAt } from "./clock/line.ts";
import { Pauses, placeInLog } from "./pauses.ts";
import { Timeline } from "./timeline.ts";

const event = (ms: number, what: CaptureEvent): LogRecord => ({ kind: "event", at: logUs(ms * 1000), event: what });
const paused = (ms: number): LogRecord => event(ms, { event: "paused" });
const resumed = (ms: number): LogRecord => event(ms, { event: "resumed" });
const tick = (ms: number): LogRecord => ({ kind: "tick", at: logUs(ms * 1000) });
const packet = (ms: number): LogRecord => ({
  ...{ kind: "rtp", at: logUs(ms * 1000), track: trackIndex(0), packet: Buffer.alloc(0) },
  ...{ recovered: false, duplicate: false, keyFrame: false, fake: false },
});
const chunk = (ms: number, { isPaused = false, continues = true } = {}): LogRecord => ({
  ...{ kind: "chunk", at: logUs(ms * 1000), take: takeNumber(1), chunk: 1, continues, wall: wallMs(0) },
  snapshot: { participants: [], tracks: [], senderReports: [], roomMetadata: "", paused: isPaused },
});

/** Times in ms without pauses. */
const placed = (records: readonly LogRecord[], pauses = new Pauses()): readonly number[] =>
  records.map((record) => pauses.place(record).record.at / 1000);

test("[T16] the cut ends with the first packet behind `resumed`; what happens in it happens at the cut", () => {
  const log = [chunk(0), packet(100), paused(200), tick(5000), packet(6000), resumed(7000), tick(7080), packet(7300)];
  assert.deepEqual(placed([...log, tick(7400)]), [0, 100, 200, 200, 200, 200, 200, 200, 300]);
});

test("[T16] when nobody publishes the cut ends 1 s behind `resumed`", () => {
  const log = [chunk(0), packet(100), paused(200), resumed(7000), tick(7990), tick(8080), packet(9000)];
  assert.deepEqual(placed(log), [0, 100, 200, 200, 200, 280, 1200]);
});

test("[T16] a pause that follows before anything came is the same pause", () => {
  const log = [
    chunk(0),
    packet(100),
    paused(200),
    resumed(1000),
    paused(1100),
    tick(9000),
    resumed(9100),
    packet(9200),
  ];
  assert.deepEqual(placed(log), [0, 100, 200, 200, 200, 200, 200, 200]);
});

test("[T16] a further take that says nothing has resumed; one that is paused goes on with the pause", () => {
  const fresh = chunk(5000, { continues: false });
  assert.deepEqual(
    placed([chunk(0), packet(100), paused(200), fresh, packet(5400), tick(5500)]).slice(3),
    [200, 200, 300],
  );
  const still = [fresh, paused(5000), tick(8000), resumed(8100), packet(8200), tick(8300)];
  assert.deepEqual(placed([chunk(0), packet(100), paused(200), ...still]).slice(-2), [200, 300]);
});

test("[T16] whoever begins to read anywhere, with the cuts that were found, has the same times", () => {
  const steps = fc.array(fc.tuple(fc.constantFrom("packet", "tick", "paused", "resumed"), fc.nat(900)), {
    minLength: 1,
    maxLength: 60,
  });
  fc.assert(
    fc.property(steps, fc.nat(120), (story, at) => {
      let ms = 0;
      let isPaused = false;
      const log = story.flatMap(([what, wait]): readonly LogRecord[] => {
        ms += wait + 1;
        if (what === "paused" || what === "resumed") isPaused = what === "paused";
        const make = { packet, tick, paused, resumed }[what];
        return [...(isPaused && what === "packet" ? [tick(ms)] : [make(ms)]), chunk(ms + 0.5, { isPaused })];
      });
      const whole = [chunk(0), ...log];
      const pauses = new Pauses();
      const times = placed(whole, pauses);
      const cursor = logUs((times[Math.min(at, times.length - 1)] ?? 0) * 1000);
      const beginUs = placeInLog(cursor, { pauses: pauses.found });
      const start = whole.findLastIndex((one) => one.kind === "chunk" && one.at <= beginUs);
      const inUs = (all: readonly number[]) => all.map((time) => Math.round(time * 1000));
      assert.ok((times[start] ?? 0) * 1000 <= cursor);
      assert.deepEqual(inUs(placed(whole.slice(start), new Pauses(pauses.found))), inUs(times.slice(start)));
    }),
  );
});

/** A microphone from 0.1 s to the pause at 2.1 s; then what `further` adds. */
const timelineOf = (further: (meeting: SyntheticMeeting) => void): { gaps: readonly Gap[]; endUs: LogUs | null } => {
  const meeting = new SyntheticMeeting();
  meeting.join(0, "ada");
  const microphone = meeting.track(50_000, "ada", { source: "microphone", codec: "opus" });
  meeting.sound(microphone, { packets: beeping(2), way: { startUs: 50_000 } });
  meeting.event(2_100_000, { event: "paused" });
  further(meeting);
  const timeline = new Timeline();
  for (const record of meeting.records()) timeline.feed(record);
  timeline.captureIsOver();
  return timeline;
};
const again = (meeting: SyntheticMeeting, startUs: number): void => {
  const microphone = meeting.track(startUs - 50_000, "ada", { source: "microphone", codec: "opus" });
  meeting.sound(microphone, { packets: beeping(1), way: { startUs } });
};

const CUT: Gap = { fromMs: 2025 as Gap["fromMs"], toMs: 2025 as Gap["toMs"], reason: "paused" };

test("[T18] what is lost and back within a pause is no gap", () => {
  const { gaps } = timelineOf((meeting) => {
    meeting.event(3_000_000, { event: "disconnected", why: "" });
    meeting.event(4_000_000, { event: "connected" });
    meeting.beginTake(5_000_000);
    meeting.event(5_000_000, { event: "paused" });
    meeting.event(5_300_000, { event: "connected" });
    meeting.event(6_000_000, { event: "resumed" });
    again(meeting, 6_300_000);
  });
  assert.deepEqual(gaps, [CUT]);
});

test("[T18] what is not back when the recording goes on is a gap from the cut on", () => {
  const { gaps } = timelineOf((meeting) => {
    meeting.event(3_000_000, { event: "disconnected", why: "" });
    meeting.event(6_000_000, { event: "resumed" });
    meeting.event(9_000_000, { event: "connected" });
    again(meeting, 9_975_000);
  });
  assert.deepEqual(gaps, [CUT, { fromMs: 2025, toMs: 5025, reason: "connection-lost" }]);
});

test("[T18] what was lost before the pause is a gap up to it", () => {
  const meeting = new SyntheticMeeting();
  meeting.join(0, "ada");
  const microphone = meeting.track(50_000, "ada", { source: "microphone", codec: "opus" });
  meeting.sound(microphone, { packets: beeping(1), way: { startUs: 50_000 } });
  meeting.event(1_200_000, { event: "disconnected", why: "" });
  meeting.event(2_075_000, { event: "paused" });
  meeting.event(3_000_000, { event: "connected" });
  meeting.event(6_000_000, { event: "resumed" });
  again(meeting, 6_300_000);
  const timeline = new Timeline();
  for (const record of meeting.records()) timeline.feed(record);
  assert.deepEqual(timeline.gaps, [
    { fromMs: 980, toMs: 2000, reason: "connection-lost" },
    { fromMs: 2000, toMs: 2000, reason: "paused" },
  ]);
});

test("[T18] a recording that ends paused ends where the pause began, and one never resumed has no cut", () => {
  const stopped = timelineOf((meeting) => meeting.end(60_000_000));
  assert.deepEqual([stopped.endUs, stopped.gaps], [2_100_000, []]);
  const killed = timelineOf((meeting) => meeting.event(60_000_000, { event: "speakers", identities: [] }));
  assert.equal(killed.endUs, 2_100_000);
});

/** Of all pictures, in ms and in the order in which they came due. */
const pictureTimes = (records: readonly LogRecord[]): readonly number[] => {
  const timeline = new Timeline();
  const times: number[] = [];
  let fromUs = 0;
  for (const record of records) {
    timeline.feed(record);
    for (; fromUs <= timeline.readyUs; fromUs += 100_000) {
      timeline.beginUnit(fromUs, 100_000);
      for (const { due } of timeline.takeDue("video", fromUs + 100_000))
        for (const { epoch, picture } of due)
          times.push(epoch.clock.line === null ? 0 : usAt(epoch.clock.line, picture.rtp) / 1000);
    }
  }
  return times;
};

const evenly = (times: readonly number[]): void => {
  const steps = times.slice(1).map((time, index) => time - (times[index] ?? 0));
  for (const step of steps) assert.ok(Math.abs(step - 33.3) < 5, `${step}`);
};

test("[T17] pictures of the last second before a pause go by the clocks before it", () => {
  const meeting = new SyntheticMeeting();
  meeting.join(0, "ada");
  const camera = meeting.track(50_000, "ada", { source: "camera", codec: "vp8" });
  const microphone = meeting.track(50_000, "ada", { source: "microphone", codec: "opus" });
  // Pictures are 95 ms longer on the way than sound: by their arrival alone they would be late.
  const way = { startUs: 100_000, firstReportUs: 500_000 };
  const frames = flashing([90, 100, 200], { codec: "vp8", seconds: 5 });
  meeting.video(camera, "vp8", { frames, way: { ...way, delayUs: () => 100_000 } });
  meeting.sound(microphone, { packets: beeping(5), way });
  meeting.pause(5_210_000, 5_500_000, [camera, microphone]);
  again(meeting, 5_600_000);
  meeting.end(6_700_000);
  const times = pictureTimes(meeting.records());
  assert.ok(times.length > 140);
  evenly(times.slice(-60));
});

test("[T16] pictures that came after `paused` were captured before it, and are seen before the cut", () => {
  const meeting = new SyntheticMeeting();
  meeting.join(0, "ada");
  const camera = meeting.track(50_000, "ada", { source: "camera", codec: "vp8" });
  const frames = flashing([90, 100, 200], { codec: "vp8", seconds: 5 });
  const delayUs = (index: number): number => (index < 140 ? 5000 : 250_000);
  meeting.video(camera, "vp8", { frames, way: { startUs: 100_000, firstReportUs: 500_000, delayUs } });
  meeting.event(5_100_000, { event: "paused" });
  meeting.event(5_400_000, { event: "track-removed", track: camera });
  meeting.event(5_500_000, { event: "resumed" });
  again(meeting, 5_600_000);
  meeting.end(6_700_000);
  const times = pictureTimes(meeting.records());
  assert.equal(times.length, 150);
  evenly(times.slice(-60));
  assert.ok((times.at(-1) ?? 0) < 5100);
});
