import { type Clock, type Timer, wallMs } from "../../vocabulary/index.ts";

/** Longest delay that the runtime counts; a longer one would fire at once. */
const delayMsMax = 2 ** 31 - 1;

/** The machine's clock. Durations come from `CLOCK_MONOTONIC`, which all processes of one boot share. */
export const systemClock: Clock = {
  wallNow: () => wallMs(Date.now()),
  monotonicUs: () => Number(process.hrtime.bigint() / 1000n),
  after: (delayMs, run) => {
    const timer = setTimeout(run, boundedDelay(delayMs));
    return { cancel: () => clearTimeout(timer) } satisfies Timer;
  },
  every: (periodMs, run) => {
    const timer = setInterval(run, boundedDelay(periodMs));
    return { cancel: () => clearInterval(timer) } satisfies Timer;
  },
  sleep: (delayMs) => new Promise((resolve) => setTimeout(resolve, boundedDelay(delayMs))),
};

const boundedDelay = (delayMs: number): number => Math.min(Math.max(delayMs, 0), delayMsMax);
