/** A recording as the API shows it (api-openvidu-meet.md 7). */
import type { MeetRecording, RecordingStatus } from "@roomreel/contract";
import type { LibraryEntry, PlaceDeps } from "../../library/index.ts";
import { selected } from "./answers.ts";
import type { Principal } from "./principal.ts";
import { type Granted, rightsFor } from "./recording-rights.ts";
import { fileOf, type RecordingRecord, type StateName } from "../../recording/index.ts";

const wireStatus: Readonly<Record<StateName, RecordingStatus>> = {
  starting: "starting",
  recording: "active",
  paused: "active",
  stopping: "ending",
  publishing: "ending",
  complete: "complete",
  "limit-reached": "limit_reached",
  failed: "failed",
  aborted: "aborted",
};

/** The states that the API calls by this name. */
export const statesCalled = (status: RecordingStatus): readonly StateName[] =>
  Object.entries(wireStatus).flatMap(([state, name]) => (name === status ? [state as StateName] : []));

/** `errorCode` as HTTP statuses: the recorder's fault, or somebody's decision. */
const errorCodes = { failed: 500, aborted: 412 } as const;

export const recordingView = (record: RecordingRecord): MeetRecording => {
  const { life } = record;
  const file = fileOf(life);
  return {
    recordingId: record.recordingId,
    roomId: record.roomId,
    roomName: record.roomName,
    status: wireStatus[life.state],
    ...(life.state === "paused" ? { paused: true } : {}),
    layout: record.layout,
    encoding: record.encoding,
    fileFormat: record.fileFormat,
    filename: record.filename,
    ...("startedAt" in life && life.startedAt !== null ? { startDate: life.startedAt } : {}),
    ...("endedAt" in life ? { endDate: life.endedAt } : {}),
    ...(file === null
      ? {}
      : { duration: file.durationMs / 1000, size: file.bytes, gaps: [...file.gaps], checksum: file.sha256 }),
    ...(life.state === "failed" || life.state === "aborted"
      ? { errorCode: errorCodes[life.state], error: life.message }
      : {}),
    ...(record.ending === null
      ? {}
      : { details: `End reason: ${record.ending.detail}`, endCause: record.ending.cause }),
    title: record.title,
    ...(record.initiator === null ? {} : { initiator: record.initiator }),
    owner: record.owner,
    collaborators: record.collaborators.map(({ userId, as }) => ({ userId, as: [...as] })),
    ...(record.breakout === null
      ? {}
      : { parentRoomId: record.breakout.parentRoomId, breakoutName: record.breakout.name }),
    playable: file !== null,
  };
};

/** With what the library knows of it, and what the one who asks may do with it. */
export const viewFor = async (deps: PlaceDeps, who: Principal, entry: LibraryEntry): Promise<MeetRecording> =>
  viewWith({ entry, rights: await rightsFor(deps, who, entry.record) });

/** The same, where it was asked already what he may do. */
export const viewWith = ({ entry, rights }: Granted): MeetRecording => ({ ...entryView(entry), may: [...rights] });

const entryView = (entry: LibraryEntry): MeetRecording => ({
  ...recordingView(entry.record),
  description: entry.description,
  tags: [...entry.tags],
  people: [...entry.people],
  onHold: entry.hold !== null,
  ...(entry.making === null ? {} : { making: makingOf(entry.making) }),
  ...(entry.expiresAt === null ? {} : { expiresAt: entry.expiresAt }),
  ...(entry.trash === null ? {} : { trash: entry.trash }),
});

const makingOf = ({ madeMs, ofMs }: NonNullable<LibraryEntry["making"]>): NonNullable<MeetRecording["making"]> => ({
  done: madeMs / 1000,
  ...(ofMs === null ? {} : { of: ofMs / 1000 }),
});

const forVisitors: ReadonlySet<string> = new Set([
  "recordingId",
  "roomId",
  "roomName",
  "status",
  "layout",
  "encoding",
  "filename",
  "startDate",
  "endDate",
  "duration",
  "size",
  "title",
  "description",
  "gaps",
  "making",
  "playable",
]);

/** As whoever has a link sees it: nothing about people, and nothing about who manages it. */
export const visitorView = (entry: LibraryEntry): Partial<MeetRecording> => selected(entryView(entry), forVisitors);
