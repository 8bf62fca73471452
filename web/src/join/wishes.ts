import type { Wishes } from "../room/session.ts";

const NAME = "roomreel.name";
const keyOf = (roomId: string): string => `roomreel.meeting.${roomId}`;

/** What was wished at the last join of this room in this tab; null when one is not in its meeting. */
export const keptWishes = (roomId: string): Wishes | null => {
  try {
    return JSON.parse(sessionStorage.getItem(keyOf(roomId)) ?? "null") as Wishes | null;
  } catch {
    return null;
  }
};

export const keepWishes = (roomId: string, wishes: Wishes | null): void => {
  if (wishes === null) return sessionStorage.removeItem(keyOf(roomId));
  sessionStorage.setItem(keyOf(roomId), JSON.stringify(wishes));
  localStorage.setItem(NAME, wishes.name);
};

/** The name that was used last on this machine. */
export const lastName = (): string => localStorage.getItem(NAME) ?? "";
