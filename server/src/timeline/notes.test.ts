import assert from "node:assert/strict";
import { test } from "node:test";
import { SyntheticMeeting } from "../render/synthetic-meeting.fixture.ts";
import { logUs, participantIdentity, type TrackIndex, wallMs } from "../vocabulary/index.ts";
import { MeetingNotes } from "./notes.ts";

const SILENCE = Buffer.from([0xf8, 0xff, 0xfe]);
const packets = (count: number): readonly Buffer[] => Array.from({ length: count }, () => SILENCE);

/** Ada's microphone from 0.1 s on, so that is 0 in the file (its first packet arrives 25 ms later). */
const meetingOf = (seconds: number): { meeting: SyntheticMeeting; microphone: TrackIndex } => {
  const meeting = new SyntheticMeeting();
  meeting.join(0, "ada");
  const microphone = meeting.track(50_000, "ada", { source: "microphone", codec: "opus" });
  meeting.sound(microphone, { packets: packets(seconds * 50), way: { startUs: 75_000 } });
  return { meeting, microphone };
};
const speak = (meeting: SyntheticMeeting, atMs: number, ...who: readonly string[]): void =>
  meeting.event(100_000 + atMs * 1000, { event: "speakers", identities: who.map(participantIdentity) });

const notesOf = (meeting: SyntheticMeeting): MeetingNotes => {
  const notes = new MeetingNotes();
  for (const record of meeting.records()) notes.feed(record);
  return notes;
};
const lanes = (notes: MeetingNotes): Record<string, readonly (readonly number[])[]> =>
  Object.fromEntries(
    notes.speakers.map(({ identity, spans }) => [identity, spans.map(({ fromMs, toMs }) => [fromMs, toMs])]),
  );

test("[T20] who spoke when is what the room said; a breath is no silence", () => {
  const { meeting } = meetingOf(10);
  meeting.join(0, "bob");
  speak(meeting, 1000, "ada");
  speak(meeting, 2000, "bob", "ada");
  speak(meeting, 3000, "bob");
  speak(meeting, 4000);
  speak(meeting, 4500, "bob");
  speak(meeting, 6000);
  speak(meeting, 9000, "ada");
  meeting.end(10_100_000);
  assert.deepEqual(lanes(notesOf(meeting)), {
    ada: [
      [1000, 3000],
      [9000, 10_000],
    ],
    bob: [[2000, 6000]],
  });
});

test("[T14] [T20] whoever is left out or no longer on stage says nothing and shares nothing", () => {
  const { meeting } = meetingOf(10);
  meeting.join(0, "bob");
  speak(meeting, 1000, "bob");
  meeting.attributes(3_100_000, "bob", { leftOut: "1" });
  speak(meeting, 4000, "bob");
  meeting.join(6_000_000, "viewer", "viewer");
  speak(meeting, 7000, "viewer");
  const screen = meeting.track(7_000_000, "bob", { source: "screen", codec: "vp8" });
  meeting.sound(screen, { packets: packets(10), way: { startUs: 7_000_000 } });
  meeting.end(10_100_000);
  const notes = notesOf(meeting);
  assert.deepEqual(lanes(notes), { bob: [[1000, 3000]] });
  assert.deepEqual(notes.notes, []);
});

test("[T16] [T20] a pause is cut out of who spoke", () => {
  const { meeting, microphone } = meetingOf(3);
  speak(meeting, 1000, "ada");
  meeting.pause(3_100_000, 60_000_000, [microphone]);
  speak(meeting, 20_000, "ada");
  const again = meeting.track(60_050_000, "ada", { source: "microphone", codec: "opus" });
  meeting.sound(again, { packets: packets(200), way: { startUs: 60_075_000 } });
  speak(meeting, 61_000, "ada");
  speak(meeting, 62_000);
  meeting.end(64_100_000);
  assert.deepEqual(lanes(notesOf(meeting)), {
    ada: [
      [1000, 3000],
      [4000, 5000],
    ],
  });
});

test("[T21] who comes after the beginning joined, once; a screen counts from its first packet", () => {
  const { meeting } = meetingOf(20);
  meeting.join(2_000_000, "bob");
  meeting.join(10_100_000, "cleo");
  meeting.leave(11_000_000, "cleo");
  meeting.join(12_000_000, "cleo");
  const screen = meeting.track(13_000_000, "cleo", { source: "screen", codec: "vp8" });
  meeting.sound(screen, { packets: packets(10), way: { startUs: 14_075_000 } });
  meeting.end(20_100_000);
  assert.deepEqual(
    notesOf(meeting).notes.map(({ atMs, what }) => [atMs, what]),
    [
      [10_000, "joined"],
      [14_000, "shares"],
    ],
  );
});

/** Wall time of an instant of the synthetic log. */
const wallAt = (logMs: number) => wallMs(1_700_000_000_000 + logMs);

test("[T22] a mark lies where the log says its wall time was, and always inside the file", () => {
  const { meeting, microphone } = meetingOf(3);
  meeting.pause(3_100_000, 60_000_000, [microphone]);
  const again = meeting.track(60_050_000, "ada", { source: "microphone", codec: "opus" });
  meeting.sound(again, { packets: packets(200), way: { startUs: 60_075_000 } });
  meeting.end(64_100_000);
  const marks = [-5000, 2100, 3101, 20_000, 61_100, 99_000].map((ms, index) => ({
    at: wallAt(ms),
    label: `mark ${index}`,
  }));
  assert.deepEqual(
    notesOf(meeting)
      .notesWith(marks)
      .map(({ atMs, what, name }) => [atMs, what, name]),
    [
      [0, "mark", "mark 0"],
      [2000, "mark", "mark 1"],
      [3000, "mark", "mark 2"],
      [3000, "mark", "mark 3"],
      [4000, "mark", "mark 4"],
      [7000, "mark", "mark 5"],
    ],
  );
});

test("[T22] a wall clock that is set while a recording runs moves no mark behind the next head", () => {
  const notes = new MeetingNotes();
  const { meeting } = meetingOf(20);
  meeting.end(20_100_000);
  const hourMs = 3_600_000;
  const records = meeting.records();
  const head = records.find((record) => record.kind === "chunk");
  assert.ok(head !== undefined);
  // As if the clock had been set by an hour, and a chunk begun then.
  const at = logUs(10_000_000);
  const later = { ...head, continues: true, chunk: 2, at, wall: wallAt(10_000 + hourMs) };
  const heard = records.findIndex((record) => record.at > at);
  for (const record of records.toSpliced(heard, 0, later)) notes.feed(record);
  const placed = (ms: number) => notes.notesWith([{ at: wallAt(ms), label: "" }])[0]?.atMs;
  assert.deepEqual([placed(5100), placed(12_100 + hourMs)], [5000, 12_000]);
});
