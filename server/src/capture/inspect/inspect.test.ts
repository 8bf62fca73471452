import assert from "node:assert/strict";
import { test } from "node:test";
import { emptyLogDir, manualClock, mark, track, writerFor } from "../log/log.fixture.ts";
import { rtp } from "../session/meeting.fixture.ts";
import { participantIdentity, takeNumber, trackIndex, wallMs } from "../../vocabulary/index.ts";
import { printSurvey } from "./print.ts";
import { surveyLog } from "./survey.ts";

/** Two takes, 1 s apart: a person, a track with a hole that was told and one that was not, a lost connection. */
const twoTakes = async (): Promise<string> => {
  const logDir = await emptyLogDir();
  const { clock, advance } = manualClock();
  const now = () => clock.monotonicUs();
  const first = writerFor(logDir, clock);
  const identity = participantIdentity("ada");
  const participant = { identity, name: "Ada\u001b[31m", role: "host", joinedAt: wallMs(1), attributes: {} };
  first.event(now(), { event: "participant-joined", participant });
  first.event(now(), { event: "track-added", description: track(0) });
  for (const sequence of [65_534, 65_535, 65_538, 65_540]) {
    first.packet({ ...mark(now()), recovered: sequence === 65_535 }, rtp(sequence));
    advance(100);
  }
  first.event(now(), { event: "loss", track: trackIndex(0), first: 131_072, last: 131_073 });
  first.event(now(), { event: "disconnected", why: "closed" });
  advance(300);
  first.event(now(), { event: "connected" });
  await first.sync();
  await first.abandon();
  advance(1000);
  const second = writerFor(logDir, clock, { take: takeNumber(2), nextTrack: 1 });
  second.event(now(), { event: "participant-joined", participant });
  await second.end("stopped");
  return logDir;
};

test("[C90] a survey counts what is there and what is missing, told or not", async () => {
  const { tracks, gaps, people, takes, end } = await surveyLog(await twoTakes());
  const [only] = tracks;
  assert.deepEqual([only?.packets, only?.recovered, only?.missing], [4, 1, 3]);
  assert.equal(only?.losses.length, 1);
  assert.deepEqual(
    gaps.map(({ reason }) => reason),
    ["connection-lost", "recorder-lost"],
  );
  assert.deepEqual(
    people.map(({ identity, spans }) => [identity, spans.length]),
    [["ada", 2]],
  );
  assert.deepEqual([takes.length, end], [2, "stopped"]);
});

test("[C90] the printed survey has a line for each, and no control characters of people", async () => {
  const text = printSurvey(await surveyLog(await twoTakes()));
  for (const title of ["Takes", "Gaps", "People", "Tracks", "Losses", "Events"])
    assert.match(text, new RegExp(`^${title}$`, "m"));
  assert.ok(!text.includes("\u001b"));
  assert.match(text, /300 ms +connection-lost/);
});

test("[C90] pauses are told with their length, up to the end of a take or of the log too", async () => {
  const logDir = await emptyLogDir();
  const { clock, advance } = manualClock();
  const writer = writerFor(logDir, clock);
  const pauseFor = (ms: number): void => {
    writer.event(clock.monotonicUs(), { event: "paused" });
    advance(ms);
  };
  advance(100);
  pauseFor(400);
  writer.event(clock.monotonicUs(), { event: "resumed" });
  advance(100);
  pauseFor(700);
  await writer.end("stopped");
  const survey = await surveyLog(logDir);
  assert.deepEqual(
    survey.gaps.map(({ reason, fromUs, toUs }) => [reason, Math.round((toUs - fromUs) / 1000)]),
    [
      ["paused", 400],
      ["paused", 700],
    ],
  );
  assert.match(printSurvey(survey), /400 ms +paused/);
});
