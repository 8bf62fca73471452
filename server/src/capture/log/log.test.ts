import assert from "node:assert/strict";
import { test } from "node:test";
import { readFile, truncate, writeFile } from "node:fs/promises";
import fc from "fast-check";
import { logUs, takeNumber, trackIndex, type Failure, wallMs } from "../../vocabulary/index.ts";
import { surveyLog } from "../inspect/survey.ts";
import { FRAME_BYTES } from "./format.ts";
import { decodeHead, encodeHead } from "./head.ts";
import { emptyLogDir, manualClock, mark, readAll, track, writerFor } from "./log.fixture.ts";
import { mendTake } from "./mend.ts";
import { nextTrackOf } from "./next-track.ts";
import { chunkPath, listChunks, takeFolder } from "./places.ts";
import type { CaptureEvent, LogRecord, Snapshot } from "./records.ts";
import { emptySnapshot } from "./snapshot.ts";
import { openLogTail } from "./tail.ts";
import { takesOf } from "./takes.ts";
import type { LogDisk } from "./disk.ts";

const take1 = takeNumber(1);

/** One take of `seconds`, a packet every 20 ms whose payload says its number. */
const record = async (logDir: string, seconds: number, end: "stopped" | null = "stopped"): Promise<void> => {
  const { clock, advance } = manualClock();
  const writer = writerFor(logDir, clock);
  writer.event(clock.monotonicUs(), { event: "track-added", description: track(0) });
  for (let number = 0; number < seconds * 50; number++) {
    writer.packet(mark(clock.monotonicUs()), packetOf(number));
    advance(20);
    if (number % 4 === 3) await writer.sync();
  }
  await writer.end(end);
};

const packetOf = (number: number): Buffer => {
  const packet = Buffer.alloc(200, number & 255);
  packet.writeUInt32BE(number, 0);
  return packet;
};

const numbersOf = (records: readonly LogRecord[]): number[] =>
  records.flatMap((one) => (one.kind === "rtp" ? [one.packet.readUInt32BE(0)] : []));

const upTo = (count: number): number[] => Array.from({ length: count }, (_, index) => index);

test("[C1] what was written is read, in order, with its times", async () => {
  const logDir = await emptyLogDir();
  await record(logDir, 25);
  const tail = await openLogTail(logDir);
  const records = await readAll(tail);
  await tail.close();
  assert.deepEqual(numbersOf(records), upTo(1250));
  assert.deepEqual(
    records.filter((one) => one.kind === "chunk").map((one) => [one.chunk, one.continues]),
    [
      [1, false],
      [2, true],
      [3, true],
    ],
  );
  assert.equal(records.at(-1)?.kind, "end");
  const packets = records.filter((one) => one.kind === "rtp");
  assert.ok(packets.every((one, number) => one.at === number * 20_000));
});

test("[C1] small reads give the same records as large ones", async () => {
  const logDir = await emptyLogDir();
  await record(logDir, 12);
  const [large, small] = [await openLogTail(logDir), await openLogTail(logDir)];
  assert.deepEqual(await readAll(small, 300), await readAll(large));
  await Promise.all([large.close(), small.close()]);
});

test("[C2] every chunk begins with all that was known, so it can be read alone", async () => {
  const logDir = await emptyLogDir();
  await record(logDir, 25);
  const tail = await openLogTail(logDir, { fromUs: logUs(19_000_000) });
  const [first] = await tail.read();
  await tail.close();
  assert.ok(first?.kind === "chunk");
  assert.equal(first.chunk, 2);
  assert.ok(first.at <= 19_000_000);
  assert.deepEqual(first.snapshot.tracks, [track(0)]);
});

test("[C3] a log cut at any byte is readable up to its last whole record", async () => {
  const logDir = await emptyLogDir();
  await record(logDir, 2, null);
  const path = chunkPath(takeFolder(logDir, take1), 1);
  const whole = await readFile(path);
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 0, max: whole.length }), async (cut) => {
      await writeFile(path, whole.subarray(0, cut));
      const tail = await openLogTail(logDir);
      const numbers = numbersOf(await readAll(tail));
      await tail.close();
      assert.deepEqual(numbers, upTo(numbers.length));
      const nextPacketEnd = whole.indexOf(packetOf(numbers.length)) + 200 + 4;
      if (numbers.length < 100) assert.ok(cut < nextPacketEnd);
    }),
  );
});

