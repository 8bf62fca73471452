/** Stretches without capture. They are part of the file, dark and silent, and marked: never closed up (RL-11). */
import type { Gap } from "../recording/index.ts";
import { type LogUs, mediaMs } from "../vocabulary/index.ts";

/** Shorter ones are no more than a late packet. */
const GAP_US_MIN = 100_000;

export class GapFinder {
  #found: Gap[];
  #open: { readonly fromUs: number; readonly reason: Gap["reason"] } | null = null;

  constructor(found: readonly Gap[] = []) {
    this.#found = [...found];
  }

  get found(): readonly Gap[] {
    return this.#found;
  }

  /** The last packet before it came at `fromUs`. Within an open gap the first reason stays. */
  begin(fromUs: LogUs, reason: Gap["reason"]): void {
    this.#open ??= { fromUs, reason };
  }

  /** Media are there again, or the recording is over. */
  end(toUs: LogUs, originUs: LogUs): void {
    const open = this.#open;
    this.#open = null;
    if (open === null || toUs - open.fromUs < GAP_US_MIN) return;
    const fromMs = mediaMs(Math.max(0, Math.round((open.fromUs - originUs) / 1000)));
    const toMs = mediaMs(Math.round((toUs - originUs) / 1000));
    // After a restart the last seconds are read once more.
    this.#found = [...this.#found.filter((gap) => gap.fromMs !== fromMs), { fromMs, toMs, reason: open.reason }];
  }
}
