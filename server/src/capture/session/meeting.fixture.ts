/** A meeting that a test plays: it says facts and sends packets, and notes what capture does. */
import type {
  MeetingAccess,
  MeetingFact,
  MeetingHandlers,
  MeetingParticipant,
  MeetingStream,
  MeetingTrack,
} from "../ports.ts";
import { participantIdentity, type TrackSid, trackSid, wallMs } from "../../vocabulary/index.ts";

type Call = { readonly identity: string; readonly handlers: MeetingHandlers };

export class PlayedMeeting implements MeetingAccess {
  readonly joins: Call[] = [];
  readonly subscribed = new Set<TrackSid>();
  readonly feedback: Buffer[] = [];
  left = 0;

  join({ identity }: { identity: string }, handlers: MeetingHandlers) {
    this.joins.push({ identity, handlers });
    this.subscribed.clear();
    return {
      subscribe: (track: TrackSid) => void this.subscribed.add(track),
      unsubscribe: (track: TrackSid) => void this.subscribed.delete(track),
      sendFeedback: (packet: Buffer) => void this.feedback.push(packet),
      leave: () => void (this.left += 1),
    };
  }

  say(fact: MeetingFact): void {
    this.joins.at(-1)?.handlers.onFact(fact);
  }

  send(packet: Buffer): void {
    this.joins.at(-1)?.handlers.onPacket(packet);
  }

  /** Joined, connected, with the streams of all tracks announced. */
  admit(participants: readonly MeetingParticipant[] = [ada()]): void {
    this.say({ fact: "joined", participants, roomMetadata: "{}" });
    this.say({ fact: "streams", streams: participants.flatMap(({ tracks }) => tracks.map(streamOf)) });
    this.say({ fact: "media-connected" });
  }
}

export const camera: MeetingTrack = {
  ...{ sid: trackSid("TR_camera"), kind: "video", source: "camera", codec: "vp8" },
  ...{ width: 640, height: 360, muted: false },
};

export const ada = (more: Partial<MeetingParticipant> = {}): MeetingParticipant => ({
  ...{ sid: "PA_1", identity: participantIdentity("ada"), name: "Ada", joinedAt: wallMs(1), present: true },
  ...{ attributes: { role: "speaker" }, tracks: [camera] },
  ...more,
});

export const SSRC = 7000;
export const RTX_SSRC = 7001;

export const streamOf = ({ sid }: MeetingTrack): MeetingStream => ({
  ssrc: SSRC,
  trackSid: sid,
  payloadTypes: new Map([
    [96, { codec: "vp8", clockRate: 90_000 }],
    [98, { codec: "h264", clockRate: 90_000 }],
  ]),
  repeats: { ssrc: RTX_SSRC, payloadTypes: new Map([[97, 96]]) },
});

type More = Partial<{ ssrc: number; type: number; payload: Buffer; timestamp: number }>;

export const rtp = (sequence: number, more: More = {}): Buffer => {
  const header = Buffer.alloc(12);
  header[0] = 0x80;
  header[1] = more.type ?? 96;
  header.writeUInt16BE(sequence & 0xffff, 2);
  header.writeUInt32BE((more.timestamp ?? sequence * 3000) % 2 ** 32, 4);
  header.writeUInt32BE(more.ssrc ?? SSRC, 8);
  return Buffer.concat([header, more.payload ?? Buffer.from([0x10, 1, 2, 3])]);
};

/** The packet as LiveKit sends it again. */
export const repeated = (sequence: number, more: Pick<More, "timestamp"> = {}): Buffer => {
  const number = Buffer.alloc(2);
  number.writeUInt16BE(sequence & 0xffff);
  const payload = Buffer.concat([number, Buffer.from([0x10, 1, 2, 3])]);
  return rtp(1, { ssrc: RTX_SSRC, type: 97, payload, ...more });
};

/** RTCP with one sender report (RFC 3550 section 6.4.1). */
export const senderReport = (ssrc: number): Buffer => {
  const report = Buffer.alloc(28);
  report[0] = 0x80;
  report[1] = 200;
  report.writeUInt16BE(6, 2);
  report.writeUInt32BE(ssrc, 4);
  return report;
};
