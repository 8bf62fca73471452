/**
 * When a room can be entered: always, or in a time frame. Everybody but hosts comes in from some minutes before it
 * begins (K 5.1: fifteen), nobody new once it is over; who was in comes back as long as the meeting runs (SP14 to
 * SP16).
 */
import { Failure, type WallMs, wallMs } from "../vocabulary/index.ts";
import type { RoomRole } from "./permissions.ts";

/** When people meet. */
export type TimeFrame = {
  readonly from: WallMs;
  readonly until: WallMs;
  /** So much earlier everybody may come. */
  readonly earlyMinutes: number;
  /** Whether the meeting ends for everybody at `until`; else it goes on, and nobody new comes. */
  readonly endsOnTime: boolean;
};
/** `always`, or only then. */
export type Schedule = "always" | TimeFrame;

/** As it is asked for: in epoch ms. */
export type AskedSchedule = "always" | (Omit<TimeFrame, "from" | "until"> & Readonly<Record<"from" | "until", number>>);

/** In branded units. */
export const scheduleOf = (asked: AskedSchedule): Schedule =>
  asked === "always" ? asked : { ...asked, from: wallMs(asked.from), until: wallMs(asked.until) };

/** Where the clock stands. */
export type Opening =
  | { readonly is: "open" }
  | { readonly is: "not-open-yet"; readonly opensAt: WallMs; readonly from: WallMs }
  | { readonly is: "time-over"; readonly until: WallMs };

const MINUTE_MS = 60_000;

/** Whether the door is open to everybody (SP14, SP15). */
export const openingOf = (schedule: Schedule, now: WallMs): Opening => {
  if (schedule === "always") return { is: "open" };
  const { from, until } = schedule;
  const opensAt = openingTime(schedule);
  if (now < opensAt) return { is: "not-open-yet", opensAt, from };
  return now < until ? { is: "open" } : { is: "time-over", until };
};

const openingTime = ({ from, earlyMinutes }: TimeFrame): WallMs => wallMs(from - earlyMinutes * MINUTE_MS);

/**
 * Hosts prepare a room before it opens. `wasIn`: let in once, in the meeting that runs.
 * @throws Failure `not-open-yet`, `time-over`, both with the times
 */
export const mayComeNow = (
  schedule: Schedule,
  who: { readonly role: RoomRole; readonly wasIn: boolean },
  now: WallMs,
): void => {
  const opening = openingOf(schedule, now);
  if (opening.is === "not-open-yet" && who.role !== "host" && !who.wasIn)
    throw new Failure("not-open-yet", `The room opens at ${clockTime(opening.opensAt)}.`);
  if (opening.is === "time-over" && !who.wasIn)
    throw new Failure("time-over", `The room's time was over at ${clockTime(opening.until)}.`);
};

/** SP16 */
export const isTimeUp = (schedule: Schedule, now: WallMs): boolean =>
  schedule !== "always" && schedule.endsOnTime && now >= schedule.until;

const clockTime = (at: WallMs): string => new Date(at).toISOString();
