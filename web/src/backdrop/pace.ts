/**
 * Whether this machine keeps up. Each picture takes some work; while the mean of the last ones leaves fewer than five
 * pictures a second, what others see is worse than a plain camera, and the meeting itself suffers. The first pictures
 * do not count: code is being compiled.
 */

/** Work of one picture above which fewer than five a second are possible, ms. */
const WORK_MS_MAX = 200;
const WARM_UP = 5;
/** A second of a machine that keeps up, five of one that does not: a moment's load is no reason. */
const WINDOW = 25;

/** Notes the work of one picture, in ms, and answers whether it is too much by now. */
export type Pace = (workMs: number) => "fine" | "too-slow";

export const newPace = (): Pace => {
  let seen = 0;
  let sumMs = 0;
  const last: number[] = [];
  return (workMs) => {
    seen += 1;
    if (seen <= WARM_UP) return "fine";
    last.push(workMs);
    sumMs += workMs - (last.length > WINDOW ? (last.shift() ?? 0) : 0);
    return last.length === WINDOW && sumMs / WINDOW > WORK_MS_MAX ? "too-slow" : "fine";
  };
};
