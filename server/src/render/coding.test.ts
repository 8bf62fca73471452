import assert from "node:assert/strict";
import { test } from "node:test";
import { layoutStage, type Rect } from "@roomreel/stage";
import { ffmpegEngine } from "../adapters/node-av/index.ts";
import { participantIdentity } from "../vocabulary/index.ts";
import type { Colour } from "./coding.fixture.ts";
import { gridOf, UNIT_US } from "./grid.ts";
import { CODING, render, SIZE } from "./rendering.fixture.ts";
import { beeping, flashing, SyntheticMeeting } from "./synthetic-meeting.fixture.ts";
import { beepsIn, listen, type Seen, watch } from "./watching.fixture.ts";

const RED: Colour = [90, 100, 200];
const BLUE: Colour = [120, 200, 90];

/** Ada is red, Bob is blue; both beep and flash at every second. */
const meetingOf = (seconds: number): SyntheticMeeting => {
  const meeting = new SyntheticMeeting();
  for (const [identity, colour] of [
    ["ada", RED],
    ["bob", BLUE],
  ] as const) {
    meeting.join(0, identity);
    const camera = meeting.track(100_000, identity, { source: "camera", codec: "vp8" });
    meeting.video(camera, "vp8", { frames: flashing(colour, { codec: "vp8", seconds }), way: { startUs: 200_000 } });
    const microphone = meeting.track(100_000, identity, { source: "microphone", codec: "opus" });
    meeting.sound(microphone, { packets: beeping(seconds), way: { startUs: 200_000 } });
  }
  meeting.end(200_000 + seconds * 1e6);
  return meeting;
};

const speak = (meeting: SyntheticMeeting, atUs: number, ...who: readonly string[]): void =>
  meeting.event(atUs, { event: "speakers", identities: who.map(participantIdentity) });

const isColour = (picture: Seen | undefined, { x, y, width, height }: Rect, colour: Colour): boolean =>
  (picture?.at(x + width / 2, y + height / 2) ?? []).every(
    (value, index) => Math.abs(value - (colour[index] ?? 0)) < 12,
  );

test("[V14] with every frame rate a unit is 8/15 s, 25 frames of sound and a whole number of pictures", () => {
  for (const rate of [15, 30, 60] as const) {
    const { unitFrames, segmentFrames, samplesPerFrame, frameUs } = gridOf(rate);
    assert.ok(Number.isInteger(unitFrames) && Number.isInteger(samplesPerFrame));
    assert.equal(unitFrames * samplesPerFrame, 25 * 1024);
    assert.ok(Math.abs(frameUs(unitFrames) - UNIT_US) < 1e-6);
    assert.equal(segmentFrames / rate, 9.6);
  }
});

test("[V14] at 15 and 60 pictures a second beeps and flashes are where they are at 30", async () => {
  const records = meetingOf(11).records();
  for (const rate of [15, 60] as const) {
    const coding = { ...CODING, size: { width: 320, height: 192 }, framesPerSecond: rate };
    const { video, audio } = ffmpegEngine.formats(coding);
    const { segments, frames } = await render(records, { coding });
    assert.equal(frames, 11 * rate);
    assert.deepEqual(
      segments.map((segment) => segment.frames.length),
      [gridOf(rate).segmentFrames, frames - gridOf(rate).segmentFrames],
    );
    assert.deepEqual(beepsIn(listen(segments, audio)).map(Math.round), [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    const bright = watch(segments, video).map((picture) => picture.at(160, 48)[0] > 200);
    const flashes = bright.flatMap((one, index) => (one && bright[index - 1] === false ? [index / rate] : []));
    flashes.forEach((at) => assert.ok(Math.abs(at - Math.round(at)) < 0.07, `a flash at ${at} s`));
    assert.equal(flashes.length, 10);
  }
});

test("[V15] [S12] who speaks is large in the file, and stays so over a kill", async () => {
  const meeting = meetingOf(16);
  speak(meeting, 2_000_000, "bob");
  speak(meeting, 12_000_000, "ada");
  const records = meeting.records();
  const coding = { ...CODING, framesPerSecond: 15 } as const;
  const { video } = ffmpegEngine.formats(coding);
  const whole = await render(records, { coding, layout: "speaker" });
  const large = layoutStage({ people: ["ada", "bob"], content: [], highlight: "bob" }, SIZE).find((one) => one.large);
  assert.ok(large !== undefined);
  const pictures = watch(whole.segments, video);
  for (const [second, colour] of [
    [2.5, RED],
    [3.5, BLUE],
    [12.5, BLUE],
    [13.5, RED],
  ] as const)
    assert.ok(isColour(pictures[Math.round(second * 15)], large.rect, colour), `at ${second} s`);
  const [first] = whole.segments;
  assert.ok(first !== undefined);
  const committed = { frames: first.frames.length, audioFrames: first.audio.length, resumeState: first.resumeState };
  const rest = await render(records, { coding, layout: "speaker", committed });
  const again = watch([first, ...rest.segments], video);
  assert.equal(again.length, pictures.length);
  again.forEach((picture, index) =>
    assert.equal(isColour(picture, large.rect, BLUE), isColour(pictures[index], large.rect, BLUE), `picture ${index}`),
  );
});

test("[S13] in single-speaker nobody else is in the picture", async () => {
  const meeting = meetingOf(5);
  speak(meeting, 300_000, "bob");
  const { segments } = await render(meeting.records(), { layout: "single-speaker" });
  const picture = watch(segments, ffmpegEngine.formats(CODING).video)[135];
  for (const x of [40, SIZE.width / 2 - 20, SIZE.width - 40])
    assert.ok(isColour(picture, { x, y: 40, width: 0, height: 0 }, BLUE));
});
