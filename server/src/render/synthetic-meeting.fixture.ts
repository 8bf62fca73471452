/**
 * Recording logs out of thin air: people with a camera of one colour that flashes white, and a microphone that beeps,
 * at every whole second. Clocks, delays, losses and order are the test's.
 */
import type {
  CaptureEvent,
  Codec,
  LogRecord,
  LogTail,
  ParticipantDescription,
  TrackDescription,
  TrackSource,
} from "../capture/index.ts";
import {
  logUs,
  participantIdentity,
  takeNumber,
  type TrackIndex,
  trackIndex,
  trackSid,
  wallMs,
} from "../vocabulary/index.ts";
import {
  type CodedFrame,
  type Colour,
  encodeOpus,
  encodeVideo,
  payloadsOf,
  type PublishedCodec,
} from "./coding.fixture.ts";

export const WHITE: Colour = [235, 128, 128];
export const BEEP_HZ = 1000;
export const FLASH_FRAMES = 3;
export const BEEP_SAMPLES = 4800;

/** How packets of one track travel. Times in microseconds of the recorder's clock. */
export type Way = {
  /** Capture of frame 0. */
  readonly startUs: number;
  /** Network delay of a packet. */
  readonly delayUs?: (packet: number) => number;
  readonly isLost?: (packet: number) => boolean;
  /** Publisher's NTP clock minus the recorder's. */
  readonly ntpOffsetUs?: number;
  /** The sender's media clock runs faster by this much. */
  readonly ppm?: number;
  readonly firstSequence?: number;
  readonly firstTimestamp?: number;
  /** Of the first sender report; then every 3 s. */
  readonly firstReportUs?: number;
  readonly ssrc?: number;
};

export type SentVideo = {
  readonly frames: readonly CodedFrame[];
  readonly way: Way;
  readonly skip?: (frame: number) => boolean;
  /** 30 when absent. */
  readonly framesPerSecond?: number;
};

const NTP_EPOCH_US = 1_700_000_000_000_000;

/** Sound is sent in packets of 20 ms. */
const PACKET_US = 20_000;

export class SyntheticMeeting {
  readonly #records: LogRecord[] = [];
  readonly #people = new Map<string, ParticipantDescription>();
  #tracks = 0;
  #chunks = 0;

  constructor() {
    this.beginTake(0);
  }

