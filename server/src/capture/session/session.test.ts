import assert from "node:assert/strict";
import { test } from "node:test";
import { emptyLogDir, manualClock, readAll, writerFor } from "../log/log.fixture.ts";
import type { LogRecord } from "../log/records.ts";
import { openLogTail } from "../log/tail.ts";
import { participantIdentity, silentLogger, trackSid } from "../../vocabulary/index.ts";
import {
  ada,
  camera,
  PlayedMeeting,
  repeated,
  rtp,
  RTX_SSRC,
  senderReport,
  SSRC,
  streamOf,
} from "./meeting.fixture.ts";
import { CaptureSession, type SessionEnd } from "./session.ts";

const capture = async ({ paused = false } = {}) => {
  const logDir = await emptyLogDir();
  const { clock, advance } = manualClock();
  const meeting = new PlayedMeeting();
  const ends: SessionEnd[] = [];
  let durable = 0;
  const writer = writerFor(logDir, clock);
  const session = new CaptureSession(writer, {
    ...{ meetings: meeting, meetingRoom: "room-1", identity: "recorder-1", nextTrack: 0, clock, log: silentLogger },
    paused,
    onDurable: () => void (durable += 1),
    onEnded: (end) => void ends.push(end),
  });
  /** Lets what was asked of the disk happen. */
  const settle = () => writer.sync();
  const stop = async () => {
    const stopped = session.stop("stopped");
    advance(100);
    await stopped;
  };
  const logged = async (): Promise<readonly LogRecord[]> => {
    const tail = await openLogTail(logDir);
    const records = await readAll(tail);
    await tail.close();
    return records;
  };
  return { meeting, session, advance, ends, settle, stop, logged, durable: () => durable };
};

const events = (records: readonly LogRecord[]) =>
  records.flatMap((one) => (one.kind === "event" ? [one.event.event] : []));

const packets = (records: readonly LogRecord[]) => records.filter((one) => one.kind === "rtp");

test("[C60] a meeting becomes participants, tracks and packets in the log", async () => {
  const { meeting, stop, ends, logged } = await capture();
  meeting.admit();
  assert.deepEqual([...meeting.subscribed], [camera.sid]);
  for (let sequence = 65_530; sequence < 65_550; sequence++) meeting.send(rtp(sequence));
  await stop();
  const records = await logged();
  assert.deepEqual(events(records), ["participant-joined", "room-metadata", "track-added", "connected"]);
  assert.equal(packets(records).length, 20);
  assert.equal(records.at(-1)?.kind, "end");
  assert.deepEqual(ends, [{ reason: "stopped", detail: "" }]);
  assert.equal(meeting.left, 1);
});

test("[C61] viewers and what is not for the stage are not subscribed to", async () => {
  const { meeting, stop } = await capture();
  const other = { ...camera, sid: trackSid("TR_other"), source: "unknown" } as const;
  meeting.admit([
    ada({ tracks: [camera, other] }),
    ada({
      identity: participantIdentity("vic"),
      attributes: { role: "viewer" },
      tracks: [{ ...camera, sid: trackSid("TR_vic") }],
    }),
  ]);
  assert.deepEqual([...meeting.subscribed], [camera.sid]);
  meeting.say({ fact: "participants", participants: [ada({ attributes: { role: "viewer" } })] });
  assert.deepEqual([...meeting.subscribed], []);
  await stop();
});

test("[C61] the place on stage and being left out decide what is subscribed to", async () => {
  const { meeting, stop } = await capture();
  const off = { ...camera, sid: trackSid("TR_off") };
  const out = { ...camera, sid: trackSid("TR_out") };
  meeting.admit([
    ada(),
    ada({ identity: participantIdentity("oona"), attributes: { stage: "asking" }, tracks: [off] }),
    ada({ identity: participantIdentity("leo"), attributes: { stage: "on", leftOut: "1" }, tracks: [out] }),
  ]);
  assert.deepEqual([...meeting.subscribed], [camera.sid]);
  await stop();
});

