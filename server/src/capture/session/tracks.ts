/**
 * The tracks that are captured now. A track is born when it is on stage and its stream is announced, and ends when
 * either is no more; another stream of the same publication is another track of the log.
 */
import { Failure, type TrackIndex, trackIndex, type TrackSid } from "../../vocabulary/index.ts";
import type { CaptureEvent, TrackDescription } from "../log/records.ts";
import type { MeetingStream } from "../ports.ts";
import { CapturedTrack } from "./captured-track.ts";
import type { WantedTrack } from "./roster.ts";

/** Indices are 16 bits in the log. */
const TRACKS_MAX = 65_536;

/** Whose packets a stream carries: a track's own, or repetitions of them. */
export type Route = { readonly track: CapturedTrack; readonly repeated: boolean };

export class CapturedTracks {
  readonly #bySid = new Map<TrackSid, CapturedTrack>();
  readonly #routes = new Map<number, Route>();
  #next: number;
  #fenced = false;

  constructor(nextTrack: number) {
    this.#next = nextTrack;
  }

  all(): IterableIterator<CapturedTrack> {
    return this.#bySid.values();
  }

  route(ssrc: number): Route | undefined {
    return this.#routes.get(ssrc);
  }

  /** Takes no packet any more that was captured after now, and no further track. @returns those that there are */
  fence(nowUs: number): ReadonlySet<TrackSid> {
    this.#fenced = true;
    for (const track of this.#bySid.values()) track.fence(nowUs);
    return new Set(this.#bySid.keys());
  }

  /** Takes tracks again, as soon as those behind the fence are gone. */
  unfence(): void {
    this.#fenced = false;
  }

  /** @throws Failure `log.tracks-used-up` */
  reconcile(now: {
    readonly wanted: ReadonlyMap<TrackSid, WantedTrack>;
    readonly streams: ReadonlyMap<TrackSid, MeetingStream>;
    readonly nowUs: number;
  }): readonly CaptureEvent[] {
    const events: CaptureEvent[] = [];
    for (const [sid, track] of this.#bySid)
      if (!now.wanted.has(sid) || now.streams.get(sid)?.ssrc !== track.stream.ssrc) events.push(...this.#remove(sid));
    for (const [sid, wanted] of now.wanted) {
      const stream = now.streams.get(sid);
      if (stream === undefined) continue;
      const track = this.#bySid.get(sid);
      if (track === undefined && this.#fenced) continue;
      if (track === undefined) events.push(this.#add(wanted, { stream, nowUs: now.nowUs }));
      else events.push(...muteChange(track, { muted: wanted.track.muted, nowUs: now.nowUs }));
    }
    return events;
  }

  /** The connection is gone, and with it every stream. */
  clear(): readonly CaptureEvent[] {
    return [...this.#bySid.keys()].flatMap((sid) => this.#remove(sid));
  }

  #add(wanted: WantedTrack, { stream, nowUs }: { stream: MeetingStream; nowUs: number }): CaptureEvent {
    if (this.#next >= TRACKS_MAX) throw new Failure("log.tracks-used-up", "The recording has had too many tracks.");
    const description = describe(wanted, { stream, index: trackIndex(this.#next++) });
    const track = new CapturedTrack(description, { stream, nowUs });
    this.#bySid.set(description.sid, track);
    this.#routes.set(stream.ssrc, { track, repeated: false });
    if (stream.repeats !== null) this.#routes.set(stream.repeats.ssrc, { track, repeated: true });
    return { event: "track-added", description };
  }

  #remove(sid: TrackSid): readonly CaptureEvent[] {
    const track = this.#bySid.get(sid);
    if (track === undefined) return [];
    this.#bySid.delete(sid);
    for (const [ssrc, route] of this.#routes) if (route.track === track) this.#routes.delete(ssrc);
    const index = track.description.track;
    const lost = track.repair.abandon().map((range): CaptureEvent => ({ event: "loss", track: index, ...range }));
    return [...lost, { event: "track-removed", track: index }];
  }
}

const muteChange = (track: CapturedTrack, now: { muted: boolean; nowUs: number }): readonly CaptureEvent[] => {
  if (track.description.muted === now.muted) return [];
  track.setMuted(now.muted);
  if (!now.muted) track.wish?.want(now.nowUs);
  return [{ event: "track-muted", track: track.description.track, muted: now.muted }];
};

const describe = (
  { identity, track }: WantedTrack,
  { stream, index }: { stream: MeetingStream; index: TrackIndex },
): TrackDescription => {
  const announced = [...stream.payloadTypes.values()].find((one) => one.codec === track.codec);
  const [first] = stream.payloadTypes.values();
  const payload = announced ?? first;
  return {
    track: index,
    sid: track.sid,
    identity,
    kind: track.kind,
    source: track.source,
    codec: payload?.codec ?? track.codec,
    clockRate: payload?.clockRate ?? (track.kind === "audio" ? 48_000 : 90_000),
    ssrc: stream.ssrc,
    width: track.width,
    height: track.height,
    muted: track.muted,
  };
};
