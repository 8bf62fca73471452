/** What is entered about a link, and what it means. */
import type { NewShare } from "../api/shares.ts";
import { startOfDay } from "./list-state.ts";

export const expiries = ["never", "day", "week", "month", "date"] as const;
export type Expiry = (typeof expiries)[number];

export type Entered = {
  readonly access: NewShare["access"];
  readonly expiry: Expiry;
  /** For `date`: the last day on which it opens, `2026-03-29`. */
  readonly lastDay: string;
  readonly password: string;
  readonly download: boolean;
  readonly start: string;
  readonly name: string;
};

export type Wrong = "password" | "lastDay" | "start" | "late";

const DAY_MS = 86_400_000;
const days = { day: 1, week: 7, month: 30 } as const;
const PASSWORD_CHARACTERS_MIN = 8;

/** Seconds of `2:30` or `1:02:30`, or of a number of seconds; empty: 0; null: nothing of these. */
export const secondsIn = (entered: string): number | null => {
  const text = entered.trim();
  if (text === "") return 0;
  if (!/^\d{1,6}(:[0-5]?\d){0,2}$/.test(text)) return null;
  return text.split(":").reduce((seconds, part) => seconds * 60 + Number(part), 0);
};

const expiresAt = ({ expiry, lastDay }: Entered, nowMs: number): number | null => {
  switch (expiry) {
    case "never":
      return null;
    case "date":
      return startOfDay(lastDay, 1);
    default:
      return nowMs + days[expiry] * DAY_MS;
  }
};

/** @param length of the recording, seconds; @returns what is asked for, or which field is wrong */
export const termsOf = (entered: Entered, length: number | undefined, nowMs: number): NewShare | Wrong => {
  const startTime = secondsIn(entered.start);
  const until = expiresAt(entered, nowMs);
  if (entered.password !== "" && entered.password.length < PASSWORD_CHARACTERS_MIN) return "password";
  if (entered.expiry === "date" && (until === null || until <= nowMs)) return "lastDay";
  if (startTime === null) return "start";
  if (length !== undefined && startTime >= Math.max(1, length)) return "late";
  return {
    name: entered.name.trim(),
    access: entered.access,
    password: entered.password === "" ? null : entered.password,
    download: entered.download,
    startTime,
    expiresAt: until,
  };
};
