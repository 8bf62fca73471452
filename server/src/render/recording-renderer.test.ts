/** Looks inside what was rendered: colours in rectangles, flashes, beeps, seams. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { layoutStage, type Rect, type Scene } from "@roomreel/stage";
import { ffmpegEngine } from "../adapters/node-av/index.ts";
import { type Colour, encodeOpus, encodeVideo } from "./coding.fixture.ts";
import { GROUND, TILE } from "./painting/colours.ts";
import { CODING, formats, render, SIZE } from "./rendering.fixture.ts";
import { beeping, flashing, SyntheticMeeting, type Way } from "./synthetic-meeting.fixture.ts";
import { beepsIn, flashesAt, listen, type Seen, watch } from "./watching.fixture.ts";

const RED: Colour = [90, 100, 200];
const BLUE: Colour = [120, 200, 90];
const GREEN: Colour = [150, 60, 90];

const CODECS = ["vp8", "vp9", "h264"] as const;
type Codec = (typeof CODECS)[number];

type Person = {
  readonly colour: Colour;
  readonly codec?: Codec;
  readonly seconds: number;
  readonly way?: Partial<Way>;
};

/** Joins with camera and microphone. Packets begin at 200 ms unless `way` says otherwise. */
const appears = (meeting: SyntheticMeeting, identity: string, person: Person) => {
  const { colour, codec = "vp8", seconds } = person;
  const way: Way = { startUs: 200_000, ...person.way };
  meeting.join(Math.max(0, way.startUs - 100_000), identity);
  const camera = meeting.track(way.startUs - 50_000, identity, { source: "camera", codec });
  const microphone = meeting.track(way.startUs - 50_000, identity, { source: "microphone", codec: "opus" });
  meeting.video(camera, codec, { frames: flashing(colour, { codec, seconds }), way });
  meeting.sound(microphone, { packets: beeping(seconds), way });
  return { camera, microphone };
};

const tileOf = (scene: Partial<Scene>, identity: string, what: "person" | "content" = "person"): Rect => {
  const whole: Scene = { people: [], content: [], highlight: null, ...scene };
  const found = layoutStage(whole, SIZE).find((one) => one.identity === identity && one.what === what);
  assert.ok(found);
  return found.rect;
};

const middle = ({ x, y, width, height }: Rect): [number, number] => [x + width / 2, y + height / 2];

const assertColour = (picture: Seen | undefined, place: [number, number], colour: Colour): void => {
  assert.ok(picture);
  const seen = picture.at(...place);
  seen.forEach((value, plane) => {
    assert.ok(Math.abs(value - (colour[plane] ?? 0)) <= 6, `${seen.join(",")} instead of ${colour.join(",")}`);
  });
};

const meetingOf = (seconds: number, people: Readonly<Record<string, Omit<Person, "seconds">>>): SyntheticMeeting => {
  const meeting = new SyntheticMeeting();
  for (const [identity, person] of Object.entries(people)) appears(meeting, identity, { ...person, seconds });
  meeting.end(200_000 + seconds * 1e6);
  return meeting;
};

test("[V1] [V2] every camera fills its rectangle with its colour, whatever the codec", async () => {
  const people = {
    ada: { colour: RED, codec: "vp8" },
    bob: { colour: BLUE, codec: "vp9" },
    cyd: { colour: GREEN, codec: "h264" },
  } as const;
  const { segments, frames } = await render(meetingOf(3, people).records());
  const pictures = watch(segments, formats.video);
  assert.equal(pictures.length, frames);
  for (const [identity, { colour }] of Object.entries(people)) {
    const tile = tileOf({ people: Object.keys(people) }, identity);
    const picture = pictures[45];
    assertColour(picture, middle(tile), colour);
    const inset = 14;
    for (const x of [tile.x + 2, tile.x + tile.width - 3]) assertColour(picture, [x, tile.y + tile.height / 2], colour);
    for (const y of [tile.y + 2, tile.y + tile.height - 3]) assertColour(picture, [tile.x + inset, y], colour);
  }
});

