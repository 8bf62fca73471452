/** Times as people enter them: a day and a time of day where they are, as `<input type="datetime-local">` has them. */

const MINUTE_MS = 60_000;

const two = (value: number): string => String(value).padStart(2, "0");

/** Epoch ms as `2026-03-29T10:15`, where the browser is. */
export const enteredTime = (epochMs: number): string => {
  const at = new Date(epochMs);
  const day = `${String(at.getFullYear()).padStart(4, "0")}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
  return `${day}T${two(at.getHours())}:${two(at.getMinutes())}`;
};

/** Epoch ms; null while it is not complete. An hour that the clock skips is the one after it. */
export const epochOf = (entered: string): number | null => {
  const epochMs = /^\d{4,}-\d\d-\d\dT\d\d:\d\d/.test(entered) ? new Date(entered).getTime() : Number.NaN;
  return Number.isNaN(epochMs) ? null : epochMs;
};

/** The next full hour, and the one after: what a meeting that is planned now begins with. */
export const nextHour = (nowMs: number): { readonly from: number; readonly until: number } => {
  const at = new Date(nowMs);
  at.setHours(at.getHours() + 1, 0, 0, 0);
  return { from: at.getTime(), until: at.getTime() + 60 * MINUTE_MS };
};

/** The name of the time zone that the browser is in: `Europe/Berlin`. */
export const zoneName = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone.replaceAll("_", " ");

export const minutesBefore = (epochMs: number, minutes: number): number => epochMs - minutes * MINUTE_MS;

/** Of a day as `<input type="date">` has it, epoch ms of its first instant, where the browser is; null: it is none. */
export const dayBegin = (day: string): number | null =>
  /^\d{4}-\d\d-\d\d$/.test(day) ? epochOf(`${day}T00:00`) : null;

/** The first instant of the day after it; days of 23 and 25 hours are days, too. */
export const dayAfter = (day: string): number | null => {
  const begin = dayBegin(day);
  if (begin === null) return null;
  const at = new Date(begin);
  at.setDate(at.getDate() + 1);
  return at.getTime();
};
