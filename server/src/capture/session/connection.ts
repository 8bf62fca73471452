/**
 * One connection to the meeting, from joining to its end: turns what the meeting says into events of the log and
 * into subscriptions, hands packets to the ingest, pays the feedback that is due, and notices silence itself,
 * because a half-open connection says nothing.
 */
import { type Clock, type Failure, isFailure, type Timer, type TrackSid } from "../../vocabulary/index.ts";
import type { CaptureEvent } from "../log/records.ts";
import type { TakeWriter } from "../log/writer.ts";
import type { MeetingFact, MeetingHandlers, MeetingLink, MeetingStream } from "../ports.ts";
import { FeedbackDuty } from "./feedback-duty.ts";
import { createIngest, type Ingest } from "./ingest.ts";
import { type Roster, wantedSize } from "./roster.ts";
import type { CapturedTracks } from "./tracks.ts";

const FIRST_ROUND_TRIP_US = 40_000;
/** Sound sends something every 400 ms even in silence, cameras always: this long without anything is no pause. */
const SILENCE_US = 8_000_000;
const WATCH_MS = 1000;

export type ConnectionDeps = {
  readonly clock: Clock;
  readonly writer: TakeWriter;
  readonly tracks: CapturedTracks;
  readonly roster: Roster;
  readonly join: (handlers: MeetingHandlers) => MeetingLink;
  /** After the connection itself has dealt with it. */
  readonly onFact: (fact: MeetingFact) => void;
  /** The first packet is in the log. */
  readonly onMedia: () => void;
  readonly onFailure: (failure: Failure) => void;
};

export class LiveConnection {
  readonly #deps: ConnectionDeps;
  readonly #ingest: Ingest;
  readonly #feedback: FeedbackDuty;
  readonly #subscribed = new Set<TrackSid>();
  readonly #loudness = new Map<string, number>();
  #streams: ReadonlyMap<TrackSid, MeetingStream> = new Map();
  #link: MeetingLink | null = null;
  #watch: Timer | null = null;
  #metadata = "";
  #roundTripUs = FIRST_ROUND_TRIP_US;
  #lastPacketUs = 0;

  constructor(deps: ConnectionDeps) {
    this.#deps = deps;
    const { clock, writer, tracks } = deps;
    this.#ingest = createIngest({ clock, writer, tracks, onHole: () => this.#feedback.watchHoles() });
    this.#feedback = new FeedbackDuty({
      clock,
      tracks,
      roundTripUs: () => this.#roundTripUs,
      send: (packet) => this.#link?.sendFeedback(packet),
      onLoss: (event) => this.#log([event]),
    });
  }

  /** Whether media has reached the log. */
  get received(): boolean {
    return this.#ingest.counters.packets > 0;
  }

  get counters(): Readonly<Record<string, number>> {
    return { ...this.#ingest.counters, ...this.#feedback.counters };
  }

  begin(): void {
    this.#watch = this.#deps.clock.every(WATCH_MS, () => this.#watchSilence());
    this.#link = this.#deps.join({
      onFact: (fact) => this.#onFact(fact),
      onPacket: (packet) => this.#onPacket(packet),
    });
  }

  /** Who is wanted has changed. */
  reconcile(): void {
    this.#guarded(() => this.#reconcile());
  }

  /** The link is gone by itself. */
  stop(): void {
    this.#feedback.stop();
    this.#watch?.cancel();
    this.#link = null;
  }

  leave(): void {
    this.#link?.leave();
    this.stop();
  }

  #onPacket(packet: Buffer): void {
    const first = !this.received;
    this.#lastPacketUs = this.#deps.clock.monotonicUs();
    this.#ingest.take(packet);
    if (first && this.received) this.#deps.onMedia();
  }

  #onFact(fact: MeetingFact): void {
    if (this.#guarded(() => this.#take(fact))) this.#deps.onFact(fact);
  }

  /** @returns whether it could be done */
  #guarded(run: () => void): boolean {
    try {
      run();
      return true;
    } catch (thrown) {
      if (!isFailure(thrown)) throw thrown;
      this.#deps.onFailure(thrown);
      return false;
    }
  }

  #take(fact: MeetingFact): void {
    switch (fact.fact) {
      case "joined":
        this.#log(this.#deps.roster.replace(fact.participants));
        this.#setMetadata(fact.roomMetadata);
        return this.#reconcile();
      case "participants":
        this.#log(this.#deps.roster.update(fact.participants));
        return this.#reconcile();
      case "streams":
        this.#streams = new Map(fact.streams.map((stream) => [stream.trackSid, stream]));
        return this.#reconcile();
      case "speakers":
        return this.#setSpeakers(fact.speakers);
      case "room-metadata":
        return this.#setMetadata(fact.metadata);
      case "round-trip":
        this.#roundTripUs = fact.us;
        return undefined;
      default:
        return undefined;
    }
  }

  #reconcile(): void {
    const wanted = this.#deps.roster.wanted();
    for (const sid of this.#subscribed)
      if (!wanted.has(sid)) {
        this.#subscribed.delete(sid);
        this.#link?.unsubscribe(sid);
      }
    for (const sid of wanted.keys())
      if (this.#link !== null && !this.#subscribed.has(sid)) {
        this.#subscribed.add(sid);
        this.#link.subscribe(sid, wantedSize());
      }
    const nowUs = this.#deps.clock.monotonicUs();
    this.#log(this.#deps.tracks.reconcile({ wanted, streams: this.#streams, nowUs }));
  }

  #setMetadata(metadata: string): void {
    if (metadata !== this.#metadata) this.#log([{ event: "room-metadata", metadata }]);
    this.#metadata = metadata;
  }

  #setSpeakers(changed: Extract<MeetingFact, { fact: "speakers" }>["speakers"]): void {
    for (const { participantSid, level } of changed)
      if (level > 0) this.#loudness.set(participantSid, level);
      else this.#loudness.delete(participantSid);
    const loudest = [...this.#loudness].toSorted(([, one], [, two]) => two - one);
    const identities = loudest.flatMap(([sid]) => this.#deps.roster.identityOf(sid) ?? []);
    this.#log([{ event: "speakers", identities }]);
  }

  #watchSilence(): void {
    const expected = [...this.#deps.tracks.all()].some(
      (track) => !track.description.muted && track.repair.highest >= 0,
    );
    const silentUs = this.#deps.clock.monotonicUs() - this.#lastPacketUs;
    if (!expected || silentUs < SILENCE_US) return;
    this.#link?.leave();
    this.#deps.onFact({ fact: "ended", end: "lost", detail: "no packet came for 8 s" });
  }

  #log(events: readonly CaptureEvent[]): void {
    const atUs = this.#deps.clock.monotonicUs();
    for (const event of events) this.#deps.writer.event(atUs, event);
  }
}
