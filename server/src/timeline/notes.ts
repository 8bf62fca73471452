/**
 * What happened in a meeting, for people who look for a place in its file: who joined, who shared, who spoke when. Made
 * from the log alone, without its media, and in the times of the file: pauses are cut out, 0 is the first packet.
 *
 * Who speaks is what the room said, which finds it by the level of the sound (the `speakers` events). Whoever has no
 * place in the recording has none here (T14).
 */
import type { CaptureEvent, LogRecord, ParticipantDescription, TrackDescription } from "../capture/index.ts";
import type { PlacedMark } from "../recording/index.ts";
import {
  type LogUs,
  logUs,
  type MediaMs,
  mediaMs,
  type ParticipantIdentity,
  type TrackIndex,
  type WallMs,
} from "../vocabulary/index.ts";
import { hasPlace } from "./hearing.ts";
import { Pauses, placeInTimeline } from "./pauses.ts";

/** Somebody came, began to share, or set a mark, of which `name` is the label. */
export type MeetingNote = {
  readonly atMs: MediaMs;
  readonly what: "joined" | "shares" | "mark";
  readonly name: string;
};
/** What the clock on the wall said at an instant of the log. */
type Anchor = { readonly us: LogUs; readonly wall: WallMs };
/** Everything that one person said. */
export type SpeakerLane = {
  readonly identity: string;
  readonly name: string;
  readonly spans: readonly { readonly fromMs: MediaMs; readonly toMs: MediaMs }[];
};

type Span = { readonly fromUs: number; readonly toUs: number };

/** Who was there when the recording began did not join. */
const THERE_US = 5_000_000;
/** A breath is no silence. */
const BREATH_US = 800_000;
/** More are left out: nobody looks through as many. */
const NOTES_MAX = 200;
const SPANS_MAX = 50_000;

/** Gathers them from one log, record by record. */
export class MeetingNotes {
  readonly #pauses = new Pauses();
  readonly #people = new Map<ParticipantIdentity, ParticipantDescription>();
  readonly #known = new Set<ParticipantIdentity>();
  readonly #screens = new Map<TrackIndex, TrackDescription>();
  readonly #speaking = new Map<ParticipantIdentity, number>();
  readonly #spans = new Map<ParticipantIdentity, Span[]>();
  readonly #names = new Map<ParticipantIdentity, string>();
  readonly #notes: { readonly atUs: number; readonly what: MeetingNote["what"]; readonly name: string }[] = [];
  /** Of every head of a chunk, so a clock that is set does not carry on wrongly; 16 bytes each 10 s. */
  readonly #anchors: Anchor[] = [];
  #spanCount = 0;
  #originUs: number | null = null;
  #nowUs = 0;

