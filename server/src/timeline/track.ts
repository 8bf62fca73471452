/**
 * One track: packets of the log in, what is due out.
 *
 *     records -> order (reorder.ts) -> whole pictures (frames.ts) or packets of sound -> queue of an epoch -> due
 *
 * An epoch is a stretch in which RTP time and the clock go on without a break. It ends with a new SSRC, a jump of
 * sequence numbers, a new take or connection, and at unmute: senders do not agree on what RTP time does while nothing
 * is sent (T6). Each epoch has a clock of its own.
 */
import type { LogRecord, TrackDescription } from "../capture/index.ts";
import type { LogUs } from "../vocabulary/index.ts";
import { depacketiserOf } from "./codecs/index.ts";
import type { EpochClock, PublisherClock, PublisherEvidence } from "./clock/epoch-clock.ts";
import { publisherClockOf } from "./clock/publisher.ts";
import { openEpochClock } from "./clock/open.ts";
import { usAt } from "./clock/line.ts";
import { type CodedPicture, type OrderedPacket, PictureAssembler } from "./frames.ts";
import { HOLE_WAIT_US, ReorderBuffer } from "./reorder.ts";
import { parseRtp, type RtpPacket } from "./rtp-packet.ts";
import { TimestampUnwrapper } from "./unwrap.ts";

type RtpRecord = Extract<LogRecord, { kind: "rtp" }>;
type Held = OrderedPacket & { readonly arrivalUs: number };

/** RFC 3550's MAX_DROPOUT: a larger step of sequence numbers is a new stream. */
const SEQUENCE_JUMP = 3000;
/** Coded pictures or packets of sound that wait to be due: 2 min of 50 a second. The oldest make room. */
const QUEUE_MAX = 6000;

/** A stretch of a track with one clock, and what waits in it to be due. */
export type Epoch = {
  readonly number: number;
  readonly ssrc: number;
  readonly firstArrivalUs: number;
  readonly clock: EpochClock;
  readonly queue: CodedPicture[];
};

/** Something whose time has come, with the epoch whose clock says so. */
export type Due = { readonly epoch: Epoch; readonly picture: CodedPicture };

export class TrackTimeline {
  readonly description: TrackDescription;
  readonly #reorder: ReorderBuffer<Held>;
  readonly #assembler: PictureAssembler | null;
  #unwrapper: TimestampUnwrapper;
  #epochs: Epoch[] = [];
  #nextEpoch = 0;
  #breakPending = true;
  /** Until then only what is needed to begin there is kept. */
  #skipBeforeUs: number;

  constructor(description: TrackDescription, skipBeforeUs: LogUs) {
    this.description = description;
    this.#skipBeforeUs = skipBeforeUs;
    this.#unwrapper = new TimestampUnwrapper(description.clockRate);
    const depacketise = depacketiserOf(description.codec);
    this.#assembler = depacketise === null ? null : new PictureAssembler(depacketise, (whole) => this.#queue(whole));
    this.#reorder = new ReorderBuffer((packet) => this.#inOrder(packet));
  }

  get epochs(): readonly Epoch[] {
    return this.#epochs;
  }

  /** Arrival of the oldest packet that waits behind a hole. */
  get waitsSince(): number | null {
    return this.#reorder.waitsSince;
  }

  receive(record: RtpRecord): void {
    if (record.duplicate) return;
    const packet = parseRtp(record.packet);
    if (packet === null) return;
    const sequence = this.#place(packet, record.at);
    const epoch = this.#epochFor(packet, record.at);
    const rtp = this.#unwrapper.unwrap(packet.timestamp, record.at);
    const empty = record.fake || packet.payload.length === 0;
    if (!empty) epoch.clock.observe({ arrivalUs: record.at, rtp });
    // The record's bytes are valid until the next read.
    const payload = empty ? null : Buffer.from(packet.payload);
    this.#reorder.push({ sequence, rtp, epoch: epoch.number, marker: packet.marker, payload, arrivalUs: record.at });
    this.#reorder.giveUpBefore(record.at - HOLE_WAIT_US);
  }

