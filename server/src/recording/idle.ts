/** Whether a meeting goes on without anything worth recording: the forgotten tab (R33). */
import { isAnybodyApart, type Meeting, type Participant } from "../rooms/index.ts";
import type { WallMs } from "../vocabulary/index.ts";

/**
 * Nobody publishes, or one person is *left*: whoever records alone from the beginning speaks to the recording. Whoever
 * is in a breakout room has not left, and comes back (R38).
 * @param startedAt of the recording
 */
export const isIdle = (
  participants: readonly Participant[],
  meeting: Pick<Meeting, "attendees" | "breakouts"> | null,
  startedAt: WallMs,
): boolean => {
  if (isAnybodyApart(meeting?.breakouts ?? null)) return false;
  const somebodyPublishes = participants.some(({ tracks }) => tracks.some(({ muted }) => !muted));
  if (!somebodyPublishes) return true;
  const someLeft = meeting?.attendees.some(
    ({ standing: { at, since } }) => (at === "away" || at === "removed") && since >= startedAt,
  );
  return participants.length === 1 && someLeft === true;
};
