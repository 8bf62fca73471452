/** Numbers and dates as people read them where they are. */
import { localeNow } from "./language.ts";

const two = (value: number): string => String(value).padStart(2, "0");

/** `mm:ss`, from an hour on `h:mm:ss`. */
export const clockText = (seconds: number): string => {
  const whole = Math.max(0, Math.floor(seconds));
  const hours = Math.floor(whole / 3600);
  const rest = `${two(Math.floor(whole / 60) % 60)}:${two(whole % 60)}`;
  return hours === 0 ? rest : `${hours}:${rest}`;
};

const units = ["B", "KB", "MB", "GB", "TB"] as const;

/** Bytes with at most one decimal: `842 KB`, `1.4 GB`. */
export const sizeText = (bytes: number, locale = localeNow()): string => {
  const power = Math.min(units.length - 1, Math.max(0, Math.floor(Math.log(Math.max(1, bytes)) / Math.log(1000))));
  const value = bytes / 1000 ** power;
  const digits = value < 10 && power > 0 ? 1 : 0;
  const number = new Intl.NumberFormat(locale, { minimumFractionDigits: digits, maximumFractionDigits: digits });
  return `${number.format(value)} ${units[power]}`;
};

/** Epoch ms as a day and a time of day. */
export const dateText = (epochMs: number): string =>
  new Intl.DateTimeFormat(localeNow(), { dateStyle: "medium", timeStyle: "short" }).format(epochMs);

export const dayText = (epochMs: number): string =>
  new Intl.DateTimeFormat(localeNow(), { dateStyle: "medium" }).format(epochMs);

/** Epoch ms as a time of day. */
export const timeText = (epochMs: number): string =>
  new Intl.DateTimeFormat(localeNow(), { timeStyle: "short" }).format(epochMs);
