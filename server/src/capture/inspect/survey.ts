/** Everything that a log holds, counted: one pass over its records. */
import type { EndReason } from "../../recording/index.ts";
import type { LogUs, TrackIndex } from "../../vocabulary/index.ts";
import type { CaptureEvent, LogRecord, SenderReport, TrackDescription } from "../log/records.ts";
import { takesOf, type TakeSummary } from "../log/takes.ts";
import { openLogTail } from "../log/tail.ts";
import { sequenceNumber } from "../packets/rtp.ts";
import { SequenceRepair } from "../repair/sequence.ts";

export type TrackSurvey = {
  description: TrackDescription;
  /** More than one when the codec changed. */
  codecs: string[];
  firstUs: LogUs;
  lastUs: LogUs;
  packets: number;
  bytes: number;
  recovered: number;
  duplicates: number;
  fakes: number;
  keyFrames: number;
  /** Sequence numbers that are not there, whether the recorder told so or not. */
  missing: number;
  senderReports: number;
  /** Ranges that were given up, and never came. */
  losses: { readonly first: number; readonly last: number; readonly at: LogUs }[];
};

export type GapSurvey = {
  readonly fromUs: LogUs;
  readonly toUs: LogUs;
  readonly reason: "recorder-lost" | "connection-lost" | "paused";
};
export type PersonSurvey = {
  readonly identity: string;
  readonly name: string;
  readonly role: string;
  readonly spans: [LogUs, LogUs | null][];
};

/** What a log holds. Times are `LogUs`; sequence numbers unwrapped (FORMAT.md). */
export type LogSurvey = {
  readonly takes: readonly TakeSummary[];
  readonly gaps: readonly GapSurvey[];
  readonly tracks: readonly TrackSurvey[];
  readonly people: readonly PersonSurvey[];
  readonly events: readonly { readonly at: LogUs; readonly event: CaptureEvent }[];
  readonly records: number;
  readonly packetBytes: number;
  readonly endUs: LogUs;
  readonly end: EndReason | null;
};

/** Of these a meeting has so many that a table of events says nothing more with them. */
const EVENTS_MAX = 10_000;

/** @throws Failure `log.unreadable` */
export const surveyLog = async (logDir: string): Promise<LogSurvey> => {
  const survey = new Survey();
  const tail = await openLogTail(logDir);
  try {
    for (let records = await tail.read(); records.length > 0; records = await tail.read())
      for (const record of records) survey.take(record);
  } finally {
    await tail.close();
  }
  const takes = await takesOf(logDir);
  return { takes, ...survey.result(takes) };
};

class Survey {
  readonly #sequence = new Map<TrackIndex, SequenceRepair>();
  readonly #tracks = new Map<TrackIndex, TrackSurvey>();
  readonly #people = new Map<string, PersonSurvey>();
  readonly #events: { at: LogUs; event: CaptureEvent }[] = [];
  readonly #gaps: GapSurvey[] = [];
  #lostConnectionAt: LogUs | null = null;
  #pausedAt: LogUs | null = null;
  #records = 0;
  #packetBytes = 0;
  #endUs = 0 as LogUs;
  #end: EndReason | null = null;