test("[C4] a flipped bit is found: nothing at or behind it is read, all before it is", async () => {
  const logDir = await emptyLogDir();
  await record(logDir, 2, null);
  const path = chunkPath(takeFolder(logDir, take1), 1);
  const whole = await readFile(path);
  const bit = fc.tuple(fc.integer({ min: 0, max: whole.length - 1 }), fc.integer({ min: 0, max: 7 }));
  await fc.assert(
    fc.asyncProperty(bit, async ([at, shift]) => {
      const broken = Buffer.from(whole);
      broken.writeUInt8(broken.readUInt8(at) ^ (1 << shift), at);
      await writeFile(path, broken);
      const tail = await openLogTail(logDir);
      const numbers = numbersOf(await readAll(tail));
      await tail.close();
      assert.deepEqual(numbers, upTo(numbers.length));
      const endOf = (number: number): number => whole.indexOf(packetOf(number)) + 200 + 4;
      if (numbers.length > 0) assert.ok(endOf(numbers.length - 1) <= at);
      if (numbers.length < 100) assert.ok(endOf(numbers.length) > at);
    }),
  );
});

test("[C4] bytes that are no log at all are read as nothing", async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), async (bytes) => {
      const logDir = await emptyLogDir();
      await record(logDir, 0);
      await writeFile(chunkPath(takeFolder(logDir, take1), 1), bytes);
      const tail = await openLogTail(logDir);
      assert.deepEqual(await tail.read(), []);
      await tail.close();
    }),
    { numRuns: 30 },
  );
});

test("[C5] a reader follows a log that grows, through chunks and into the next take", async () => {
  const logDir = await emptyLogDir();
  const { clock, advance } = manualClock();
  const tail = await openLogTail(logDir);
  assert.deepEqual(await tail.read(), []);
  const writer = writerFor(logDir, clock);
  const seen: number[] = [];
  for (let number = 0; number < 300; number++) {
    writer.packet(mark(clock.monotonicUs()), packetOf(number));
    advance(80);
    await writer.sync();
    seen.push(...numbersOf(await readAll(tail)));
    assert.equal(seen.length, number + 1);
  }
  await writer.abandon();
  const second = writerFor(logDir, clock, { take: takeNumber(2) });
  second.packet(mark(clock.monotonicUs()), packetOf(300));
  await second.end("stopped");
  const rest = await readAll(tail);
  await tail.close();
  assert.deepEqual([...seen, ...numbersOf(rest)], upTo(301));
  assert.deepEqual(
    rest.filter((one) => one.kind === "chunk").map((one) => [one.take, one.continues]),
    [[2, false]],
  );
});

test("[C6] later takes lie on the clock of the first: same boot by monotonic time, else by wall time", async () => {
  const logDir = await emptyLogDir();
  const first = manualClock(5_000_000);
  const one = writerFor(logDir, first.clock);
  first.advance(3000);
  await one.sync();
  await one.abandon();
  first.advance(1500);
  await writerFor(logDir, first.clock, { take: takeNumber(2) }).end(null);
  const elsewhere = manualClock(first.clock.monotonicUs() - 1_000_000);
  await writerFor(logDir, elsewhere.clock, { take: takeNumber(3), bootId: "cd".repeat(16) }).end("stopped");
  const takes = await takesOf(logDir);
  assert.deepEqual(
    takes.map(({ take, startUs }) => [take, startUs]),
    [
      [1, 0],
      [2, 4_500_000],
      // Its wall clock says 3.5 s; what take 2 holds is not overlapped.
      [3, 4_500_000],
    ],
  );
});

test("[C7] mending cuts after the last whole record and seals; a second time it changes nothing", async () => {
  const logDir = await emptyLogDir();
  await record(logDir, 2, null);
  const path = chunkPath(takeFolder(logDir, take1), 1);
  await truncate(path, 15_000);
  assert.equal((await takesOf(logDir))[0]?.sealed, false);
  assert.ok((await mendTake(logDir, take1)) > 0);
  const mended = await readFile(path);
  assert.equal((await takesOf(logDir))[0]?.sealed, true);
  assert.equal(await mendTake(logDir, take1), 0);
  assert.deepEqual(await readFile(path), mended);
  const tail = await openLogTail(logDir);
  const numbers = numbersOf(await readAll(tail));
  await tail.close();
  assert.ok(numbers.length > 60 && numbers.length < 75);
});

