/**
 * The timeline of a recording: records of the log in, in their order; out, for any instant that lies behind the
 * horizon, the scene and what is due of every track.
 *
 * All times here are LogUs without pauses (pauses.ts). MediaMs 0 is the arrival of the first RTP packet.
 *
 * The horizon is how far rendering stays behind the log: 1 s, so that jitter and repairs are in; as long as a track
 * waits for a hole to be filled, up to 3 s (T7). Nothing behind it changes any more, whatever comes.
 */
import type { StageLayout } from "@roomreel/stage";
import type { LogRecord, TrackDescription } from "../capture/index.ts";
import type { Gap } from "../recording/index.ts";
import { type LogUs, logUs, type TrackIndex } from "../vocabulary/index.ts";
import type { Line } from "./clock/line.ts";
import { GapFinder } from "./gaps.ts";
import { Hearing } from "./hearing.ts";
import { Pauses } from "./pauses.ts";
import { type StageScene, StageFacts } from "./stage-facts.ts";
import type { TimelineState } from "./state.ts";
import { type Due, type Epoch, publisherOf, TrackTimeline } from "./track.ts";

export const HORIZON_US = 1_000_000;
export const HORIZON_MAX_US = 3_000_000;
/** A picture may be captured that long before the packet behind which it waits arrived. */
const BEFORE_HOLE_US = 200_000;

/** Sound that came due late is placed that long before the unit at most. */
const KEPT_FOR_SOUND_US = 5_000_000;
/** The last pictures of a take are let through before the stage goes dark. */
const AFTERGLOW_US = 100_000;

type Fact = { readonly at: LogUs; readonly apply: (facts: StageFacts) => void };

/** What came due of one track. */
export type TrackDue = { readonly description: TrackDescription; readonly due: readonly Due[] };

/** One recording in time. Instants that are asked for only go forward. */
export class Timeline {
  readonly #tracks = new Map<TrackIndex, TrackTimeline>();
  /** Sound of tracks that are gone is still due. */
  #departed: TrackTimeline[] = [];
  readonly #stage: StageFacts;
  readonly #gaps: GapFinder;
  readonly #hearing = new Hearing();
  readonly #pauses: Pauses;
  /** Tracks that a pause ended, and all that ended with them: only those have their publisher's clock. */
  readonly #contemporaries = new WeakMap<TrackTimeline, readonly TrackTimeline[]>();
  readonly #resumed: TimelineState | null;
  #facts: Fact[] = [];
  #originUs: LogUs | null;
  #nowUs = logUs(0);
  #lastRtpUs = logUs(0);
  #endUs: LogUs | null = null;
  #begun = false;
  #unit: { readonly fromUs: number; readonly spanUs: number } = { fromUs: 0, spanUs: 0 };

  /** @param resumed state at the instant where rendering goes on */
  constructor(resumed: TimelineState | null = null, layout: StageLayout = "grid") {
    this.#resumed = resumed;
    this.#originUs = resumed?.originUs ?? null;
    this.#stage = new StageFacts(layout, resumed);
    this.#gaps = new GapFinder(resumed?.gaps);
    this.#pauses = new Pauses(resumed?.pauses);
  }

  /** Arrival of the first packet; null as long as there is none. */
  get originUs(): LogUs | null {
    return this.#originUs;
  }

  /** Where the recording ends; null as long as more may come. */
  get endUs(): LogUs | null {
    return this.#endUs;
  }

  get gaps(): readonly Gap[] {
    return this.#gaps.found;
  }

