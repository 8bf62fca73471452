/**
 * Takes pauses out of time. Records come with the times of the log and leave with times in which no pause is, so that
 * nothing behind here knows of pauses: arrivals, facts, gaps and the horizon go on where they stood.
 *
 *     log       ── A ──| paused  …  resumed  …  first packet |── B ──
 *     timeline  ── A ──|── B ──
 *
 * Packets between `paused` and `resumed` were captured before the pause and came late (C72): they belong to A, and
 * arrive at its end.
 *
 * The cut ends with the first packet, not with `resumed`: until then streams are subscribed to, and there is nothing to
 * show. When nobody publishes it ends 1 s after `resumed`; a silent stage is part of the file. A take that does not say
 * that it is paused has resumed with its first record.
 *
 * Whoever goes on with a file reads the log from the middle: known cuts say how much time was taken out before, and
 * what comes after is found again, the same.
 */
import type { LogRecord } from "../capture/index.ts";
import { type LogUs, logUs } from "../vocabulary/index.ts";

/** What is cut out, in times of the log. */
export type Pause = { readonly fromUs: LogUs; readonly toUs: LogUs };

/** A record in its place, and where it was cut if a pause ended before it; times without pauses. */
export type Placed = { readonly record: LogRecord; readonly cutUs: LogUs | null };

type State =
  | { readonly state: "running" }
  | { readonly state: "paused"; readonly fromUs: LogUs }
  | { readonly state: "resuming"; readonly fromUs: LogUs; readonly sinceUs: LogUs };

const PATIENCE_US = 1_000_000;

export class Pauses {
  #found: readonly Pause[];
  #begun = false;
  #takenOutUs = 0;
  #state: State = { state: "running" };

  /** @param known cuts that were found before, of the whole recording or of its beginning */
  constructor(known: readonly Pause[] = []) {
    this.#found = known;
  }

  /** All cuts so far, in order; a pause that lasts is none yet. */
  get found(): readonly Pause[] {
    return this.#found;
  }

  /** Nothing is captured at the last record, or only what leads out of the pause. */
  get lasts(): boolean {
    return this.#state.state !== "running";
  }

  place(record: LogRecord): Placed {
    if (!this.#begun) this.#begin(record.at);
    const endUs = this.#endBefore(record);
    const cutUs = endUs === null ? null : this.#cut(endUs);
    this.#notice(record);
    const at = logUs((this.#state.state === "running" ? record.at : this.#state.fromUs) - this.#takenOutUs);
    return { record: at === record.at ? record : { ...record, at }, cutUs };
  }

  #begin(at: LogUs): void {
    this.#begun = true;
    const known = this.#found;
    this.#found = known.filter(({ toUs }) => toUs <= at);
    for (const { fromUs, toUs } of this.#found) this.#takenOutUs += toUs - fromUs;
    const within = known.find(({ fromUs, toUs }) => fromUs < at && at < toUs);
    if (within === undefined) return;
    this.#state = { state: "resuming", fromUs: within.fromUs, sinceUs: logUs(within.toUs - PATIENCE_US) };
  }

  /** Where in the log the pause ends that lasted until this record; null when it lasts on, or there is none. */
  #endBefore({ kind, at }: LogRecord): LogUs | null {
    if (this.#state.state !== "resuming") return null;
    const lastUs = logUs(this.#state.sinceUs + PATIENCE_US);
    if (at >= lastUs) return lastUs;
    return kind === "rtp" ? at : null;
  }

  #cut(toUs: LogUs): LogUs | null {
    if (this.#state.state === "running") return null;
    const { fromUs } = this.#state;
    const cutUs = logUs(fromUs - this.#takenOutUs);
    this.#found = [...this.#found, { fromUs, toUs }];
    this.#takenOutUs += toUs - fromUs;
    this.#state = { state: "running" };
    return cutUs;
  }

  #notice(record: LogRecord): void {
    if (record.kind === "chunk") this.#turn(record.snapshot.paused, record.at);
    if (record.kind !== "event") return;
    if (record.event.event === "paused") this.#turn(true, record.at);
    if (record.event.event === "resumed") this.#turn(false, record.at);
  }

  #turn(paused: boolean, at: LogUs): void {
    const { state } = this.#state;
    const fromUs = this.#state.state === "running" ? at : this.#state.fromUs;
    if (paused) this.#state = { state: "paused", fromUs };
    else if (state === "paused") this.#state = { state: "resuming", fromUs, sinceUs: at };
  }
}

/** Where in the timeline an instant of the log lies; one that is cut out, at the cut. */
export const placeInTimeline = (us: LogUs, { found }: Pick<Pauses, "found">): LogUs => {
  let takenOutUs = 0;
  for (const { fromUs, toUs } of found) if (fromUs < us) takenOutUs += Math.min(us, toUs) - fromUs;
  return logUs(us - takenOutUs);
};

/** Where in the log an instant of the timeline lies; at a cut the one before it. */
export const placeInLog = (us: LogUs, { pauses }: { readonly pauses: readonly Pause[] }): LogUs => {
  let takenOutUs = 0;
  for (const { fromUs, toUs } of pauses) if (fromUs - takenOutUs < us) takenOutUs += toUs - fromUs;
  return logUs(us + takenOutUs);
};