test("[C71] brought to the stage: subscribed at once; removed or left out: not a packet more is written", async () => {
  for (const away of [{ stage: "off" }, { leftOut: "1" }, { role: "viewer" }]) {
    const { meeting, stop, logged, settle } = await capture();
    meeting.admit([ada({ attributes: away })]);
    meeting.send(rtp(1));
    assert.deepEqual([...meeting.subscribed], []);
    meeting.say({ fact: "participants", participants: [ada({ attributes: { stage: "on" } })] });
    assert.deepEqual([...meeting.subscribed], [camera.sid]);
    meeting.say({ fact: "streams", streams: [streamOf(camera)] });
    meeting.send(rtp(2));
    meeting.say({ fact: "participants", participants: [ada({ attributes: away })] });
    assert.deepEqual([...meeting.subscribed], []);
    meeting.send(rtp(3));
    meeting.send(repeated(1));
    meeting.send(senderReport(SSRC));
    await settle();
    await stop();
    const records = await logged();
    assert.deepEqual(
      packets(records).map(({ packet }) => packet.readUInt16BE(2)),
      [2],
    );
    assert.ok(!records.some((one) => one.kind === "sender-report"));
    assert.deepEqual(
      events(records).filter((one) => one.startsWith("track")),
      ["track-added", "track-removed"],
    );
  }
});

test("[C62] the first packet on the disk is told once; with nobody publishing the head is enough", async () => {
  const one = await capture();
  one.meeting.admit();
  await one.settle();
  assert.equal(one.durable(), 0);
  one.meeting.send(rtp(1));
  await one.settle();
  await one.settle();
  assert.equal(one.durable(), 1);
  await one.stop();
  const nobody = await capture();
  nobody.meeting.admit([ada({ tracks: [{ ...camera, muted: true }] })]);
  await nobody.settle();
  await nobody.settle();
  assert.equal(nobody.durable(), 1);
  await nobody.stop();
});

test("[C63] a hole is asked for and filled; what never comes is told, and a key frame asked for", async () => {
  const { meeting, advance, stop, logged } = await capture();
  meeting.admit();
  for (const sequence of [10, 11, 13, 15]) meeting.send(rtp(sequence));
  advance(30);
  assert.deepEqual(
    meeting.feedback.map((one) => one[1]),
    [205],
  );
  meeting.send(repeated(12));
  meeting.send(rtp(999, { ssrc: RTX_SSRC, type: 97, payload: Buffer.alloc(0) }));
  advance(2000);
  assert.ok(meeting.feedback.some((one) => one[1] === 206));
  assert.ok(meeting.feedback.some((one) => one[1] === 201));
  await stop();
  const records = await logged();
  const found = packets(records).map(({ packet, recovered }) => [packet.readUInt16BE(2), recovered]);
  assert.deepEqual(found, [
    [10, false],
    [11, false],
    [13, false],
    [15, false],
    [12, true],
  ]);
  const losses = records.flatMap((one) => (one.kind === "event" && one.event.event === "loss" ? [one.event] : []));
  assert.deepEqual(
    losses.map(({ first, last }) => [first, last]),
    [[65_550, 65_550]],
  );
});

test("[C64] a lost connection is a gap in the same take: back-off, then new streams under new indices", async () => {
  const { meeting, advance, stop, logged } = await capture();
  meeting.admit();
  meeting.send(rtp(1));
  meeting.say({ fact: "ended", end: "lost", detail: "closed" });
  advance(199);
  assert.equal(meeting.joins.length, 1);
  advance(1);
  assert.equal(meeting.joins.length, 2);
  meeting.say({ fact: "ended", end: "lost", detail: "refused" });
  advance(400);
  assert.equal(meeting.joins.length, 3);
  meeting.admit();
  meeting.send(rtp(5000));
  await stop();
  const records = await logged();
  assert.deepEqual(
    packets(records).map(({ track }) => track),
    [0, 1],
  );
  const told = events(records);
  assert.equal(told.filter((one) => one === "disconnected").length, 1);
  assert.deepEqual(told.slice(-2), ["track-added", "connected"]);
});

test("[C64] facts and packets of an earlier connection change nothing", async () => {
  const { meeting, advance, stop, logged } = await capture();
  meeting.admit();
  const [first] = meeting.joins;
  meeting.say({ fact: "ended", end: "lost", detail: "closed" });
  advance(200);
  first?.handlers.onFact({ fact: "ended", end: "meeting-ended", detail: "late" });
  meeting.admit();
  await stop();
  assert.equal((await logged()).findLast((one) => one.kind === "end")?.reason, "stopped");
});

