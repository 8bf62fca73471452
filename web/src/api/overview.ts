import type { MeetRecording, MeetRoom, RunningMeetingView, StorageUse } from "@roomreel/contract";
import type { Access } from "./access.ts";
import { basePath } from "./base.ts";
import { ApiProblem } from "./request.ts";

/** So much of each is looked at; what is beyond has a page of its own. */
const SHOWN_MAX = 12;
const of = (status: MeetRecording["status"], more: Readonly<Record<string, string>> = {}): string =>
  `/recordings?${new URLSearchParams({ maxItems: String(SHOWN_MAX), status, ...more })}`;
type Recordings = { readonly recordings: readonly MeetRecording[] };

/** A room in which something goes on; `meeting`: null where one may not know more, or it has just ended. */
export type Running = {
  readonly room: Pick<MeetRoom, "roomId" | "roomName">;
  readonly meeting: RunningMeetingView | null;
  readonly recording: MeetRecording | null;
};
export type Meetings = {
  readonly met: readonly Pick<Running, "room" | "meeting">[];
  /** There are others. */
  readonly isCut: boolean;
};

/** Rooms with a meeting, of those that one may know of. */
export const meetingsNow = async (access: Access): Promise<Meetings> => {
  const { rooms, pagination } = await access.call<{
    rooms: readonly MeetRoom[];
    pagination: { isTruncated: boolean };
  }>(`/rooms?maxItems=${SHOWN_MAX}&status=active_meeting`);
  const met = rooms.map(async (room) => ({ room, meeting: await meetingIn(access, room.roomId) }));
  return { met: await Promise.all(met), isCut: pagination.isTruncated };
};

/** Recordings that run or are being finished. */
export const recordingsNow = async (access: Access): Promise<readonly MeetRecording[]> => {
  const all = (["starting", "active", "ending"] as const).map((status) => access.call<Recordings>(of(status)));
  return (await Promise.all(all)).flatMap(({ recordings }) => recordings);
};

/** A recording stands with the meeting of its room; by itself when that is over. */
export const runningOf = (met: Meetings["met"], recordings: readonly MeetRecording[]): readonly Running[] => {
  const inMeeting = met.map((one) => ({
    ...one,
    recording: recordings.find(({ roomId }) => roomId === one.room.roomId) ?? null,
  }));
  const known = new Set(inMeeting.map(({ recording }) => recording?.recordingId));
  const others = recordings.filter(({ recordingId }) => !known.has(recordingId));
  return [...inMeeting, ...others.map((recording) => ({ room: recording, meeting: null, recording }))];
};

const meetingIn = (access: Access, roomId: string): Promise<RunningMeetingView | null> =>
  access.call<RunningMeetingView>(`/meetings/${encodeURIComponent(roomId)}`).catch((problem: unknown) => {
    if (problem instanceof ApiProblem && (problem.status === 403 || problem.status === 404)) return null;
    throw problem;
  });

/** Recordings that began at or after `since` (epoch ms) and failed or were aborted, newest first. */
export const failuresSince = async (access: Access, since: number): Promise<readonly MeetRecording[]> => {
  const from = { from: String(since) };
  const both = await Promise.all([
    access.call<Recordings>(of("failed", from)),
    access.call<Recordings>(of("aborted", from)),
  ]);
  return both
    .flatMap(({ recordings }) => recordings)
    .toSorted((one, other) => (other.startDate ?? 0) - (one.startDate ?? 0))
    .slice(0, SHOWN_MAX);
};

export const storageUse = (access: Access): Promise<StorageUse> => access.call("/storage");

/** A part of the server that does not work, and why. */
export type PartDown = { readonly name: string; readonly why: string };
type Health = { readonly parts: Readonly<Record<string, { readonly status: string; readonly detail?: string }>> };

/** Empty: all work. An answer that says so comes with status 503, which is none to be tried again. */
export const partsDown = async (): Promise<readonly PartDown[]> => {
  const response = await fetch(`${basePath}/health`).catch(() => null);
  const health = (await response?.json().catch(() => null)) as Health | null | undefined;
  if (health === null || health === undefined) return [];
  return Object.entries(health.parts)
    .filter(([, { status }]) => status === "down")
    .map(([name, { detail }]) => ({ name, why: detail ?? "" }));
};
