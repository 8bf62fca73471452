import assert from "node:assert/strict";
import { test } from "node:test";
import { silentLogger, workerId } from "../vocabulary/index.ts";
import { PlayedLedger } from "./ledger.fixture.ts";
import { emptyLogDir, manualClock, readAll } from "./log/log.fixture.ts";
import { openLogTail } from "./log/tail.ts";
import { Recorder } from "./recorder.ts";
import { PlayedMeeting, rtp } from "./session/meeting.fixture.ts";

const world = async () => {
  const logDir = await emptyLogDir();
  const { clock, advance } = manualClock();
  const meeting = new PlayedMeeting();
  const ledger = new PlayedLedger(logDir);
  const recorder = (worker: string): Recorder =>
    new Recorder({ ledger, meetings: meeting, worker: workerId(worker), capacity: 2, clock, log: silentLogger });
  /**
   * Moves time in small steps until it is so. Each step waits a millisecond for the disk: were only turns of the event
   * loop waited for, 2000 of them would be over in 20 ms, before a busy disk has answered once.
   */
  const until = async (isSo: () => boolean): Promise<void> => {
    for (let step = 0; !isSo(); step++) {
      assert.ok(step < 2000, "it never came to be so");
      advance(10);
      await new Promise((resolve) => setTimeout(resolve, 1));
    }
  };
  /** Where takes begin and why they end. A take that lasts goes on in further chunks: those say nothing new. */
  const reasons = async (): Promise<readonly string[]> => {
    const tail = await openLogTail(logDir);
    const records = await readAll(tail);
    await tail.close();
    return records.flatMap((one) => {
      if (one.kind === "end") return [one.reason];
      return one.kind === "chunk" && !one.continues ? [`take ${one.take}`] : [];
    });
  };
  return { meeting, ledger, recorder, until, reasons };
};

test("[C80] a recording that wants capture is claimed, told durable, and ended when unwanted", async () => {
  const { meeting, ledger, recorder, until, reasons } = await world();
  const one = recorder("one");
  await one.start();
  await until(() => meeting.joins.length === 1);
  assert.equal(meeting.joins[0]?.identity, "recorder-room-1--EG_1--1");
  meeting.admit();
  meeting.send(rtp(1));
  await until(() => ledger.facts.length === 1);
  assert.equal(ledger.facts[0]?.fact, "media-durable");
  ledger.desired = "stopped";
  ledger.wake();
  await until(() => ledger.over);
  assert.deepEqual(
    ledger.facts.map(({ fact }) => fact),
    ["media-durable", "capture-ended"],
  );
  assert.deepEqual(await reasons(), ["take 1", "stopped"]);
  await one.stop();
});

test("[C81] a recorder without its lease writes nothing more and says nothing", async () => {
  const { meeting, ledger, recorder, until, reasons } = await world();
  const one = recorder("one");
  await one.start();
  await until(() => meeting.joins.length === 1);
  meeting.admit();
  meeting.send(rtp(1));
  await until(() => ledger.facts.length === 1);
  ledger.holder = workerId("two");
  await until(() => meeting.left === 1);
  assert.deepEqual(
    ledger.facts.map(({ fact }) => fact),
    ["media-durable"],
  );
  assert.deepEqual(await reasons(), ["take 1"]);
  await one.stop();
});

test("[C82] a ledger that does not answer stops no capture; the facts come when it is back", async () => {
  const { meeting, ledger, recorder, until } = await world();
  const one = recorder("one");
  await one.start();
  await until(() => meeting.joins.length === 1);
  ledger.down = true;
  meeting.admit();
  meeting.send(rtp(1));
  meeting.say({ fact: "ended", end: "meeting-ended", detail: "" });
  let turns = 0;
  await until(() => (turns += 1) > 300);
  assert.equal(ledger.facts.length, 0);
  ledger.down = false;
  await until(() => ledger.over);
  assert.ok(ledger.facts.some(({ fact }) => fact === "capture-ended"));
  await one.stop();
});

test("[C83] a recorder that is asked to stop leaves the recording to the next one, as a further take", async () => {
  const { meeting, ledger, recorder, until, reasons } = await world();
  const one = recorder("one");
  await one.start();
  await until(() => meeting.joins.length === 1);
  meeting.admit();
  await until(() => ledger.facts.length === 1);
  await one.stop();
  ledger.holder = null;
  const two = recorder("two");
  await two.start();
  await until(() => meeting.joins.length === 2);
  meeting.admit();
  await until(() => ledger.facts.length === 2);
  ledger.desired = "stopped";
  await until(() => ledger.over);
  assert.deepEqual(await reasons(), ["take 1", "take 2", "stopped"]);
  await two.stop();
});

test("[C84] a pause and its end come by the heartbeat; stopped while paused it ends in order", async () => {
  const { meeting, ledger, recorder, until, reasons } = await world();
  const one = recorder("one");
  await one.start();
  await until(() => meeting.joins.length === 1);
  meeting.admit();
  ledger.desired = "paused";
  ledger.wake();
  await until(() => meeting.subscribed.size === 0);
  ledger.desired = "recording";
  ledger.wake();
  await until(() => meeting.subscribed.size === 1);
  ledger.desired = "paused";
  await until(() => meeting.subscribed.size === 0);
  ledger.desired = "stopped";
  await until(() => ledger.over);
  assert.equal(meeting.joins.length, 1);
  assert.deepEqual(await reasons(), ["take 1", "stopped"]);
  await one.stop();
});

test("[C73] [C84] whoever takes over a paused recording begins its take paused", async () => {
  const { meeting, ledger, recorder, until } = await world();
  ledger.desired = "paused";
  const one = recorder("one");
  await one.start();
  await until(() => meeting.joins.length === 1);
  meeting.admit();
  assert.equal(meeting.subscribed.size, 0);
  ledger.desired = "recording";
  await until(() => meeting.subscribed.size === 1);
  await one.stop();
});