test("[C65] silence where media is due counts as a lost connection", async () => {
  const { meeting, advance, stop } = await capture();
  meeting.admit();
  meeting.send(rtp(1));
  advance(8500);
  assert.equal(meeting.joins.length, 2);
  await stop();
});

test("[C66] the end of the meeting ends the recording; another recorder ends this one without a word", async () => {
  const ended = await capture();
  ended.meeting.admit();
  ended.meeting.say({ fact: "ended", end: "meeting-ended", detail: "ROOM_DELETED" });
  await ended.session.stop("stopped");
  await ended.settle();
  assert.deepEqual(
    ended.ends.map(({ reason }) => reason),
    ["meeting-ended"],
  );
  const other = await capture();
  other.meeting.admit();
  other.meeting.say({ fact: "ended", end: "superseded", detail: "" });
  await other.settle();
  assert.equal(
    (await other.logged()).some((one) => one.kind === "end"),
    false,
  );
  assert.equal(other.meeting.joins.length, 1);
});

test("[C67] an encrypted meeting is refused with a sentence that says so", async () => {
  const { meeting, ends, settle } = await capture();
  meeting.say({
    fact: "ended",
    end: "encrypted",
    detail: "The meeting is end-to-end encrypted, so it cannot be recorded.",
  });
  await settle();
  assert.deepEqual(
    ends.map(({ reason }) => reason),
    ["failed"],
  );
});

test("[C68] a released take is sealed without an end, an abandoned one is left as it is", async () => {
  const released = await capture();
  released.meeting.admit();
  released.meeting.send(rtp(1));
  await released.session.release();
  const records = await released.logged();
  assert.equal(packets(records).length, 1);
  assert.equal(
    records.some((one) => one.kind === "end"),
    false,
  );
  const abandoned = await capture();
  abandoned.meeting.admit();
  await abandoned.settle();
  abandoned.meeting.send(rtp(1));
  await abandoned.session.abandon();
  assert.equal(packets(await abandoned.logged()).length, 0);
  assert.deepEqual([...released.ends, ...abandoned.ends], []);
});

test("[C69] another payload type on the same stream is told as another codec", async () => {
  const { meeting, stop, logged } = await capture();
  meeting.admit();
  meeting.send(rtp(1));
  meeting.send(rtp(2, { type: 98 }));
  await stop();
  const codecs = (await logged()).flatMap((one) =>
    one.kind === "event" && one.event.event === "track-codec" ? [one.event.codec] : [],
  );
  assert.deepEqual(codecs, ["h264"]);
});

test("[C70] mute and unmute are told; somebody who is back before the first farewell stays", async () => {
  const { meeting, stop, logged } = await capture();
  meeting.admit();
  meeting.say({ fact: "participants", participants: [ada({ tracks: [{ ...camera, muted: true }] })] });
  meeting.say({ fact: "participants", participants: [ada({ sid: "PA_2" })] });
  meeting.say({ fact: "participants", participants: [ada({ present: false })] });
  meeting.say({ fact: "speakers", speakers: [{ participantSid: "PA_2", level: 0.5 }] });
  meeting.say({ fact: "streams", streams: [streamOf(camera)] });
  await stop();
  const told = events(await logged());
  assert.equal(told.filter((one) => one === "track-muted").length, 2);
  assert.equal(told.includes("participant-left"), false);
  assert.equal(told.includes("speakers"), true);
});

test("[C72] nothing of a pause is subscribed to or written; people are", async () => {
  const { meeting, session, advance, stop, logged } = await capture();
  meeting.admit();
  meeting.send(rtp(1));
  session.setPaused(true);
  session.setPaused(true);
  meeting.send(rtp(2));
  meeting.send(repeated(2, { timestamp: 6000 }));
  advance(300);
  assert.deepEqual([...meeting.subscribed], []);
  meeting.send(rtp(0));
  meeting.send(senderReport(SSRC));
  meeting.say({ fact: "participants", participants: [ada({ name: "Ada L." })] });
  meeting.say({ fact: "streams", streams: [] });
  advance(60_000);
  assert.equal(meeting.joins.length, 1, "a silence that is wanted is no lost connection");
  const asked = meeting.feedback.length;
  session.setPaused(false);
  assert.deepEqual([...meeting.subscribed], [camera.sid]);
  meeting.say({ fact: "streams", streams: [{ ...streamOf(camera), ssrc: 8000 }] });
  advance(1200);
  assert.ok(meeting.feedback.slice(asked).some((one) => one[1] === 206 && one.readUInt32BE(8) === 8000));
  meeting.send(rtp(3, { ssrc: 8000 }));
  await stop();
  const records = await logged();
  assert.deepEqual(
    packets(records).map(({ track, packet }) => [track, packet.readUInt16BE(2)]),
    [
      [0, 1],
      [1, 3],
    ],
  );
  assert.ok(!records.some((one) => one.kind === "sender-report"));
  const told = events(records);
  assert.deepEqual(told.slice(told.indexOf("paused")), [
    "paused",
    "track-removed",
    "participant-changed",
    "resumed",
    "track-added",
  ]);
});

