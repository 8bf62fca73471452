import assert from "node:assert/strict";
import { test } from "node:test";
import { isFailure, mediaMs, recordingId, roomId, wallMs } from "../vocabulary/index.ts";
import { firstRules } from "./rules.ts";
import { type Mark, type MarkStore, MARKS_A_MINUTE, MARKS_MAX, setMark } from "./marks.ts";
import type { Recording } from "./state.ts";
import type { RecordingRecord } from "./store.ts";

const id = recordingId("room--EG_a--b");
const recordIn = (life: Recording): RecordingRecord => ({
  ...{ recordingId: id, roomId: roomId("room"), roomName: "Room", title: "Title", filename: "Title.mp4" },
  ...{
    layout: "speaker",
    encoding: "H264_1080P_30",
    fileFormat: "mp4",
    initiator: null,
    owner: "admin",
    collaborators: [],
  },
  ...{ requestedAt: wallMs(0), breakout: null, listed: true, rules: firstRules, life, ending: null },
});

const running: Recording = { state: "recording", startedAt: wallMs(1000), pausedMs: 4000 };

const storeOf = (life: Recording | null) => {
  const kept: Mark[] = [];
  const marks: MarkStore = {
    add: (_, how) => {
      if (life === null) return Promise.resolve(null);
      const mark = how({ record: recordIn(life), marks: kept });
      kept.push(mark);
      return Promise.resolve(mark);
    },
    remove: () => assert.fail("nothing is removed here"),
    of: () => Promise.resolve(kept),
  };
  let now = 10_000;
  let count = 0;
  const clock = { wallNow: () => wallMs(now) } as never;
  const randomness = { text: () => `mark-${(count += 1)}` } as never;
  const press = async (label = ""): Promise<string> => {
    try {
      return (await setMark({ marks, clock, randomness }, { recordingId: id, label, by: "Ada" })).markId;
    } catch (thrown) {
      return isFailure(thrown) ? thrown.code : assert.fail(String(thrown));
    }
  };
  return { kept, press, later: (ms: number) => void (now += ms) };
};

test("[R60] a mark is set only while something is captured, at the time without pauses", async () => {
  const { kept, press } = storeOf(running);
  assert.equal(await press("The proof"), "mark-1");
  const place = { at: wallMs(10_000), positionMs: mediaMs(5000) };
  assert.deepEqual(kept, [{ markId: "mark-1", label: "The proof", by: "Ada", ...place }]);
  const stopAt = wallMs(9000);
  const others: readonly Recording[] = [
    { state: "starting", requestedAt: wallMs(0) },
    { state: "paused", startedAt: wallMs(1000), pausedAt: wallMs(2000), pausedMs: 0 },
    { state: "stopping", startedAt: wallMs(1000), stopAt, ending: { cause: "stopped", detail: "" } },
    { state: "publishing", startedAt: wallMs(1000), endedAt: stopAt, ending: { cause: "stopped", detail: "" } },
  ];
  for (const life of others) assert.equal(await storeOf(life).press(), "not-recording", life.state);
  assert.equal(await storeOf(null).press(), "no-recording");
});

test("[R61] so many marks in a minute, so many in all", async () => {
  const { kept, press, later } = storeOf(running);
  for (let count = 0; count < MARKS_A_MINUTE; count++) assert.match(await press(), /^mark-/);
  assert.equal(await press(), "marks-too-fast");
  later(60_000);
  assert.match(await press(), /^mark-/);
  while (kept.length < MARKS_MAX) {
    later(60_000);
    assert.match(await press(), /^mark-/);
  }
  later(60_000);
  assert.equal(await press(), "too-many-marks");
});
