/** Renders one scene from a log in memory; prints its figures as JSON. `render-once.ts SCENE FOLDER SECONDS` */
import * as av from "node-av";
import { ffmpegEngine } from "../../server/src/adapters/node-av/index.ts";
import type { EncodedSegment } from "../../server/src/render/index.ts";
import { RecordingRenderer } from "../../server/src/render/index.ts";
import { codingOf } from "../../server/src/rooms/index.ts";
import type { CodedFrame } from "../../server/src/render/coding.fixture.ts";
import { SyntheticMeeting } from "../../server/src/render/synthetic-meeting.fixture.ts";
import { cpuSeconds, peakMemoryMb } from "../harness.ts";
import { CANVAS, soundOf, sourcesOf } from "./scenes.ts";
import type { SceneName } from "./scenes.ts";

export type Figures = {
  readonly cpuSeconds: number;
  readonly wallSeconds: number;
  readonly kilobitsPerSecond: number;
  readonly peakMemoryMb: number;
  readonly frames: number;
};

const [scene, folder = "", secondsText = ""] = process.argv.slice(2);
const seconds = Number(secondsText);

/** The packets of a file with one track. */
const packetsOf = (file: string): readonly CodedFrame[] => {
  const format = new av.FormatContext();
  if (format.openInputSync(file, null, null) < 0) throw new Error(`cannot open ${file}`);
  const packet = new av.Packet();
  packet.alloc();
  const packets: CodedFrame[] = [];
  while (format.readFrameSync(packet) >= 0) {
    packets.push({ data: Buffer.from(packet.data ?? []), keyFrame: packet.isKeyframe });
    packet.unref();
  }
  format.closeInputSync();
  return packets;
};

const meetingOf = (name: SceneName): SyntheticMeeting => {
  const meeting = new SyntheticMeeting();
  const way = { startUs: 100_000 };
  for (const { identity, what, file } of sourcesOf(name, folder)) {
    if (what === "camera") {
      meeting.join(0, identity);
      const microphone = meeting.track(1000, identity, { source: "microphone", codec: "opus" });
      meeting.sound(microphone, { packets: packetsOf(soundOf(identity, folder)).map(({ data }) => data), way });
    }
    const track = meeting.track(1000, identity, { source: what, codec: "vp8" });
    meeting.video(track, "vp8", {
      frames: packetsOf(file),
      way,
      ...(what === "screen" ? { framesPerSecond: 15 } : {}),
    });
  }
  meeting.end(100_000 + seconds * 1e6);
  return meeting;
};

const main = async (): Promise<Figures> => {
  const records = meetingOf(scene === "S1" ? "S1" : "S2").records();
  let bytes = 0;
  const keep = ({ frames, audio }: EncodedSegment): Promise<void> => {
    for (const { data } of frames) bytes += data.length;
    for (const data of audio) bytes += data.length;
    return Promise.resolve();
  };
  const committed = { frames: 0, audioFrames: 0, resumeState: null };
  const [cpuBefore, wallBefore] = [cpuSeconds(), performance.now()];
  const renderer = new RecordingRenderer({
    engine: ffmpegEngine,
    coding: { ...codingOf("H264_1080P_30"), size: CANVAS },
    layout: "grid",
    committed,
    keep,
  });
  for (let from = 0; from < records.length; from += 500) {
    for (const record of records.slice(from, from + 500)) renderer.feed(record);
    await renderer.advance();
  }
  renderer.close();
  return {
    cpuSeconds: cpuSeconds() - cpuBefore,
    wallSeconds: (performance.now() - wallBefore) / 1000,
    kilobitsPerSecond: (bytes * 8) / 1000 / seconds,
    peakMemoryMb: peakMemoryMb(),
    frames: renderer.rendered?.frames ?? 0,
  };
};

console.log(JSON.stringify(await main()));