  /** A recorder begins, after whatever it did not see. */
  beginTake(atUs: number): void {
    this.#chunks += 1;
    this.#records.push({
      kind: "chunk",
      at: logUs(atUs),
      take: takeNumber(this.#chunks),
      chunk: 1,
      continues: false,
      wall: wallMs(1_700_000_000_000 + atUs / 1000),
      snapshot: { participants: [], tracks: [], senderReports: [], roomMetadata: "", paused: false },
    });
  }

  event(atUs: number, event: CaptureEvent): void {
    this.#records.push({ kind: "event", at: logUs(atUs), event });
  }

  join(atUs: number, identity: string, role = "speaker"): void {
    const participant: ParticipantDescription = {
      identity: participantIdentity(identity),
      name: "",
      role,
      joinedAt: wallMs(1_700_000_000_000 + atUs / 1000),
      attributes: {},
    };
    this.#people.set(identity, participant);
    this.event(atUs, { event: "participant-joined", participant });
  }

  /** The server says something else about somebody who is there. */
  attributes(atUs: number, identity: string, attributes: Readonly<Record<string, string>>): void {
    const known = this.#people.get(identity);
    if (known === undefined) throw new Error(`${identity} has not joined`);
    this.event(atUs, { event: "participant-changed", participant: { ...known, attributes } });
  }

  leave(atUs: number, identity: string): void {
    this.event(atUs, { event: "participant-left", identity: participantIdentity(identity) });
  }

  track(atUs: number, identity: string, what: { source: TrackSource; codec: Codec }): TrackIndex {
    this.#tracks += 1;
    const track = trackIndex(this.#tracks);
    const kind = what.codec === "opus" ? "audio" : "video";
    const description: TrackDescription = {
      ...what,
      track,
      sid: trackSid(`TR_${track}`),
      identity: participantIdentity(identity),
      kind,
      clockRate: kind === "audio" ? 48_000 : 90_000,
      ssrc: 1000 + track,
      width: 0,
      height: 0,
      muted: false,
    };
    this.event(atUs, { event: "track-added", description });
    return track;
  }

  /** As a recorder says it; what goes on after it are new tracks. */
  pause(fromUs: number, untilUs: number, tracks: readonly TrackIndex[]): void {
    this.event(fromUs, { event: "paused" });
    for (const track of tracks) this.event(fromUs, { event: "track-removed", track });
    this.event(untilUs, { event: "resumed" });
  }

  /** @param sent `skip` tells frames that the sender never sent: its camera was off */
  video(track: TrackIndex, codec: PublishedCodec, sent: SentVideo): void {
    const { frames, way, skip, framesPerSecond = 30 } = sent;
    const packets = frames.flatMap(({ data, keyFrame }, frame) => {
      if (skip?.(frame) === true) return [];
      const payloads = payloadsOf(codec, data, keyFrame);
      return payloads.map((payload, index) => ({
        payload,
        keyFrame: keyFrame && index === 0,
        marker: index === payloads.length - 1,
        mediaS: frame / framesPerSecond,
      }));
    });
    this.#send(track, 90_000, { packets, way, stampedLateUs: 0 });
  }

  sound(track: TrackIndex, { packets, way }: { packets: readonly Buffer[]; way: Way }): void {
    const sent = packets.map((payload, index) => ({ payload, keyFrame: false, marker: false, mediaS: index / 50 }));
    this.#send(track, 48_000, { packets: sent, way, stampedLateUs: PACKET_US });
  }

  end(atUs: number): void {
    this.#records.push({ kind: "end", at: logUs(atUs), reason: "stopped" });
  }

  /** In the order of arrival, with the ticks of a writer. */
  records(): readonly LogRecord[] {
    const sorted = this.#records.toSorted((one, two) => one.at - two.at);
    const last = sorted.at(-1)?.at ?? 0;
    const silences = this.#silences(sorted);
    for (let at = 80_000; at < last; at += 80_000) {
      if (!silences.some(([from, to]) => at > from && at < to)) sorted.push({ kind: "tick", at: logUs(at) });
    }
    return sorted.toSorted((one, two) => one.at - two.at);
  }

  /** Between takes nobody writes ticks. */
  #silences(sorted: readonly LogRecord[]): readonly (readonly [number, number])[] {
    return sorted.flatMap((record, index) => {
      const before = sorted[index - 1];
      return record.kind === "chunk" && before !== undefined ? [[before.at, record.at] as const] : [];
    });
  }

  #send(track: TrackIndex, clockRate: number, { packets, way, stampedLateUs }: Stream): void {
    const startUs = way.startUs + stampedLateUs;
    const { delayUs = () => 5000, isLost = () => false, ppm = 0, ntpOffsetUs = 0 } = way;
    const { firstSequence = 100, firstTimestamp = 5000, ssrc = 1000 + track } = way;
    const pace = 1 + ppm / 1e6;
    const timestampAt = (mediaS: number): number => (firstTimestamp + Math.round(mediaS * clockRate * pace)) >>> 0;
    packets.forEach(({ payload, keyFrame, marker, mediaS }, index) => {
      if (isLost(index)) return;
      const sequence = (firstSequence + index) & 0xffff;
      const packet = rtpPacket({ sequence, timestamp: timestampAt(mediaS), marker, ssrc }, payload);
      const at = logUs(Math.round(startUs + mediaS * 1e6 + delayUs(index)));
      this.#records.push({
        ...{ kind: "rtp", at, track, packet, keyFrame, recovered: false, duplicate: false, fake: false },
      });
    });
    const lastS = packets.at(-1)?.mediaS ?? 0;
    for (let atS = (way.firstReportUs ?? 3_000_000) / 1e6; atS <= lastS; atS += 3) {
      const captureUs = startUs + atS * 1e6;
      const ntpUs = NTP_EPOCH_US + captureUs + ntpOffsetUs;
      const report = { track, ntpUs, rtp: timestampAt(atS), packets: 0, octets: 0 };
      this.#records.push({ kind: "sender-report", at: logUs(Math.round(captureUs + delayUs(0))), ...report });
    }
  }
}

type Stream = {
  readonly packets: readonly Sent[];
  readonly way: Way;
  /** As libwebrtc does with sound: reports and packets are late by the length of a packet. */
  readonly stampedLateUs: number;
};

type Sent = { readonly payload: Buffer; readonly keyFrame: boolean; readonly marker: boolean; readonly mediaS: number };

type Head = {
  readonly sequence: number;
  readonly timestamp: number;
  readonly marker: boolean;
  readonly ssrc: number;
};

export const rtpPacket = ({ sequence, timestamp, marker, ssrc }: Head, payload: Buffer): Buffer => {
  const header = Buffer.alloc(12);
  header[0] = 0x80;
  header[1] = (marker ? 0x80 : 0) | 96;
  header.writeUInt16BE(sequence, 2);
  header.writeUInt32BE(timestamp, 4);
  header.writeUInt32BE(ssrc, 8);
  return Buffer.concat([header, payload]);
};

/** A camera of one colour that flashes at every whole second. */
export const flashing = (
  colour: Colour,
  plan: { codec: PublishedCodec; seconds: number; width?: number; height?: number },
): readonly CodedFrame[] =>
  encodeVideo({
    codec: plan.codec,
    width: plan.width ?? 320,
    height: plan.height ?? 180,
    frames: plan.seconds * 30,
    keyEvery: 90,
    colourOf: (frame) => (frame % 30 < FLASH_FRAMES ? WHITE : colour),
  });

/** A microphone that beeps for 100 ms at every whole second. */
export const beeping = (seconds: number): readonly Buffer[] =>
  encodeOpus(seconds * 50, (sample) =>
    sample % 48_000 < BEEP_SAMPLES ? 0.3 * Math.sin((2 * Math.PI * BEEP_HZ * sample) / 48_000) : 0,
  );

/** A log in memory; hands out so many records at a time. */
export const tailOf = (records: readonly LogRecord[], atOnce = 500): LogTail => {
  let next = 0;
  return {
    read: () => {
      next += atOnce;
      return Promise.resolve(records.slice(next - atOnce, next));
    },
    close: () => Promise.resolve(),
  };
};