const sequences = (records: readonly LogRecord[]) => packets(records).map(({ packet }) => packet.readUInt16BE(2));

test("[C72] what was captured before a pause and comes late is written, what was captured in it is not", async () => {
  const { meeting, session, advance, stop, logged } = await capture();
  meeting.admit();
  // Their RTP time wraps on the way: one is 33 ms.
  const first = 2 ** 32 - 3000;
  meeting.send(rtp(1, { timestamp: first }));
  advance(100);
  session.setPaused(true);
  for (const sequence of [2, 4, 3, 5, 6]) meeting.send(rtp(sequence, { timestamp: first + (sequence - 1) * 3000 }));
  meeting.send(repeated(3, { timestamp: first + 6000 }));
  meeting.say({ fact: "streams", streams: [{ ...streamOf(camera), ssrc: 8000 }] });
  meeting.send(rtp(1, { ssrc: 8000 }));
  advance(300);
  await stop();
  assert.deepEqual(sequences(await logged()), [1, 2, 4, 3, 3]);
});

test("[C72] resumed, stopped or cut off while late packets are taken: nothing of the pause comes in", async () => {
  const { meeting, session, advance, stop, logged } = await capture();
  meeting.admit();
  meeting.send(rtp(1));
  session.setPaused(true);
  session.setPaused(false);
  assert.deepEqual([...meeting.subscribed], [camera.sid]);
  meeting.send(rtp(2));
  session.setPaused(true);
  meeting.say({ fact: "ended", end: "lost", detail: "closed" });
  advance(200);
  meeting.admit();
  assert.deepEqual([...meeting.subscribed], []);
  meeting.send(rtp(3));
  advance(1000);
  session.setPaused(false);
  meeting.send(rtp(4));
  session.setPaused(true);
  await stop();
  const records = await logged();
  assert.deepEqual(sequences(records), [1, 2, 4]);
  assert.equal(records.at(-1)?.kind, "end");
});

test("[C72] a pause outlasts a lost connection", async () => {
  const { meeting, session, advance, stop, logged } = await capture();
  meeting.admit();
  meeting.send(rtp(1));
  session.setPaused(true);
  meeting.say({ fact: "ended", end: "lost", detail: "closed" });
  advance(200);
  meeting.admit();
  meeting.send(rtp(2));
  assert.deepEqual([...meeting.subscribed], []);
  session.setPaused(false);
  assert.deepEqual([...meeting.subscribed], [camera.sid]);
  await stop();
  assert.equal(packets(await logged()).length, 1);
});

test("[C73] a take that begins in a pause says so first and captures nothing until it is resumed", async () => {
  const { meeting, session, stop, logged } = await capture({ paused: true });
  meeting.admit();
  meeting.send(rtp(1));
  assert.deepEqual([...meeting.subscribed], []);
  session.setPaused(false);
  meeting.send(rtp(2));
  await stop();
  const records = await logged();
  assert.equal(events(records)[0], "paused");
  assert.deepEqual(
    packets(records).map(({ packet }) => packet.readUInt16BE(2)),
    [2],
  );
});

test("[C66] the end of the meeting ends a recording that is paused", async () => {
  const { meeting, session, settle, ends } = await capture();
  meeting.admit();
  session.setPaused(true);
  meeting.say({ fact: "ended", end: "meeting-ended", detail: "ROOM_DELETED" });
  await session.stop("stopped");
  await settle();
  assert.deepEqual(
    ends.map(({ reason }) => reason),
    ["meeting-ended"],
  );
});