  /** A sender report. */
  report(report: Extract<LogRecord, { kind: "sender-report" }>): void {
    if (this.#breakPending) return;
    this.#epochs.at(-1)?.clock.report(report.rtp, { arrivalUs: report.at, ntpUs: report.ntpUs });
  }

  /** The recorder gave these up. */
  lost(first: number, last: number): void {
    this.#reorder.lost(first, last);
  }

  giveUpBefore(arrivalUs: number): void {
    this.#reorder.giveUpBefore(arrivalUs);
  }

  /** The clock begins anew with the next packet; the coded stream goes on. */
  breakClock(): void {
    this.#breakPending = true;
  }

  /** The stream begins anew with the next packet. */
  breakStream(): void {
    this.#reorder.reset();
    this.#assembler?.reset();
    this.#unwrapper = new TimestampUnwrapper(this.description.clockRate);
    this.#breakPending = true;
  }

  /** What is due before `limitUs`, in order. `freeze` gives a clock its first mapping. */
  takeDue(limitUs: number, freeze: (epoch: Epoch) => void): readonly Due[] {
    const due: Due[] = [];
    for (let epoch = this.#epochs[0]; epoch !== undefined; epoch = this.#epochs[0]) {
      if (epoch.clock.line === null) freeze(epoch);
      takeFrom(epoch, limitUs, due);
      const next = this.#epochs[1];
      if (next === undefined) break;
      if (next.clock.line === null && next.queue.length > 0) freeze(next);
      // An old epoch whose clock ran ahead does not hold up the new one.
      if (epoch.queue.length > 0 && !isDue(next, limitUs)) break;
      takeFrom(epoch, Infinity, due);
      this.#epochs.shift();
    }
    return due;
  }

  #place(packet: RtpPacket, arrivalUs: number): number {
    const epoch = this.#epochs.at(-1);
    const unwrapped = this.#reorder.unwrap(packet.sequence);
    const jumped = Math.abs(this.#reorder.distance(unwrapped)) > SEQUENCE_JUMP;
    if (epoch !== undefined && arrivalUs >= epoch.firstArrivalUs && (epoch.ssrc !== packet.ssrc || jumped)) {
      this.breakStream();
      return packet.sequence;
    }
    return unwrapped;
  }

  #epochFor(packet: RtpPacket, arrivalUs: number): Epoch {
    const last = this.#epochs.at(-1);
    if (last !== undefined && !this.#breakPending) return last;
    this.#breakPending = false;
    const clock = openEpochClock(this.description.kind, this.description.clockRate);
    const epoch = { number: this.#nextEpoch, ssrc: packet.ssrc, firstArrivalUs: arrivalUs, clock, queue: [] };
    this.#nextEpoch += 1;
    this.#epochs.push(epoch);
    return epoch;
  }

  #inOrder(packet: Held): void {
    if (packet.arrivalUs >= this.#skipBeforeUs) this.#skipBeforeUs = -Infinity;
    if (this.#assembler !== null) this.#assembler.push(packet);
    else if (packet.payload !== null) {
      const { rtp, epoch, payload } = packet;
      this.#queue({ rtp, epoch, keyFrame: true, parts: [payload] });
    }
  }

  #queue(picture: CodedPicture): void {
    const epoch = this.#epochs.find(({ number }) => number === picture.epoch);
    if (epoch === undefined) return;
    // What a decoder needs to begin at `skipBeforeUs` starts at the last key frame before it.
    if (picture.keyFrame && this.#skipBeforeUs > -Infinity && this.#assembler !== null) {
      for (const one of this.#epochs) one.queue.length = 0;
    }
    epoch.queue.push(picture);
    if (epoch.queue.length > QUEUE_MAX) epoch.queue.shift();
  }
}

/** What is known around an instant of the clock of a track's publisher by its tracks `among` these. */
export const publisherOf = (
  { description }: TrackTimeline,
  among: Iterable<TrackTimeline>,
  aroundUs: number,
): PublisherClock => {
  const evidence: PublisherEvidence[] = [];
  for (const { epochs, description: other } of among) {
    const clock = epochs.at(-1)?.clock;
    if (clock !== undefined && other.identity === description.identity) evidence.push(clock.evidenceAround(aroundUs));
  }
  return publisherClockOf(evidence);
};

const isDue = (epoch: Epoch, limitUs: number): boolean => {
  const [first] = epoch.queue;
  return first !== undefined && epoch.clock.line !== null && usAt(epoch.clock.line, first.rtp) < limitUs;
};

const takeFrom = (epoch: Epoch, limitUs: number, into: Due[]): void => {
  const { line } = epoch.clock;
  if (line === null) return;
  for (let first = epoch.queue[0]; first !== undefined; first = epoch.queue[0]) {
    if (limitUs !== Infinity && usAt(line, first.rtp) >= limitUs) return;
    into.push({ epoch, picture: first });
    epoch.queue.shift();
  }
};
