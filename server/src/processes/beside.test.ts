import assert from "node:assert/strict";
import { mkdir, mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { ffmpegEngine, ffmpegKeyFrameDecoder } from "../adapters/node-av/index.ts";
import { systemClock } from "../adapters/system/index.ts";
import type { FileFormat } from "../people/index.ts";
import { flashing, SyntheticMeeting } from "../render/synthetic-meeting.fixture.ts";
import { codingOf } from "../rooms/index.ts";
import { participantIdentity, recordingId, silentLogger, wallMs } from "../vocabulary/index.ts";
import { runBesideChild } from "./beside-job.ts";
import { writeLog } from "./recorded-log.fixture.ts";
import { renderRecording } from "./render-recording.ts";

const folder = await mkdtemp(join(tmpdir(), "roomreel-beside-"));
after(() => rm(folder, { recursive: true }));

const NAMES = [
  "chapters-nameless.vtt",
  "chapters.vtt",
  "poster.jpg",
  "preview.jpg",
  "preview.vtt",
  "speakers-nameless.json",
  "speakers.json",
];

/** Width and height of a baseline JPEG (ITU T.81, B.2.2). */
const sizeOf = (jpeg: Buffer): readonly number[] => {
  const at = jpeg.indexOf(Buffer.from([0xff, 0xc0]));
  return [jpeg.readUInt16BE(at + 7), jpeg.readUInt16BE(at + 5)];
};

/** 6 s into the file; the recorder has run for 5 s when the log begins. */
const marks = [{ at: wallMs(1_700_000_000_000 + 11_205), label: "The proof" }];

/** Ada flashes for 12 s; Bob comes. */
const record = async (logDir: string): Promise<void> => {
  const meeting = new SyntheticMeeting();
  meeting.join(0, "ada");
  const camera = meeting.track(100_000, "ada", { source: "camera", codec: "vp8" });
  const frames = flashing([90, 100, 200], { codec: "vp8", seconds: 12 });
  meeting.video(camera, "vp8", { frames, way: { startUs: 200_000 } });
  meeting.event(2_205_000, { event: "speakers", identities: [participantIdentity("ada")] });
  meeting.event(4_205_000, { event: "speakers", identities: [] });
  meeting.join(8_205_000, "bob");
  meeting.end(12_200_000);
  await writeLog(logDir, meeting.records());
};

const render = (logDir: string, filePath: string, fileFormat: FileFormat) => {
  const coding = { ...codingOf("H264_720P_30"), size: { width: 640, height: 360 } };
  return renderRecording(
    {
      ...{ recordingId: recordingId("r"), logDir, filePath, title: "Algebra", startedAt: wallMs(1_700_000_000_000) },
      ...{ layout: "grid", fileFormat, coding, giveUp: false },
    },
    {
      ...{ engine: ffmpegEngine, decoder: ffmpegKeyFrameDecoder, clock: systemClock },
      ...{ captureIsOver: () => true, marks: () => marks, onProgress: () => undefined },
    },
  );
};

test("[P14] [P15] [P16] [P17] poster, preview, chapters and speakers beside a file, again when missing", async () => {
  const [logDir, filePath] = [join(folder, "log"), join(folder, "recording.mp4")];
  await record(logDir);
  const file = await render(logDir, filePath, "mp4");
  assert.ok(file !== null);
  const bytes = await readFile(filePath);
  assert.ok(bytes.includes("The proof"));
  assert.ok(bytes.includes("Somebody joined") && !bytes.includes("bob"));

  const make = () =>
    runBesideChild(
      { filePath, logDir, gaps: [...file.gaps], marks: [...marks] },
      { clock: systemClock, log: silentLogger },
      new AbortController().signal,
    );
  await make();
  const made = async () => (await readdir(folder)).filter((name) => NAMES.includes(name)).toSorted();
  assert.deepEqual(await made(), NAMES);
  const read = (name: string): Promise<Buffer> => readFile(join(folder, name));
  assert.deepEqual(sizeOf(await read("poster.jpg")), [640, 360]);
  assert.match(String(await read("preview.vtt")), /00:00:09\.600 --> 00:00:12\.000\npreview\.jpg#xywh=\d+,0,160,90/);
  for (const name of ["chapters.vtt", "chapters-nameless.vtt"])
    assert.match(String(await read(name)), /00:00:06\.000 --> 00:00:08\.000\nThe proof\n/);
  assert.match(String(await read("chapters.vtt")), /00:00:08\.000 --> .*\n(Somebody|bob) joined/);
  const speakers: unknown = JSON.parse(String(await read("speakers.json")));
  assert.deepEqual(speakers, {
    durationMs: 12_000,
    speakers: [{ identity: "ada", name: "", spans: [[2000, 4000]] }],
  });
  const before = await read("poster.jpg");
  await rm(join(folder, "poster.jpg"));
  await rm(join(folder, "speakers.json"));
  await make();
  assert.deepEqual(await made(), NAMES);
  assert.deepEqual(await read("poster.jpg"), before);
});

test("[P16] [P18] the same log as Matroska: as long, the mark among its chapters, the same beside it", async () => {
  const place = join(folder, "matroska");
  await mkdir(place);
  const [logDir, filePath] = [join(place, "log"), join(place, "recording.mkv")];
  await record(logDir);
  const file = await render(logDir, filePath, "mkv");
  assert.equal(file?.durationMs, 12_000);
  const bytes = await readFile(filePath);
  assert.ok(bytes.includes("The proof") && bytes.includes("matroska"));
  await runBesideChild(
    { filePath, logDir, gaps: [], marks: [...marks] },
    { clock: systemClock, log: silentLogger },
    new AbortController().signal,
  );
  const made = (await readdir(place)).filter((name) => !/^(log|recording.*)$/.test(name)).toSorted();
  assert.deepEqual(made, NAMES);
  assert.deepEqual(sizeOf(await readFile(join(place, "poster.jpg"))), [640, 360]);
});
