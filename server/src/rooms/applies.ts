/** From when a change of a room's settings holds, said to whoever changes it while people meet (SP18). */
import type { RoomSettings } from "./room.ts";

/**
 * `now`: for whoever comes, acts or starts a recording from this moment on. `next-meeting`: the one that runs goes on
 * as it began.
 */
export type AppliesFrom = "now" | "next-meeting";

/**
 * The stage's mode is what a meeting begins with; a moderator changes that of the running one. Media of people who are
 * connected cannot become encrypted, and their pages have read what they may do with their picture.
 */
const atNextMeeting: readonly string[] = ["stage", "e2ee", "virtualBackground", "captions"];

/** Every setting that differs, by its path: `recording.layout`. */
export const appliesFrom = (
  before: RoomSettings,
  after: RoomSettings,
  isMeeting: boolean,
): Readonly<Record<string, AppliesFrom>> => {
  const changes = changedPaths(before, after);
  return Object.fromEntries(
    changes.map((path) => [
      path,
      isMeeting && atNextMeeting.includes(path.split(".")[0] ?? "") ? "next-meeting" : "now",
    ]),
  );
};

const changedPaths = (before: object, after: object): readonly string[] =>
  Object.entries(after).flatMap(([name, value]: [string, unknown]) => {
    const old: unknown = Object.entries(before).find(([key]) => key === name)?.[1];
    if (JSON.stringify(old) === JSON.stringify(value)) return [];
    const isGroup = name === "recording" && typeof old === "object" && old !== null && typeof value === "object";
    return isGroup && value !== null ? changedPaths(old, value).map((inner) => `${name}.${inner}`) : [name];
  });
