/**
 * Keeps one program running: at once the first time it ends, then with a pause that grows to a bound, so that a
 * program that cannot live does not eat the machine. A program that ran steadily is forgiven its past.
 */
import { type Clock, type Ending, endingText, type Logger, reasonOf } from "../vocabulary/index.ts";

/** Something that runs until it ends by itself or is stopped. */
export type Runs = {
  readonly ended: Promise<Ending>;
  /** Absent: the time that it usually needs. 0: killed at once. */
  stop(graceMs?: number): Promise<void>;
};

export type KeepOptions<Kind extends Runs> = {
  readonly name: string;
  readonly start: () => Promise<Kind>;
  readonly clock: Clock;
  readonly log: Logger;
};

/** A program that is started again whenever it ends. */
export type Kept<Kind extends Runs> = {
  readonly name: string;
  /** As it ran the first time. */
  readonly first: Kind;
  stop(graceMs?: number): Promise<void>;
};

/** Pauses before the first, second, … start after failures in a row; the last one stays. */
const pausesMs = [0, 250, 500, 1000, 2000, 5000] as const;
const steadyAfterUs = 30_000_000;

/** Resolves when it runs. The first start is the caller's: its failure is thrown, not tried again. */
export const keepRunning = async <Kind extends Runs>(options: KeepOptions<Kind>): Promise<Kept<Kind>> => {
  const { name, start, clock, log } = options;
  const first = await start();
  const wanted = { until: Promise.withResolvers<"stop">(), stopped: false };
  let now: Kind | null = first;
  let failures = 0;

  const startAgain = async (why: string): Promise<void> => {
    const pauseMs = pausesMs[Math.min(failures, pausesMs.length - 1)] ?? 0;
    failures += 1;
    log.warn(`${name} ${why}: started again`, { afterMs: pauseMs });
    if (pauseMs > 0) await Promise.race([clock.sleep(pauseMs), wanted.until.promise]);
    if (wanted.stopped) return;
    now = await start().catch((failure: unknown) => {
      log.error(`${name} cannot be started`, { reason: reasonOf(failure) });
      return null;
    });
  };

  const watch = async (): Promise<void> => {
    while (!wanted.stopped) {
      const sinceUs = clock.monotonicUs();
      const running: Kind | null = now;
      const why = running === null ? "could not be started" : endingText(await running.ended);
      if (wanted.stopped) return;
      if (running !== null && clock.monotonicUs() - sinceUs > steadyAfterUs) failures = 0;
      now = null;
      await startAgain(why);
    }
  };
  const watching = watch();

  const stop = async (graceMs?: number): Promise<void> => {
    wanted.stopped = true;
    wanted.until.resolve("stop");
    await now?.stop(graceMs);
    await watching;
    // It was being started when the stop came.
    await now?.stop(graceMs);
  };
  return { name, first, stop };
};