  take(record: LogRecord): void {
    this.#records += 1;
    if (record.kind === "chunk" && !record.continues) this.#beginTake(record.at);
    if (record.at > this.#endUs) this.#endUs = record.at;
    switch (record.kind) {
      case "rtp":
        return this.#packet(record);
      case "sender-report":
        return this.#report(record);
      case "event":
        return this.#event(record.at, record.event);
      case "end":
        this.#endPause(record.at);
        this.#end = record.reason;
        return undefined;
      default:
        return undefined;
    }
  }

  result(takes: readonly TakeSummary[]): Omit<LogSurvey, "takes"> {
    this.#endPause(this.#endUs);
    return {
      gaps: [...this.#gaps, ...gapsBetween(takes)].toSorted((one, two) => one.fromUs - two.fromUs),
      tracks: [...this.#tracks.values()],
      people: [...this.#people.values()],
      events: this.#events,
      records: this.#records,
      packetBytes: this.#packetBytes,
      endUs: this.#endUs,
      end: this.#end,
    };
  }

  /** Everybody is introduced anew; who does not come back has left with the take before. */
  #beginTake(at: LogUs): void {
    this.#lostConnectionAt = null;
    this.#endPause(this.#endUs);
    for (const { spans } of this.#people.values()) closeSpan(spans, this.#endUs > at ? at : this.#endUs);
  }

  #packet(record: Extract<LogRecord, { kind: "rtp" }>): void {
    const track = this.#tracks.get(record.track);
    this.#packetBytes += record.packet.length;
    if (track === undefined) return;
    if (track.packets === 0) track.firstUs = record.at;
    track.lastUs = record.at;
    track.packets += 1;
    track.bytes += record.packet.length;
    track.recovered += Number(record.recovered);
    track.duplicates += Number(record.duplicate);
    track.fakes += Number(record.fake);
    track.keyFrames += Number(record.keyFrame);
    const sequence = this.#sequence.get(record.track) ?? new SequenceRepair();
    this.#sequence.set(record.track, sequence);
    sequence.arrived(sequenceNumber(record.packet), { atUs: record.at, retransmitted: record.recovered });
    track.missing = sequence.expected - sequence.received;
  }

  #report({ track }: SenderReport): void {
    const surveyed = this.#tracks.get(track);
    if (surveyed !== undefined) surveyed.senderReports += 1;
  }

  #event(at: LogUs, event: CaptureEvent): void {
    if (this.#events.length < EVENTS_MAX) this.#events.push({ at, event });
    switch (event.event) {
      case "participant-joined": {
        const { identity, name, role } = event.participant;
        const person = this.#people.get(identity) ?? { identity, name, role, spans: [] };
        person.spans.push([at, null]);
        this.#people.set(identity, person);
        break;
      }
      case "participant-left":
        closeSpan(this.#people.get(event.identity)?.spans ?? [], at);
        break;
      case "track-added":
        this.#tracks.set(event.description.track, newTrack(event.description, at));
        break;
      case "track-codec":
        this.#tracks.get(event.track)?.codecs.push(event.codec);
        break;
      case "loss": {
        const track = this.#tracks.get(event.track);
        if (track === undefined) break;
        track.losses.push({ first: event.first, last: event.last, at });
        break;
      }
      case "disconnected":
        this.#lostConnectionAt = at;
        break;
      case "paused":
        this.#pausedAt ??= at;
        break;
      case "resumed":
        this.#endPause(at);
        break;
      case "connected":
        if (this.#lostConnectionAt !== null)
          this.#gaps.push({ fromUs: this.#lostConnectionAt, toUs: at, reason: "connection-lost" });
        this.#lostConnectionAt = null;
        break;
      default:
    }
  }

  #endPause(at: LogUs): void {
    if (this.#pausedAt !== null) this.#gaps.push({ fromUs: this.#pausedAt, toUs: at, reason: "paused" });
    this.#pausedAt = null;
  }
}

const newTrack = (description: TrackDescription, at: LogUs): TrackSurvey => ({
  description,
  codecs: [description.codec],
  firstUs: at,
  lastUs: at,
  ...{ packets: 0, bytes: 0, recovered: 0, duplicates: 0, fakes: 0, keyFrames: 0, missing: 0, senderReports: 0 },
  losses: [],
});

const closeSpan = (spans: [LogUs, LogUs | null][], at: LogUs): void => {
  const last = spans.at(-1);
  if (last !== undefined) last[1] ??= at;
};

const gapsBetween = (takes: readonly TakeSummary[]): readonly GapSurvey[] =>
  takes.flatMap((take, index) => {
    const before = takes[index - 1];
    return before === undefined ? [] : [{ fromUs: before.endUs, toUs: take.startUs, reason: "recorder-lost" as const }];
  });
