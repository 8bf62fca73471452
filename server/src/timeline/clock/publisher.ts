/**
 * A publisher's NTP clock on ours. Its sound bounds the offset from below: reports of sound are late, never early. Its
 * pictures bound it from above: even the quickest took its time to be encoded and sent. The truth lies between, and the
 * middle is the smallest possible error; typically the bounds are 5 to 20 ms apart, and closer with each report.
 */
import type { PublisherClock, PublisherEvidence } from "./epoch-clock.ts";

/** What all tracks of a publisher say together; the microphone's before those of content. */
export const publisherClockOf = (tracks: readonly PublisherEvidence[]): PublisherClock => {
  const lagUs = tracks.find((one) => one.lagUs !== null)?.lagUs ?? 0;
  return { ntpOffsetUs: ntpOffsetOf(tracks), lagUs };
};

/** Null as long as no picture was reported: only pictures need it. */
const ntpOffsetOf = (tracks: readonly PublisherEvidence[]): number | null => {
  const most = tracks.flatMap(({ ntpOffsetAtMost }) => (ntpOffsetAtMost === null ? [] : [ntpOffsetAtMost]));
  const least = tracks.flatMap(({ ntpOffsetAtLeast }) => (ntpOffsetAtLeast === null ? [] : [ntpOffsetAtLeast]));
  if (most.length === 0) return null;
  const atMost = Math.min(...most);
  const atLeast = least.length === 0 ? atMost : Math.max(...least);
  // Bounds that contradict each other: the network became quicker since that report of sound.
  return (Math.min(atLeast, atMost) + atMost) / 2;
};