test("[V3] around the tiles is ground alone, to the last pixel", async () => {
  const people = { ada: { colour: RED }, bob: { colour: BLUE } };
  const { segments } = await render(meetingOf(2, people).records());
  const picture = watch(segments, formats.video)[50];
  const tiles = Object.keys(people).map((identity) => tileOf({ people: Object.keys(people) }, identity));
  for (let y = 0; y < SIZE.height; y += 1) {
    for (let x = 0; x < SIZE.width; x += 1) {
      const near = tiles.some(
        (one) => x >= one.x - 8 && x < one.x + one.width + 8 && y >= one.y - 8 && y < one.y + one.height + 8,
      );
      if (!near) assertColour(picture, [x, y], GROUND);
    }
  }
});

test("[T8] [T13] flash and beep of a person, and of two people with other clocks, coincide", async () => {
  const jitter = (seed: number) => (packet: number) => 20_000 + ((packet * seed) % 61) * 1000;
  const people = {
    ada: { colour: RED, way: { delayUs: jitter(7919), ntpOffsetUs: 500_000, ppm: 200, firstReportUs: 2_500_000 } },
    bob: { colour: BLUE, way: { delayUs: jitter(104_729), ppm: -200 } },
  };
  const { segments } = await render(meetingOf(14, people).records(), { atOnce: 20 });
  const pictures = watch(segments, formats.video);
  const beeps = beepsIn(listen(segments, formats.audio));
  const flashes = ["ada", "bob"].map((one) => flashesAt(pictures, ...middle(tileOf({ people: ["ada", "bob"] }, one))));
  assert.ok(beeps.length >= 12);
  for (const list of flashes) {
    assert.ok(list.length >= 12);
    for (const flash of list) {
      const nearest = Math.min(...beeps.map((beep) => Math.abs(beep - flash)));
      // A frame is 33 ms.
      assert.ok(nearest <= 0.034, `flash at ${flash}, beep ${nearest} s away`);
    }
  }
});

test("[V7] shared content is large as soon as it is seen, with the others above, and goes when it ends", async () => {
  const meeting = meetingOf(6, { ada: { colour: RED }, bob: { colour: BLUE } });
  const screen = meeting.track(2_000_000, "ada", { source: "screen", codec: "vp8" });
  const frames = flashing(GREEN, { codec: "vp8", seconds: 2, width: 640, height: 360 });
  meeting.video(screen, "vp8", { frames, way: { startUs: 2_300_000 } });
  meeting.event(4_300_000, { event: "track-removed", track: screen });
  const { segments } = await render(meeting.records());
  const pictures = watch(segments, formats.video);
  const people = ["ada", "bob"];
  assertColour(pictures[57], middle(tileOf({ people }, "bob")), BLUE);
  const during = { people, content: ["ada"] };
  assertColour(pictures[75], middle(tileOf(during, "ada", "content")), GREEN);
  assertColour(pictures[75], middle(tileOf(during, "bob")), BLUE);
  assertColour(pictures[140], middle(tileOf({ people }, "ada")), RED);
});

test("[V5] a camera that is off shows the figure at once, and nothing stale when it comes back", async () => {
  const meeting = new SyntheticMeeting();
  meeting.join(0, "ada");
  const camera = meeting.track(100_000, "ada", { source: "camera", codec: "vp8" });
  const frames = flashing(RED, { codec: "vp8", seconds: 6 });
  meeting.video(camera, "vp8", { frames, way: { startUs: 200_000 }, skip: (frame) => frame >= 60 && frame < 120 });
  meeting.event(2_250_000, { event: "track-muted", track: camera, muted: true });
  meeting.event(4_000_000, { event: "track-muted", track: camera, muted: false });
  meeting.end(6_200_000);
  const { segments } = await render(meeting.records());
  const pictures = watch(segments, formats.video);
  const tile = tileOf({ people: ["ada"] }, "ada");
  const nearEdge: [number, number] = [tile.x + 30, tile.y + tile.height / 2];
  assertColour(pictures[50], nearEdge, RED);
  for (const frame of [65, 90, 118]) assertColour(pictures[frame], nearEdge, TILE);
  assertColour(pictures[135], nearEdge, RED);
});

