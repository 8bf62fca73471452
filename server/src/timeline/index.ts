export { MeetingNotes, type MeetingNote, type SpeakerLane } from "./notes.ts";
export { notesOfLog } from "./notes-of-log.ts";
export { placeInLog } from "./pauses.ts";
export { Timeline, type TrackDue } from "./timeline.ts";
export type { TimelineState } from "./state.ts";
export type { StageScene } from "./stage-facts.ts";
export type { Due, Epoch } from "./track.ts";
export type { CodedPicture } from "./frames.ts";
export { type Line, rtpAt, usAt } from "./clock/line.ts";
