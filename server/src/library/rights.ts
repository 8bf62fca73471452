/**
 * What somebody may do with one recording (L20 to L25). In the room a role's permissions say it, and accounts have a
 * relation to the recording: K-70 to K-75. Whether somebody may see it at all is asked before (`seesRecording`).
 */
import type { User } from "../people/index.ts";
import type { RecordingRecord } from "../recording/index.ts";
import type { Permissions, Room } from "../rooms/index.ts";

/** Who asks. A visitor holds a link to this one recording. */
export type Caller =
  | { readonly as: "administrator" }
  /** `inSpace`: what the room gives its account by its place in the room's space (L23). */
  | { readonly as: "account"; readonly user: User; readonly inSpace: Permissions | null }
  | { readonly as: "in-room"; readonly permissions: Permissions }
  | { readonly as: "visitor"; readonly mayDownload: boolean };

/**
 * `describe`: title, description, tags. `purge`: delete without a way back. `assign`: collaborators, another owner.
 * `hold`: legal hold, and the room's cap.
 */
export type RecordingRight = "play" | "download" | "describe" | "share" | "delete" | "purge" | "assign" | "hold";

const ofOwners: readonly RecordingRight[] = ["play", "download", "describe", "share", "delete", "purge", "assign"];
const all: ReadonlySet<RecordingRight> = new Set([...ofOwners, "hold"]);

/** @param room of the recording; null: it is gone */
export const rightsOf = (
  caller: Caller,
  record: Pick<RecordingRecord, "owner" | "collaborators">,
  room: Pick<Room, "owner"> | null,
): ReadonlySet<RecordingRight> => {
  switch (caller.as) {
    case "administrator":
      return all;
    case "account":
      return new Set([
        ...ofAccount(caller.user, record, room),
        ...(caller.inSpace === null ? [] : inRoom(caller.inSpace)),
      ]);
    case "in-room":
      return new Set(inRoom(caller.permissions));
    case "visitor":
      return new Set(caller.mayDownload ? ["play", "download"] : ["play"]);
  }
};

const ofAccount = (
  { userId }: User,
  { owner, collaborators }: Pick<RecordingRecord, "owner" | "collaborators">,
  room: Pick<Room, "owner"> | null,
): readonly RecordingRight[] => {
  if (owner === userId || room?.owner === userId) return ofOwners;
  const as = collaborators.find((one) => one.userId === userId)?.as ?? [];
  return [
    ...(as.length > 0 ? (["play"] as const) : []),
    ...(as.some((one) => one !== "co-viewer") ? (["download"] as const) : []),
    ...(as.includes("co-editor") ? (["describe"] as const) : []),
    ...(as.includes("co-publisher") ? (["share"] as const) : []),
  ];
};

/** Who may delete in the room may also rename; links are made by whoever shares the room's own. */
const inRoom = (may: Permissions): readonly RecordingRight[] => [
  ...(may.recordingPlay ? (["play"] as const) : []),
  ...(may.recordingDownload ? (["download"] as const) : []),
  ...(may.recordingDelete ? (["describe", "delete"] as const) : []),
  ...(may.recordingPlay && may.roomShareAccessLinks ? (["share"] as const) : []),
];