test("[T4] after a loss the last good picture stays until the next key frame", async () => {
  const meeting = new SyntheticMeeting();
  meeting.join(0, "ada");
  const camera = meeting.track(100_000, "ada", { source: "camera", codec: "vp8" });
  const frames = flashing(RED, { codec: "vp8", seconds: 5 }).map((frame, index) => ({ ...frame, index }));
  // One packet a picture: number 70 is the first that is lost for good, 90 the next key frame.
  meeting.video(camera, "vp8", { frames, way: { startUs: 200_000, isLost: (packet) => packet === 70 } });
  meeting.end(5_200_000);
  const { segments, frames: count } = await render(meeting.records());
  const pictures = watch(segments, formats.video);
  assert.equal(count, 150);
  assertColour(pictures[85], [SIZE.width / 2, SIZE.height / 2], RED);
  assert.deepEqual(
    flashesAt(pictures, SIZE.width / 2, SIZE.height / 2)
      .map(Math.round)
      .includes(3),
    true,
  );
});

test("[T9] [V6] what lies between two takes is marked, dark and silent; the next take goes on in place", async () => {
  const meeting = new SyntheticMeeting();
  appears(meeting, "ada", { colour: RED, seconds: 3 });
  meeting.beginTake(5_000_000);
  appears(meeting, "ada", { colour: BLUE, seconds: 3, way: { startUs: 5_200_000 } });
  meeting.end(8_200_000);
  const { segments, gaps, durationMs } = await render(meeting.records());
  assert.equal(gaps.length, 1);
  assert.equal(gaps[0]?.reason, "recorder-lost");
  assert.ok(Math.abs((gaps[0]?.fromMs ?? 0) - 2980) <= 60 && Math.abs((gaps[0]?.toMs ?? 0) - 5000) <= 60);
  assert.ok(Math.abs(durationMs - 8000) <= 34);
  const pictures = watch(segments, formats.video);
  const tile = tileOf({ people: ["ada"] }, "ada");
  const nearEdge: [number, number] = [tile.x + 30, tile.y + tile.height / 2];
  assertColour(pictures[80], nearEdge, RED);
  for (const frame of [96, 120, 148]) assertColour(pictures[frame], nearEdge, TILE);
  assertColour(pictures[175], nearEdge, BLUE);
  const sound = listen(segments, formats.audio);
  assert.ok(sound.subarray(3.2 * 48_000, 4.9 * 48_000).every((value) => Math.abs(value) < 0.001));
  assert.deepEqual(beepsIn(sound).map(Math.round), [0, 1, 2, 5, 6, 7]);
});

test("[V9] a renderer that goes on after a kill makes the same file, without a click", async () => {
  const records = meetingOf(22, { ada: { colour: RED, way: { ppm: 150 } } }).records();
  const whole = await render(records);
  const [first, second] = whole.segments;
  assert.ok(first !== undefined && second !== undefined);
  const committed = { frames: first.frames.length, audioFrames: first.audio.length, resumeState: first.resumeState };
  const rest = await render(records, { committed });
  assert.equal(rest.frames, whole.frames);
  assert.equal(rest.audioFrames, whole.audioFrames);
  assert.equal(rest.segments[0]?.firstFrame, second.firstFrame);
  assert.equal(rest.segments[0]?.firstAudioFrame, second.firstAudioFrame);
  const joined = listen([first, ...rest.segments], formats.audio);
  const uncut = listen(whole.segments, formats.audio);
  assert.deepEqual(
    beepsIn(joined).map((one) => Math.round(one * 100)),
    beepsIn(uncut).map((one) => Math.round(one * 100)),
  );
  const cut = first.audio.length * 1024;
  for (let index = cut - 88_000; index < cut + 88_000; index += 1) {
    assert.ok(Math.abs((joined[index] ?? 0) - (uncut[index] ?? 0)) < 0.03, `at sample ${index - cut} of the cut`);
  }
  const centre = [SIZE.width / 2, SIZE.height / 2] as const;
  assert.deepEqual(
    flashesAt(watch([first, ...rest.segments], formats.video), ...centre),
    flashesAt(watch(whole.segments, formats.video), ...centre),
  );
});