  /** From the first record on, in the order of the log. */
  feed(logged: LogRecord): void {
    if (logged.kind === "chunk") this.#anchors.push({ us: logged.at, wall: logged.wall });
    const { record } = this.#pauses.place(logged);
    this.#nowUs = Math.max(this.#nowUs, record.at);
    if (this.#pauses.lasts) this.#silence();
    if (record.kind === "chunk" && !record.continues) {
      this.#silence();
      this.#screens.clear();
      for (const person of record.snapshot.participants) this.#person(person);
      for (const track of record.snapshot.tracks) this.#track(track);
    }
    if (record.kind === "rtp" && !record.fake) this.#packet(record.track);
    if (record.kind === "event") this.#event(record.event);
  }

  /** In order. */
  get notes(): readonly MeetingNote[] {
    return this.#notes.map(({ atUs, what, name }) => ({ atMs: this.#ms(atUs), what, name }));
  }

  /** With marks, in order: each where its wall time is in the file (T22). */
  notesWith(marks: readonly PlacedMark[]): readonly MeetingNote[] {
    const placed = marks.map(({ at, label }) => ({ atMs: this.#placeOf(at), what: "mark" as const, name: label }));
    return [...this.notes, ...placed].toSorted((one, two) => one.atMs - two.atMs);
  }

  /** In the order in which people first spoke. */
  get speakers(): readonly SpeakerLane[] {
    for (const identity of [...this.#speaking.keys()]) this.#endSpan(identity);
    return [...this.#spans].map(([identity, spans]) => ({
      identity,
      name: this.#names.get(identity) ?? "",
      spans: spans.map(({ fromUs, toUs }) => ({ fromMs: this.#ms(fromUs), toMs: this.#ms(toUs) })),
    }));
  }

  #ms(us: number): MediaMs {
    return mediaMs(Math.max(0, Math.round((us - (this.#originUs ?? us)) / 1000)));
  }

  /** Counted from the last head before it. */
  #placeOf(wall: WallMs): MediaMs {
    const anchor = this.#anchors.findLast((one) => one.wall <= wall) ?? this.#anchors[0];
    if (anchor === undefined) return mediaMs(0);
    const us = logUs(anchor.us + Math.max(0, wall - anchor.wall) * 1000);
    return this.#ms(Math.min(this.#nowUs, placeInTimeline(us, this.#pauses)));
  }

  #event(event: CaptureEvent): void {
    switch (event.event) {
      case "participant-joined":
      case "participant-changed":
        return this.#person(event.participant);
      case "participant-left":
        this.#people.delete(event.identity);
        return this.#endSpan(event.identity);
      case "track-added":
        return this.#track(event.description);
      case "track-removed":
        this.#screens.delete(event.track);
        return;
      case "speakers":
        return this.#speakers(event.identities);
      case "disconnected":
        return this.#silence();
      default:
    }
  }

  #person(person: ParticipantDescription): void {
    const { identity, name } = person;
    this.#people.set(identity, person);
    if (!hasPlace(person)) return this.#endSpan(identity);
    if (name !== "") this.#names.set(identity, name);
    if (this.#known.has(identity)) return;
    this.#known.add(identity);
    const wasThere = this.#originUs === null || this.#nowUs - this.#originUs < THERE_US;
    if (!wasThere) this.#note("joined", name);
  }

  #track(track: TrackDescription): void {
    if (track.source === "screen") this.#screens.set(track.track, track);
  }

  /** The first picture of a screen: from then on there is something to see. */
  #packet(track: TrackIndex): void {
    this.#originUs ??= this.#nowUs;
    const screen = this.#screens.get(track);
    if (screen === undefined) return;
    this.#screens.delete(track);
    const person = this.#people.get(screen.identity);
    if (person !== undefined && hasPlace(person)) this.#note("shares", person.name);
  }

  #note(what: MeetingNote["what"], name: string): void {
    if (this.#notes.length < NOTES_MAX) this.#notes.push({ atUs: this.#nowUs, what, name });
  }

  #speakers(identities: readonly ParticipantIdentity[]): void {
    if (this.#pauses.lasts) return;
    for (const identity of [...this.#speaking.keys()]) if (!identities.includes(identity)) this.#endSpan(identity);
    for (const identity of identities) {
      const person = this.#people.get(identity);
      if (person === undefined || !hasPlace(person) || this.#speaking.has(identity)) continue;
      this.#speaking.set(identity, this.#nowUs);
    }
  }

  #silence(): void {
    for (const identity of [...this.#speaking.keys()]) this.#endSpan(identity);
  }

  #endSpan(identity: ParticipantIdentity): void {
    const fromUs = this.#speaking.get(identity);
    this.#speaking.delete(identity);
    if (fromUs === undefined || this.#nowUs <= fromUs) return;
    const spans = this.#spans.get(identity) ?? [];
    this.#spans.set(identity, spans);
    const last = spans.at(-1);
    if (last !== undefined && fromUs - last.toUs < BREATH_US) {
      spans[spans.length - 1] = { fromUs: last.fromUs, toUs: this.#nowUs };
    } else if (this.#spanCount < SPANS_MAX) {
      this.#spanCount += 1;
      spans.push({ fromUs, toUs: this.#nowUs });
    }
  }
}
