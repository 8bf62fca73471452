/**
 * Stretches without capture. They are part of the file, dark and silent, and marked: never closed up (RL-11). Pauses,
 * which somebody wanted, are closed up and marked; what breaks during a pause is a gap only if it is not whole again
 * when the recording goes on.
 */
import type { Gap } from "../recording/index.ts";
import { type LogUs, mediaMs } from "../vocabulary/index.ts";

/** Shorter ones are no more than a late packet. */
const GAP_US_MIN = 100_000;

type Reason = Exclude<Gap["reason"], "paused">;

export class GapFinder {
  #found: Gap[];
  #open: { readonly fromUs: number; readonly reason: Reason } | null = null;
  /** Set while paused: what is broken. */
  #pause: { broken: Reason | null } | null = null;

  constructor(found: readonly Gap[] = []) {
    this.#found = [...found];
  }

  get found(): readonly Gap[] {
    return this.#found;
  }

  /** The last packet before it came at `fromUs`. Within an open gap the first reason stays. */
  begin(fromUs: LogUs, reason: Reason): void {
    if (this.#pause === null) this.#open ??= { fromUs, reason };
    else this.#pause.broken = reason;
  }

  /** The connection is there again. */
  connected(): void {
    if (this.#pause !== null) this.#pause.broken = null;
  }

  /** Media are there again, or the recording is over. */
  end(toUs: LogUs, originUs: LogUs): void {
    const open = this.#open;
    this.#open = null;
    if (open === null || toUs - open.fromUs < GAP_US_MIN) return;
    const fromMs = mediaMs(Math.max(0, Math.round((open.fromUs - originUs) / 1000)));
    const toMs = mediaMs(Math.round((toUs - originUs) / 1000));
    this.#add({ fromMs, toMs, reason: open.reason });
  }

  /** Nothing is captured because it is not wanted. Twice is harmless. */
  pause(atUs: LogUs, originUs: LogUs | null): void {
    if (originUs !== null) this.end(atUs, originUs);
    this.#pause ??= { broken: null };
  }

  /** A pause was cut out here. */
  goOn(atUs: LogUs, originUs: LogUs | null): void {
    const broken = this.#pause?.broken ?? null;
    this.#pause = null;
    if (broken !== null) this.begin(atUs, broken);
    if (originUs === null) return;
    const atMs = mediaMs(Math.max(0, Math.round((atUs - originUs) / 1000)));
    this.#add({ fromMs: atMs, toMs: atMs, reason: "paused" });
  }

  /** After a restart the last seconds are read once more. */
  #add(gap: Gap): void {
    const others = this.#found.filter(({ fromMs, reason }) => fromMs !== gap.fromMs || reason !== gap.reason);
    this.#found = [...others, gap];
  }
}