  /** What the log holds is known up to here, for good. */
  get readyUs(): number {
    if (this.#endUs !== null) return this.#endUs;
    const horizon = this.#nowUs - HORIZON_US;
    let oldest = horizon;
    for (const track of this.#tracks.values()) {
      oldest = Math.min(oldest, (track.waitsSince ?? Infinity) - BEFORE_HOLE_US);
    }
    return Math.max(oldest, this.#nowUs - HORIZON_MAX_US);
  }

  feed(logged: LogRecord): void {
    const { record, cutUs } = this.#pauses.place(logged);
    if (cutUs !== null) this.#gaps.goOn((this.#lastRtpUs = cutUs), this.#originUs);
    if (this.#pauses.lasts) this.#gaps.pause(record.at, this.#originUs);
    if (record.kind === "chunk") this.#chunk(record);
    this.#nowUs = logUs(Math.max(this.#nowUs, record.at));
    switch (record.kind) {
      case "rtp":
        this.#rtp(record);
        break;
      case "sender-report":
        this.#tracks.get(record.track)?.report(record);
        break;
      case "event":
        this.#event(record);
        break;
      case "end":
        // One that was superseded stopped because another take goes on.
        if (record.reason !== "superseded") this.#finish(record.at);
        break;
      default:
    }
  }

  /** No further record will come. */
  captureIsOver(): void {
    if (this.#endUs === null) this.#finish(this.#nowUs);
  }

  /** Fixes the clocks from `fromUs` on. Times only go forward. */
  beginUnit(fromUs: number, spanUs: number): void {
    this.#unit = { fromUs, spanUs };
    this.#restoreClocks();
    for (const kind of ["audio", "video"] as const) {
      for (const track of this.#tracksOf(kind)) for (const epoch of track.epochs) this.#freeze(track, epoch);
    }
    this.#hearing.forgetBefore(fromUs - KEPT_FOR_SOUND_US);
    this.#departed = this.#departed.filter((track) => track.epochs.some(({ queue }) => queue.length > 0));
  }

  /** The scene, the same object as long as it does not change. */
  get scene(): StageScene {
    return this.#stage.scene;
  }

  /** Lets the facts until `atUs` happen. */
  factsUntil(atUs: number): void {
    for (let fact = this.#facts[0]; fact !== undefined && fact.at <= atUs; fact = this.#facts[0]) {
      fact.apply(this.#stage);
      this.#facts.shift();
    }
    this.#stage.reach(atUs);
  }

  /** Call with what was shown: a share becomes large with its first picture. */
  saw(track: TrackIndex): void {
    if (!this.#stage.isMuted(track)) this.#stage.saw(track);
  }

  /** Coded pictures or sound whose time is before `limitUs`. */
  takeDue(kind: TrackDescription["kind"], limitUs: number): readonly TrackDue[] {
    const taken: TrackDue[] = [];
    for (const track of this.#tracksOf(kind)) {
      const all = track.takeDue(limitUs, (epoch) => this.#freeze(track, epoch));
      // Pictures of those who have no place have no tile either.
      const due = kind === "video" ? all : this.#hearing.heardOf(track.description, all);
      if (due.length > 0) taken.push({ description: track.description, due });
    }
    return taken;
  }

  /** Nothing of this epoch will come due any more. */
  isOver(epoch: Epoch): boolean {
    for (const { epochs } of this.#allTracks()) if (epochs.includes(epoch)) return false;
    return true;
  }

  /** What another process needs to go on at `cursorUs`, the end of the unit. */
  state(cursorUs: LogUs): TimelineState {
    const lines = [...this.#tracks.entries()].flatMap(([track, { epochs }]) => {
      const epoch = epochs.findLast(({ clock }) => clock.line !== null);
      if (epoch?.clock.line === undefined || epoch.clock.line === null) return [];
      const { rtp, us, usPerTick } = epoch.clock.line;
      const whole = Math.round(rtp);
      return [{ track, ssrc: epoch.ssrc, timestamp: whole, us: us + (whole - rtp) * usPerTick, usPerTick }];
    });
    const { spokeAtUs, speaker } = this.#stage;
    const pauses = this.#pauses.found;
    return { originUs: this.#originUs ?? logUs(0), gaps: this.gaps, pauses, spokeAtUs, speaker, lines, cursorUs };
  }

  #chunk({ at, continues, snapshot }: Extract<LogRecord, { kind: "chunk" }>): void {
    const first = !this.#begun;
    if (!first && continues) return;
    this.#begun = true;
    const lostUs = this.#nowUs;
    if (!first) {
      this.#gaps.begin(this.#lastRtpUs, "recorder-lost");
      this.#facts.push({ at: logUs(lostUs + AFTERGLOW_US), apply: (facts) => facts.lose() });
    }
    for (const track of this.#tracks.keys()) this.#depart(track);
    for (const track of snapshot.tracks) this.#addTrack(track);
    for (const person of snapshot.participants) this.#hearing.note(person, first ? -Infinity : at);
    this.#facts.push({ at: first ? logUs(0) : at, apply: (facts) => facts.begin(snapshot) });
  }

  #rtp(record: Extract<LogRecord, { kind: "rtp" }>): void {
    this.#originUs ??= record.at;
    this.#gaps.end(record.at, this.#originUs);
    this.#lastRtpUs = record.at;
    this.#tracks.get(record.track)?.receive(record);
  }

  #event({ event, at }: Extract<LogRecord, { kind: "event" }>): void {
    switch (event.event) {
      case "participant-joined":
      case "participant-changed":
        this.#hearing.note(event.participant, at);
        break;
      case "track-added":
        this.#addTrack(event.description);
        break;
      case "track-removed":
        this.#depart(event.track);
        break;
      case "track-codec":
        this.#changeCodec(event.track, event.codec);
        break;
      case "track-muted":
        if (!event.muted) this.#tracks.get(event.track)?.breakClock();
        break;
      case "loss":
        this.#tracks.get(event.track)?.lost(event.first, event.last);
        break;
      case "connected":
        this.#gaps.connected();
        break;
      case "paused":
        this.#pause();
        break;
      case "disconnected":
        this.#gaps.begin(this.#lastRtpUs, "connection-lost");
        for (const track of this.#tracks.values()) track.breakStream();
        break;
      default:
    }
    this.#facts.push({ at, apply: (facts) => facts.apply(event, at) });
  }

  /** These tracks end soon: what goes on after a pause are new ones, with clocks of their own. */
  #pause(): void {
    const together = [...this.#tracks.values()];
    for (const track of together) this.#contemporaries.set(track, together);
  }

  #finish(at: LogUs): void {
    this.#endUs = at;
    for (const track of this.#tracks.values()) track.giveUpBefore(Infinity);
    if (this.#originUs !== null) this.#gaps.end(at, this.#originUs);
  }

  #addTrack(description: TrackDescription): void {
    this.#depart(description.track);
    const skipBeforeUs = this.#resumed?.cursorUs ?? logUs(0);
    this.#tracks.set(description.track, new TrackTimeline(description, skipBeforeUs));
  }

  #depart(index: TrackIndex): void {
    const track = this.#tracks.get(index);
    if (track === undefined) return;
    track.giveUpBefore(Infinity);
    this.#departed.push(track);
    this.#tracks.delete(index);
  }

  #changeCodec(index: TrackIndex, codec: TrackDescription["codec"]): void {
    const track = this.#tracks.get(index);
    if (track !== undefined && track.description.codec !== codec) this.#addTrack({ ...track.description, codec });
  }

  *#tracksOf(kind: TrackDescription["kind"]): Iterable<TrackTimeline> {
    for (const track of this.#allTracks()) if (track.description.kind === kind) yield track;
  }

  *#allTracks(): Iterable<TrackTimeline> {
    yield* this.#departed;
    yield* this.#tracks.values();
  }

  #freeze(track: TrackTimeline, epoch: Epoch): void {
    const among = this.#contemporaries.get(track) ?? this.#tracks.values();
    epoch.clock.freeze(this.#unit.fromUs, this.#unit.spanUs, publisherOf(track, among, this.#unit.fromUs));
  }

  /** Once, at the cursor: clocks go on exactly where they were. */
  #restoreClocks(): void {
    if (this.#resumed === null || this.#unit.fromUs > this.#resumed.cursorUs) return;
    for (const { track, ssrc, timestamp, ...rest } of this.#resumed.lines) {
      const epochs = this.#tracks.get(track)?.epochs ?? [];
      const epoch = epochs.findLast(({ firstArrivalUs }) => firstArrivalUs <= this.#unit.fromUs);
      if (epoch?.ssrc === ssrc) epoch.clock.restore(timestamp, rest satisfies Omit<Line, "rtp">);
    }
  }
}
