/** One track that is being captured: its stream, what is missing of it, and whether a key frame is wanted. */
import type { Codec, TrackDescription } from "../log/records.ts";
import type { ReportBlock } from "../packets/feedback.ts";
import type { MeetingStream } from "../ports.ts";
import { KeyFrameWish } from "../repair/key-frame-wish.ts";
import { SequenceRepair } from "../repair/sequence.ts";

export class CapturedTrack {
  readonly repair = new SequenceRepair();
  readonly stream: MeetingStream;
  /** Null for sound. */
  readonly wish: KeyFrameWish | null;
  #description: TrackDescription;
  #payloadType = -1;
  #keyFrameTimestamp = -1;
  #reportCompact = 0;
  #reportUs = 0;
  #expectedBefore = 0;
  #receivedBefore = 0;
  #transit = 0;
  #jitter = 0;
  #newestTimestamp = 0;
  /** When the newest packet came; -1 before the first one. */
  #newestUs = -1;
  /** RTP time at which taking ended. */
  #fence: number | null = null;

  constructor(description: TrackDescription, { stream, nowUs }: { stream: MeetingStream; nowUs: number }) {
    this.#description = description;
    this.stream = stream;
    this.wish = description.kind === "video" ? new KeyFrameWish(nowUs) : null;
  }

  get description(): TrackDescription {
    return this.#description;
  }

  get codec(): Codec {
    return this.#description.codec;
  }

  setMuted(muted: boolean): void {
    this.#description = { ...this.#description, muted };
  }

  /** @returns the codec when this payload type is another codec than the one before, else null */
  switchPayloadType(type: number): Codec | null {
    if (type === this.#payloadType) return null;
    this.#payloadType = type;
    const payload = this.stream.payloadTypes.get(type);
    if (payload === undefined || payload.codec === this.codec) return null;
    this.#description = { ...this.#description, codec: payload.codec, clockRate: payload.clockRate };
    return payload.codec;
  }

  /** A key frame is many packets, some of which look like its beginning: the first of a time stamp counts. */
  beginsKeyFrame(timestamp: number): boolean {
    if (timestamp === this.#keyFrameTimestamp) return false;
    this.#keyFrameTimestamp = timestamp;
    return true;
  }

  /** From now on takes only what was captured before: that which is on its way. */
  fence(nowUs: number): void {
    const sinceUs = nowUs - this.#newestUs;
    this.#fence = this.#newestTimestamp + Math.floor((sinceUs * this.#description.clockRate) / 1_000_000);
  }

  /** Whether a packet was captured before the fence, by its RTP time; before the first packet nobody knows. */
  takes(timestamp: number): boolean {
    if (this.#fence === null) return true;
    return this.#newestUs >= 0 && ((timestamp - this.#fence) | 0) <= 0;
  }

  /** Notes when a packet came that is the newest; interarrival jitter (RFC 3550 section 6.4.1, A.8). */
  clocked(timestamp: number, atUs: number): void {
    this.#newestTimestamp = timestamp;
    this.#newestUs = atUs;
    const transit = (Math.floor((atUs * this.#description.clockRate) / 1_000_000) - timestamp) | 0;
    const difference = Math.abs((transit - this.#transit) | 0);
    this.#jitter += ((this.#transit === 0 ? 0 : difference) - this.#jitter) / 16;
    this.#transit = transit;
  }

  senderReported(compactNtp: number, atUs: number): void {
    this.#reportCompact = compactNtp;
    this.#reportUs = atUs;
  }

  /** Null before the first packet. Starts the next interval of the fraction lost. */
  reportBlock(nowUs: number): ReportBlock | null {
    const { expected, received, highest } = this.repair;
    if (highest < 0) return null;
    const expectedNow = Math.max(0, expected - this.#expectedBefore);
    const lostNow = Math.max(0, expectedNow - (received - this.#receivedBefore));
    [this.#expectedBefore, this.#receivedBefore] = [expected, received];
    return {
      ssrc: this.stream.ssrc,
      fractionLost: expectedNow === 0 ? 0 : Math.min(255, Math.floor((256 * lostNow) / expectedNow)),
      lost: expected - received,
      // Counting began a cycle ahead (sequence.ts).
      highest: (highest - 65_536) >>> 0,
      jitter: Math.floor(this.#jitter),
      lastReport: this.#reportCompact,
      delay: this.#reportCompact === 0 ? 0 : Math.floor(((nowUs - this.#reportUs) * 65_536) / 1_000_000),
    };
  }
}
