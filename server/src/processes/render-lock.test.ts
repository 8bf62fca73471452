import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { systemClock, systemHost } from "../adapters/system/index.ts";
import { codingOf } from "../rooms/index.ts";
import { recordingId, wallMs } from "../vocabulary/index.ts";
import { holdRecordingFolder } from "./render-lock.ts";

const folder = await mkdtemp(join(tmpdir(), "roomreel-lock-"));
after(() => rm(folder, { recursive: true }));
const assignment = {
  recordingId: recordingId("one"),
  logDir: join(folder, "log"),
  filePath: join(folder, "recording.mp4"),
  title: "Algebra",
  startedAt: wallMs(0),
  layout: "grid",
  fileFormat: "mp4",
  coding: codingOf("H264_1080P_30"),
  giveUp: false,
} as const;

test("[R21] a second writer waits until the first one is gone", async () => {
  const first = await holdRecordingFolder(assignment, { host: systemHost, clock: systemClock });
  let looks = 0;
  const sleep = (): Promise<void> => {
    looks += 1;
    if (looks === 3) first.release();
    return Promise.resolve();
  };
  const second = await holdRecordingFolder(assignment, { host: systemHost, clock: { ...systemClock, sleep } });
  assert.equal(looks, 3);
  second.release();
});

test("[R21] a second writer does not wait for ever", async () => {
  const first = await holdRecordingFolder(assignment, { host: systemHost, clock: systemClock });
  let waitedMs = 0;
  const sleep = (delayMs: number) => Promise.resolve(void (waitedMs += delayMs));
  const second = holdRecordingFolder(assignment, { host: systemHost, clock: { ...systemClock, sleep } });
  await assert.rejects(second, { code: "host.folder-in-use" });
  assert.equal(waitedMs, 9_980);
  first.release();
});