test("[C8] a full disk ends the take, once and clearly, and loses nothing sealed", async () => {
  const logDir = await emptyLogDir();
  const { clock, advance } = manualClock();
  const { logDisk } = await import("./disk.ts");
  let room = 1_000;
  const small: LogDisk = {
    create: async (path) => {
      const file = await logDisk.create(path);
      const append = (bytes: Buffer): void => {
        file.append(bytes.subarray(0, Math.max(0, room)));
        room -= bytes.length;
        if (room < 0) throw Object.assign(new Error("no space left on device"), { code: "ENOSPC" });
      };
      return { ...file, append };
    },
  };
  const failures: Failure[] = [];
  const writer = writerFor(logDir, clock, { disk: small, onFailure: (one) => failures.push(one) });
  for (let number = 0; number < 10; number++) {
    writer.packet(mark(clock.monotonicUs()), packetOf(number));
    advance(80);
    await writer.sync();
  }
  assert.deepEqual(
    failures.map((one) => one.code),
    ["log.disk-full"],
  );
  const tail = await openLogTail(logDir);
  const numbers = numbersOf(await readAll(tail));
  await tail.close();
  assert.ok(numbers.length > 0);
  assert.deepEqual(numbers, upTo(numbers.length));
});

test("[C9] a record costs 16 bytes, ticks and footer included less than 4 % of packets of 1,000 bytes", async () => {
  assert.equal(FRAME_BYTES, 16);
  const logDir = await emptyLogDir();
  const { clock, advance } = manualClock();
  const writer = writerFor(logDir, clock);
  for (let number = 0; number < 1000; number++) {
    writer.packet(mark(clock.monotonicUs()), Buffer.alloc(1000));
    advance(4);
    if (number % 20 === 19) await writer.sync();
  }
  await writer.end("stopped");
  const [take] = await takesOf(logDir);
  assert.ok((take?.bytes ?? 0) <= 1_040_000);
});

test("[C10] a track index is never used again in a further take", async () => {
  const logDir = await emptyLogDir();
  assert.equal(await nextTrackOf(logDir), 0);
  const { clock } = manualClock();
  const writer = writerFor(logDir, clock);
  writer.event(clock.monotonicUs(), { event: "track-added", description: track(0) });
  writer.event(clock.monotonicUs(), { event: "track-added", description: track(1) });
  writer.event(clock.monotonicUs(), { event: "track-removed", track: trackIndex(1) });
  await writer.sync();
  await writer.abandon();
  assert.equal(await nextTrackOf(logDir), 2);
  assert.deepEqual(await listChunks(takeFolder(logDir, take1)), [1]);
});

test("[C2] [C7] a chunk that begins in a pause says so, also in a take that was killed and mended", async () => {
  const logDir = await emptyLogDir();
  const { clock, advance } = manualClock();
  const writer = writerFor(logDir, clock);
  const now = () => clock.monotonicUs();
  writer.packet(mark(now()), packetOf(0));
  writer.event(now(), { event: "paused" });
  for (let second = 0; second < 12; second++) {
    advance(1000);
    await writer.sync();
  }
  await writer.abandon();
  await mendTake(logDir, take1);
  const tail = await openLogTail(logDir, { fromUs: logUs(11_000_000) });
  const [head] = await tail.read();
  await tail.close();
  assert.ok(head?.kind === "chunk" && head.chunk === 2 && head.snapshot.paused);
});

test("[C11] what a later program writes is passed over, what an earlier one left out has its default", async () => {
  const logDir = await emptyLogDir();
  const { clock, advance } = manualClock();
  const writer = writerFor(logDir, clock);
  const later: unknown = { event: "applauded", by: "ada" };
  writer.event(clock.monotonicUs(), later as CaptureEvent);
  writer.packet(mark(clock.monotonicUs()), packetOf(0));
  advance(100);
  await writer.end("stopped");
  const tail = await openLogTail(logDir);
  const records = await readAll(tail);
  await tail.close();
  assert.deepEqual(numbersOf(records), [0]);
  assert.equal((await surveyLog(logDir)).end, "stopped");
  const { paused: _, ...snapshot } = emptySnapshot;
  const names = { bootId: "00".repeat(16), recordingId: "r", meetingRoom: "m" };
  const head = { ...names, take: take1, chunk: 1, nextTrack: 0 };
  const times = { takeUs: 0, takeWall: wallMs(0), headUs: 0, headWall: wallMs(0) };
  const bytes = encodeHead({ ...head, ...times, snapshot: snapshot as Snapshot });
  assert.equal(decodeHead(bytes)?.snapshot.paused, false);
});
