/**
 * What we owe the SFU, by the clock: receiver reports every second (without them LiveKit does not know the round
 * trip and ignores early NACKs), NACKs while holes are open, PLIs while key frames are wanted.
 */
import type { Clock, Timer } from "../../vocabulary/index.ts";
import type { CaptureEvent } from "../log/records.ts";
import { nacks, pictureLossIndication, receiverReports } from "../packets/feedback.ts";
import type { CapturedTrack } from "./captured-track.ts";
import type { CapturedTracks } from "./tracks.ts";

const REPAIR_MS = 10;
const DUTY_MS = 200;
const DUTIES_PER_REPORT = 5;

export type FeedbackDeps = {
  readonly clock: Clock;
  readonly tracks: CapturedTracks;
  readonly roundTripUs: () => number;
  readonly send: (packet: Buffer) => void;
  readonly onLoss: (event: CaptureEvent) => void;
};

export class FeedbackDuty {
  readonly counters = { nacks: 0, keyFrameRequests: 0, lost: 0 };
  readonly #deps: FeedbackDeps;
  readonly #duty: Timer;
  #repair: Timer | null = null;
  #duties = 0;

  constructor(deps: FeedbackDeps) {
    this.#deps = deps;
    this.#duty = deps.clock.every(DUTY_MS, () => this.#perform());
  }

  /** Something is missing: looks closely until nothing is. */
  watchHoles(): void {
    this.#repair ??= this.#deps.clock.every(REPAIR_MS, () => this.#repairAll());
  }

  stop(): void {
    this.#duty.cancel();
    this.#repair?.cancel();
  }

  #perform(): void {
    const { clock, tracks, send } = this.#deps;
    const nowUs = clock.monotonicUs();
    for (const track of tracks.all()) {
      if (track.wish === null || track.description.muted || !track.wish.due(nowUs, track.repair.open)) continue;
      this.counters.keyFrameRequests += 1;
      send(pictureLossIndication(track.stream.ssrc));
    }
    this.#duties += 1;
    if (this.#duties % DUTIES_PER_REPORT !== 0) return;
    const blocks = [...tracks.all()].flatMap((track) => track.reportBlock(nowUs) ?? []);
    for (const packet of receiverReports(blocks)) send(packet);
  }

  #repairAll(): void {
    let open = 0;
    for (const track of this.#deps.tracks.all()) open += this.#repairOne(track);
    if (open > 0) return;
    this.#repair?.cancel();
    this.#repair = null;
  }

  /** @returns the holes that are still open */
  #repairOne(track: CapturedTrack): number {
    const { clock, roundTripUs, send, onLoss } = this.#deps;
    const nowUs = clock.monotonicUs();
    const { ask, lost } = track.repair.due(nowUs, roundTripUs());
    this.counters.nacks += ask.length;
    for (const packet of ask.length === 0 ? [] : nacks(track.stream.ssrc, ask)) send(packet);
    for (const range of lost) {
      this.counters.lost += range.last - range.first + 1;
      onLoss({ event: "loss", track: track.description.track, ...range });
    }
    if (lost.length > 0) track.wish?.want(nowUs);
    return track.repair.open;
  }
}