test("[V8] [V11] beeps go over the cuts of segments without a seam", async () => {
  const { segments } = await render(meetingOf(12, { ada: { colour: RED } }).records());
  assert.ok(segments.length >= 2);
  const { video } = formats;
  const again = ffmpegEngine.formats(CODING).video;
  assert.deepEqual([video.sps, video.pps], [again.sps, again.pps]);
  for (const { frames } of segments) assert.equal(frames[0]?.keyFrame, true);
  assert.equal(segments[0]?.frames.length, 288);
  assert.deepEqual(beepsIn(listen(segments, formats.audio)).map(Math.round), [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
});

test("[T10] the file is as long as from the first packet to the end of capture, within a frame", async () => {
  for (const endUs of [1_234_000, 1_250_000, 1_266_000]) {
    const meeting = new SyntheticMeeting();
    appears(meeting, "ada", { colour: RED, seconds: 1 });
    meeting.end(endUs);
    const { frames } = await render(meeting.records());
    assert.ok(Math.abs(frames / 30 - (endUs - 205_000) / 1e6) <= 1 / 30);
  }
});

test("[V4] nothing in the picture tells who somebody is", async () => {
  const meetings = await Promise.all(
    ["ada", "xylophone"].map((name) => render(meetingOf(1, { [name]: { colour: RED } }).records())),
  );
  const [one, two] = meetings.map(({ segments }) => segments.flatMap(({ frames }) => frames.map(({ data }) => data)));
  assert.deepEqual(one, two);
});

test("[V12] foreign bytes in the place of pictures and sound cost no more than themselves", async () => {
  const foreign = (seed: number, length: number): Buffer =>
    Buffer.from(Array.from({ length }, (_, index) => (index * 7919 + seed * 104_729) % 251));
  for (const codec of CODECS) {
    const meeting = meetingOf(3, { ada: { colour: RED }, bob: { colour: BLUE, codec } });
    const spoilt = meeting.records().map((record, index) => {
      if (record.kind !== "rtp" || index % 5 !== 0 || record.track < 3) return record;
      return { ...record, packet: Buffer.concat([record.packet.subarray(0, 14), foreign(index, 90)]) };
    });
    const { segments, frames } = await render(spoilt);
    const pictures = watch(segments, formats.video);
    assert.equal(pictures.length, frames);
    assertColour(pictures[75], middle(tileOf({ people: ["ada", "bob"] }, "ada")), RED);
  }
});

test("[V10] a log without media is nothing to render", async () => {
  const meeting = new SyntheticMeeting();
  meeting.join(0, "ada");
  meeting.end(2_000_000);
  const { frames, segments } = await render(meeting.records());
  assert.deepEqual([frames, segments.length], [0, 0]);
});

test("[V13] rendering that is far behind hurries, and the file is whole all the same", async () => {
  const efforts: string[] = [];
  const engine: typeof ffmpegEngine = {
    ...ffmpegEngine,
    openSegmentEncoder: (coding, options) => {
      efforts.push(options.effort);
      return ffmpegEngine.openSegmentEncoder(coding, options);
    },
  };
  const records = meetingOf(4, { ada: { colour: RED } }).records();
  const { segments } = await render(records, { atOnce: Math.ceil(records.length * 0.55), engine });
  assert.deepEqual(efforts, ["full", "hurried"]);
  assert.equal(watch(segments, formats.video).length, 120);
});

for (const [what, away, back] of [
  ["removed from the stage", { stage: "off" }, { stage: "on" }],
  ["left out of the recording", { leftOut: "1" }, {}],
] as const) {
  test(`[T14] somebody who is ${what} has neither tile nor sound until that ends, whatever the log holds`, async () => {
    const meeting = meetingOf(6, { ada: { colour: RED } });
    // Bob's beeps come half a second after Ada's.
    appears(meeting, "bob", { colour: BLUE, seconds: 5, way: { startUs: 700_000 } });
    meeting.attributes(2_450_000, "bob", away);
    meeting.attributes(4_450_000, "bob", back);
    const { segments } = await render(meeting.records());
    const pictures = watch(segments, formats.video);
    const both = tileOf({ people: ["ada", "bob"] }, "bob");
    assertColour(pictures[60], middle(both), BLUE);
    for (const frame of [70, 100, 125]) {
      assertColour(pictures[frame], [20, SIZE.height / 2], RED);
      assertColour(pictures[frame], [SIZE.width - 20, SIZE.height / 2], RED);
    }
    assertColour(pictures[142], middle(both), BLUE);
    const beeps = beepsIn(listen(segments, formats.audio)).map((at) => Math.round(at * 2) / 2);
    assert.deepEqual(beeps, [0, 0.5, 1, 1.5, 2, 3, 4, 4.5, 5]);
  });
}

test("[T15] a main camera for all is large in the file from the instant it is set until it is taken back", async () => {
  const meeting = meetingOf(5, { ada: { colour: RED }, bob: { colour: BLUE } });
  const say = (atUs: number, metadata: string): void => meeting.event(atUs, { event: "room-metadata", metadata });
  say(2_205_000, JSON.stringify({ mainCamera: "bob" }));
  say(3_205_000, JSON.stringify({ mainCamera: null }));
  say(4_205_000, "{");
  const { segments } = await render(meeting.records());
  const pictures = watch(segments, formats.video);
  const people = ["ada", "bob"];
  const large = middle(tileOf({ people, highlight: "bob" }, "bob"));
  assertColour(pictures[57], middle(tileOf({ people }, "ada")), RED);
  for (const frame of [66, 85]) {
    assertColour(pictures[frame], large, BLUE);
    assertColour(pictures[frame], middle(tileOf({ people, highlight: "bob" }, "ada")), RED);
  }
  for (const frame of [96, 130]) assertColour(pictures[frame], middle(tileOf({ people }, "ada")), RED);
});

const PAUSE = { fromUs: 5_920_000, resumedUs: 12_000_000, mediaUs: 12_330_000 } as const;

/** Two people with other clocks and jitter, recorded before and after a pause, as recorders do it. */
const pausedMeeting = (): SyntheticMeeting => {
  const jitter = (seed: number) => (packet: number) => 20_000 + ((packet * seed) % 41) * 1000;
  const ways = {
    ada: { delayUs: jitter(7919), ntpOffsetUs: 500_000, ppm: 200, firstReportUs: 1_500_000 },
    bob: { delayUs: jitter(104_729), ppm: -200 },
  };
  const meeting = new SyntheticMeeting();
  const tracks = (["ada", "bob"] as const).flatMap((who) => {
    const colour = who === "ada" ? RED : BLUE;
    const { camera, microphone } = appears(meeting, who, { colour, seconds: 7, way: ways[who] });
    return [camera, microphone];
  });
  meeting.pause(PAUSE.fromUs, PAUSE.resumedUs, tracks);
  for (const who of ["ada", "bob"] as const) {
    const colour = who === "ada" ? RED : BLUE;
    const again = (source: "camera" | "microphone", codec: Codec | "opus") =>
      meeting.track(PAUSE.resumedUs + 100_000, who, { source, codec });
    const [camera, microphone] = [again("camera", "vp8"), again("microphone", "opus")];
    const way = { ...ways[who], startUs: PAUSE.mediaUs, firstSequence: 7, firstTimestamp: 99 };
    meeting.video(camera, "vp8", { frames: flashing(colour, { codec: "vp8", seconds: 7 }), way });
    meeting.sound(microphone, { packets: beeping(7), way });
  }
  meeting.end(PAUSE.mediaUs + 7e6);
  return meeting;
};
/** With packets of the pause, which no recorder writes. */
const pausedRecords = () => pausedMeeting().records();

test("[T16] [T17] a pause is cut out, and flash and beep coincide before and after the cut", async () => {
  const { segments, gaps, durationMs } = await render(pausedRecords(), { atOnce: 20 });
  const [cut, ...others] = gaps;
  assert.deepEqual([others.length, cut?.reason, cut?.fromMs], [0, "paused", cut?.toMs]);
  const cutMs = cut?.fromMs ?? 0;
  assert.ok(Math.abs(cutMs - 5700) <= 60, `${cutMs}`);
  // The first packet behind the pause came 20 ms or more after its capture.
  assert.ok(Math.abs(durationMs - cutMs - 7000) <= 80, `${durationMs}`);
  const pictures = watch(segments, formats.video);
  const beeps = beepsIn(listen(segments, formats.audio));
  for (const who of ["ada", "bob"]) {
    const flashes = flashesAt(pictures, ...middle(tileOf({ people: ["ada", "bob"] }, who)));
    assert.ok(flashes.filter((at) => at * 1000 < cutMs - 100).length >= 5);
    assert.ok(flashes.filter((at) => at * 1000 > cutMs - 100).length >= 6);
    for (const flash of flashes) {
      const nearest = Math.min(...beeps.map((beep) => Math.abs(beep - flash)));
      assert.ok(nearest <= 0.034, `flash at ${flash}, beep ${nearest} s away`);
    }
  }
});

test("[T16] [T19] at the cut nothing is dark, silent or frozen", async () => {
  const meeting = new SyntheticMeeting();
  const tone = encodeOpus(150, (sample) => 0.3 * Math.sin((2 * Math.PI * 500 * sample) / 48_000));
  const part = (startUs: number, second: number) => {
    const camera = meeting.track(startUs - 200_000, "ada", { source: "camera", codec: "vp8" });
    const microphone = meeting.track(startUs - 200_000, "ada", { source: "microphone", codec: "opus" });
    const colourOf = (frame: number): Colour => [60 + ((frame * 7) % 160), 128, 128];
    const plan = { codec: "vp8", width: 320, height: 180, frames: 90, keyEvery: 90, colourOf } as const;
    meeting.video(camera, "vp8", { frames: encodeVideo(plan), way: { startUs: startUs + 40_000 * second } });
    meeting.sound(microphone, { packets: tone, way: { startUs } });
    return [camera, microphone];
  };
  meeting.join(0, "ada");
  const tracks = part(250_000, 0);
  meeting.pause(3_245_000, 8_000_000, tracks);
  part(8_300_000, 1);
  meeting.end(11_300_000);
  const { segments, gaps, frames } = await render(meeting.records(), { atOnce: 20 });
  const cutFrame = Math.round(((gaps[0]?.fromMs ?? 0) * 30) / 1000);
  assert.ok(cutFrame > 85 && frames - cutFrame > 85);
  const centre = watch(segments, formats.video).map((picture) => picture.at(SIZE.width / 2, SIZE.height / 2)[0]);
  for (let frame = 3; frame < frames - 3; frame += 1) {
    assert.ok((centre[frame] ?? 0) > 55, `figure or ground in frame ${frame}`);
    const standsSince = centre.slice(0, frame).findLastIndex((value) => Math.abs(value - (centre[frame] ?? 0)) > 0.5);
    assert.ok(frame - standsSince <= 6, `frame ${frame} stands since ${standsSince}`);
  }
  const sound = listen(segments, formats.audio);
  for (let at = 4800; at + 960 < (frames - 6) * 1600; at += 480) {
    const loudest = sound.subarray(at, at + 960).reduce((most, value) => Math.max(most, Math.abs(value)), 0);
    assert.ok(loudest > 0.2, `silent at ${at / 48_000} s, cut at ${cutFrame / 30} s`);
  }
});

test("[T19] whose camera was switched off in a pause is a figure right after it, who left has no tile", async () => {
  const meeting = new SyntheticMeeting();
  const people = ["ada", "bob", "cyd"].map((who) => appears(meeting, who, { colour: RED, seconds: 2 }));
  meeting.pause(
    2_200_000,
    5_000_000,
    people.flatMap(({ camera, microphone }) => [camera, microphone]),
  );
  meeting.leave(3_000_000, "cyd");
  const off = meeting.track(5_100_000, "ada", { source: "camera", codec: "vp8" });
  meeting.event(5_100_000, { event: "track-muted", track: off, muted: true });
  const microphone = meeting.track(5_100_000, "bob", { source: "microphone", codec: "opus" });
  meeting.sound(microphone, { packets: beeping(2), way: { startUs: 5_200_000 } });
  meeting.end(7_200_000);
  const { segments } = await render(meeting.records());
  const pictures = watch(segments, formats.video);
  const left = ({ x, y, height }: Rect): [number, number] => [x + 30, y + height / 2];
  const scene = { people: ["ada", "bob"] };
  for (const frame of [64, 70]) assertColour(pictures[frame], left(tileOf(scene, "ada")), TILE);
  assertColour(pictures[64], left(tileOf(scene, "bob")), RED);
  assertColour(pictures[90], left(tileOf(scene, "bob")), TILE);
});

test("[V9] a renderer that goes on at a pause or after it makes the same file", async () => {
  const whole = await render(pausedRecords());
  const [first, second] = whole.segments;
  assert.ok(first !== undefined && second !== undefined);
  const early = await render(pausedRecords().filter(({ at }) => at < PAUSE.resumedUs));
  for (const committed of [first, early.segments[0]]) {
    assert.ok(committed !== undefined);
    const frames = committed.frames.length;
    const state = { frames, audioFrames: committed.audio.length, resumeState: committed.resumeState };
    const rest = await render(pausedRecords(), { committed: state });
    assert.deepEqual([rest.frames, rest.audioFrames, rest.gaps], [whole.frames, whole.audioFrames, whole.gaps]);
  }
});
