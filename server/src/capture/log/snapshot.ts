/** What is known after an event, so that a chunk can begin with all of it: the fold of everything logged. */
import type { CaptureEvent, SenderReport, Snapshot, TrackDescription } from "./records.ts";
import type { TrackIndex } from "../../vocabulary/index.ts";

export const emptySnapshot: Snapshot = {
  participants: [],
  tracks: [],
  senderReports: [],
  roomMetadata: "",
  paused: false,
};

export const afterEvent = (before: Snapshot, event: CaptureEvent): Snapshot => {
  switch (event.event) {
    case "participant-joined":
    case "participant-changed":
      return withParticipant(before, event.participant);
    case "participant-left":
      return { ...before, participants: before.participants.filter((one) => one.identity !== event.identity) };
    case "track-added":
      return { ...before, tracks: [...without(before.tracks, event.description.track), event.description] };
    case "track-muted":
      return withTrack(before, event.track, { muted: event.muted });
    case "track-codec":
      return withTrack(before, event.track, { codec: event.codec });
    case "track-removed":
      return {
        ...before,
        tracks: without(before.tracks, event.track),
        senderReports: without(before.senderReports, event.track),
      };
    case "room-metadata":
      return { ...before, roomMetadata: event.metadata };
    case "paused":
    case "resumed":
      return { ...before, paused: event.event === "paused" };
    default:
      return before;
  }
};

export const afterSenderReport = (before: Snapshot, report: SenderReport): Snapshot => ({
  ...before,
  senderReports: [...without(before.senderReports, report.track), report],
});

const without = <Item extends { readonly track: TrackIndex }>(items: readonly Item[], track: TrackIndex): Item[] =>
  items.filter((one) => one.track !== track);

const withParticipant = (before: Snapshot, participant: Snapshot["participants"][number]): Snapshot => {
  const others = before.participants.filter((one) => one.identity !== participant.identity);
  return { ...before, participants: [...others, participant] };
};

const withTrack = (before: Snapshot, track: TrackIndex, change: Partial<TrackDescription>): Snapshot => ({
  ...before,
  tracks: before.tracks.map((one) => (one.track === track ? { ...one, ...change } : one)),
});
