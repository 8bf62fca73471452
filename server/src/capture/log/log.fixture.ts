/** Logs for tests: a clock that a test moves, and a take with known packets. */
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  type Clock,
  takeNumber,
  type TrackIndex,
  trackIndex,
  trackSid,
  participantIdentity,
  wallMs,
} from "../../vocabulary/index.ts";
import type { LogRecord, LogTail, TrackDescription } from "./records.ts";
import { TakeWriter, type TakeWriterOptions } from "./writer.ts";

/** Timers run only in `advance`. */
export const manualClock = (startUs = 5_000_000) => {
  let nowUs = startUs;
  let timers: { dueUs: number; periodUs: number; run: () => void }[] = [];
  const add = (delayMs: number, { periodUs, run }: { periodUs: number; run: () => void }) => {
    const timer = { dueUs: nowUs + delayMs * 1000, periodUs, run };
    timers.push(timer);
    return { cancel: () => void (timers = timers.filter((one) => one !== timer)) };
  };
  const clock: Clock = {
    wallNow: () => wallMs(1_700_000_000_000 + Math.floor(nowUs / 1000)),
    monotonicUs: () => nowUs,
    after: (delayMs, run) => add(delayMs, { periodUs: 0, run }),
    every: (periodMs, run) => add(periodMs, { periodUs: periodMs * 1000, run }),
    sleep: (delayMs) => new Promise((resolve) => add(delayMs, { periodUs: 0, run: resolve })),
  };
  const advance = (ms: number) => {
    const untilUs = nowUs + ms * 1000;
    for (;;) {
      const next = timers.filter((one) => one.dueUs <= untilUs).toSorted((one, two) => one.dueUs - two.dueUs)[0];
      if (next === undefined) break;
      nowUs = Math.max(nowUs, next.dueUs);
      if (next.periodUs === 0) timers = timers.filter((one) => one !== next);
      else next.dueUs += next.periodUs;
      next.run();
    }
    nowUs = untilUs;
  };
  return { clock, advance };
};

export const emptyLogDir = (): Promise<string> => mkdtemp(join(tmpdir(), "roomreel-log-"));

export const track = (index: number): TrackDescription => ({
  track: trackIndex(index),
  sid: trackSid(`TR_${index}`),
  identity: participantIdentity("ada"),
  kind: "video",
  source: "camera",
  codec: "vp8",
  clockRate: 90_000,
  ssrc: 1000 + index,
  width: 1280,
  height: 720,
  muted: false,
});

export const mark = (atUs: number, index: TrackIndex = trackIndex(0)) => ({
  atUs,
  track: index,
  recovered: false,
  duplicate: false,
  fake: false,
  keyFrame: null,
});

export const writerFor = (logDir: string, clock: Clock, more: Partial<TakeWriterOptions> = {}): TakeWriter =>
  new TakeWriter({
    logDir,
    take: takeNumber(1),
    recordingId: "room-1--EG_1--1",
    meetingRoom: "room-1",
    bootId: "ab".repeat(16),
    nextTrack: 0,
    clock,
    onFailure: (failure) => {
      throw failure;
    },
    ...more,
  });

/** Everything that can be read now, with packets copied. */
export const readAll = async (tail: LogTail, maxBytes?: number): Promise<readonly LogRecord[]> => {
  const all: LogRecord[] = [];
  for (;;) {
    const records = await tail.read(maxBytes);
    if (records.length === 0) return all;
    all.push(...records.map((one) => (one.kind === "rtp" ? { ...one, packet: Buffer.from(one.packet) } : one)));
  }
};
