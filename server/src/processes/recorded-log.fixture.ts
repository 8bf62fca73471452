/** Puts a synthetic meeting on disk, as a recorder does. */
import type { LogRecord, SenderReport } from "../capture/index.ts";
import { manualClock, writerFor } from "../capture/log/log.fixture.ts";
import { beeping, flashing, SyntheticMeeting } from "../render/synthetic-meeting.fixture.ts";

const UNIX_EPOCH_IN_NTP_S = 2_208_988_800;

const senderInfo = ({ ntpUs, rtp, packets, octets }: SenderReport): Buffer => {
  const info = Buffer.alloc(20);
  info.writeUInt32BE(Math.floor(ntpUs / 1e6) + UNIX_EPOCH_IN_NTP_S, 0);
  info.writeUInt32BE(Math.floor(((ntpUs % 1e6) / 1e6) * 2 ** 32), 4);
  info.writeUInt32BE(rtp, 8);
  info.writeUInt32BE(packets, 12);
  info.writeUInt32BE(octets, 16);
  return info;
};

/** One take. Without an `end` record it is cut off, as by a kill. */
export const writeLog = async (logDir: string, records: readonly LogRecord[]): Promise<void> => {
  const startUs = 5_000_000;
  const { clock, advance } = manualClock(startUs);
  const writer = writerFor(logDir, clock);
  for (const record of records) {
    advance((record.at - (clock.monotonicUs() - startUs)) / 1000);
    const atUs = startUs + record.at;
    if (record.kind === "event") writer.event(atUs, record.event);
    else if (record.kind === "sender-report") writer.senderReport(atUs, record.track, senderInfo(record));
    else if (record.kind === "rtp") {
      const { track, recovered, duplicate, fake, packet } = record;
      const keyFrame = record.keyFrame ? { width: 320, height: 180 } : null;
      writer.packet({ atUs, track, recovered, duplicate, fake, keyFrame }, packet);
    } else if (record.kind === "end") return writer.end(record.reason);
    if (record.kind === "tick") await writer.sync();
  }
  await writer.abandon();
};

export type MeetingShape = {
  readonly seconds: number;
  /** False: the log is cut off. */
  readonly ended: boolean;
  /** The recorder has no connection in this second. */
  readonly outageAtS?: number;
};

/** One person with camera and microphone. */
export const recordMeeting = async (logDir: string, { seconds, ended, outageAtS }: MeetingShape): Promise<void> => {
  const meeting = new SyntheticMeeting();
  meeting.join(0, "ada");
  const camera = meeting.track(50_000, "ada", { source: "camera", codec: "vp8" });
  const microphone = meeting.track(50_000, "ada", { source: "microphone", codec: "opus" });
  const way = { startUs: 100_000 };
  const isLost = (mediaS: number): boolean => Math.floor(mediaS) === outageAtS;
  const frames = flashing([90, 100, 200], { codec: "vp8", seconds });
  meeting.video(camera, "vp8", { frames, way, skip: (frame) => isLost(frame / 30) });
  meeting.sound(microphone, { packets: beeping(seconds), way: { ...way, isLost: (packet) => isLost(packet / 50) } });
  if (outageAtS !== undefined) {
    meeting.event(outageAtS * 1e6 + 200_000, { event: "disconnected", why: "silence" });
    meeting.event(outageAtS * 1e6 + 1_000_000, { event: "connected" });
  }
  if (ended) meeting.end(100_000 + seconds * 1e6);
  await writeLog(logDir, meeting.records());
};
