/** Deleting a room: what becomes of a running meeting and of its recordings (api-openvidu-meet.md 5). */
import type { RecordingStore } from "../recording/index.ts";
import type { Meetings, Room, RoomStore } from "../rooms/index.ts";
import { type Clock, Failure } from "../vocabulary/index.ts";

/** What its maker wants for a running meeting and for recordings. */
export type DeletionPolicy = {
  readonly withMeeting: "force" | "when_meeting_ends" | "fail";
  readonly withRecordings: "force" | "close" | "fail";
};
/** What deleting a room needs. */
export type DeletionDeps = {
  readonly rooms: RoomStore;
  readonly recordings: RecordingStore;
  readonly meetings: Meetings;
  readonly clock: Clock;
};
/** What became of the room. */
export type DeletionOutcome = {
  readonly successCode: string;
  readonly message: string;
  /** The room when it survives, for now or closed. */
  readonly survivor: Room | null;
};

type Plan = {
  readonly successCode: string;
  readonly end: "delete" | "close";
  readonly when: "now" | "after-meeting";
  readonly endMeeting: boolean;
  readonly recordings: boolean;
};

/** @throws Failure whose code is the 409 code of the API */
export const deleteRoom = async (deps: DeletionDeps, room: Room, policy: DeletionPolicy): Promise<DeletionOutcome> => {
  const meeting = room.meetingStartedAt !== null || (await deps.meetings.people(room.roomId)) > 0;
  const plan = planDeletion(policy, { meeting, recordings: await deps.recordings.hasAny(room.roomId) });
  if (plan.recordings && (await deps.recordings.hasHeld(room.roomId)))
    throw conflict("on-legal-hold", `Room '${room.roomId}' has a recording under legal hold: nobody deletes it.`);
  const survivor = await carryOut(deps, room, plan);
  return { successCode: plan.successCode, message: messageOf(room, plan), survivor };
};

/** Pure: the table of the API. */
export const planDeletion = (policy: DeletionPolicy, has: { meeting: boolean; recordings: boolean }): Plan => {
  if (has.meeting) return has.recordings ? meetingAndRecordings(policy) : meetingOnly(policy);
  if (!has.recordings) return plan("room_deleted");
  if (policy.withRecordings === "fail") throw conflict("room_has_recordings", "The room has recordings.");
  return policy.withRecordings === "close"
    ? plan("room_closed", { end: "close" })
    : plan("room_and_recordings_deleted", { recordings: true });
};

const meetingOnly = (policy: DeletionPolicy): Plan => {
  switch (policy.withMeeting) {
    case "fail":
      throw conflict("room_has_active_meeting", "The room has an active meeting.");
    case "when_meeting_ends":
      return plan("room_with_active_meeting_scheduled_to_be_deleted", { when: "after-meeting" });
    case "force":
      return plan("room_with_active_meeting_deleted", { endMeeting: true });
  }
};

const meetingAndRecordings = ({ withMeeting, withRecordings }: DeletionPolicy): Plan => {
  if (withMeeting === "fail")
    throw withRecordings === "fail"
      ? conflict("room_with_active_meeting_has_recordings", "The room has an active meeting and recordings.")
      : conflict("room_with_recordings_has_active_meeting", "The room with recordings has an active meeting.");
  const when = withMeeting === "when_meeting_ends" ? "after-meeting" : "now";
  if (withRecordings === "fail")
    throw when === "now"
      ? conflict("room_with_active_meeting_has_recordings", "The room with an active meeting has recordings.")
      : conflict(
          "room_with_active_meeting_has_recordings_cannot_schedule_deletion",
          "The room has recordings: its deletion cannot be scheduled.",
        );
  const endMeeting = when === "now";
  if (withRecordings === "close")
    return endMeeting
      ? plan("room_with_active_meeting_closed", { end: "close", endMeeting })
      : plan("room_with_active_meeting_scheduled_to_be_closed", { end: "close", when });
  return endMeeting
    ? plan("room_with_active_meeting_and_recordings_deleted", { endMeeting, recordings: true })
    : plan("room_with_active_meeting_and_recordings_scheduled_to_be_deleted", { when, recordings: true });
};

const plan = (successCode: string, differences: Partial<Plan> = {}): Plan => ({
  successCode,
  end: "delete",
  when: "now",
  endMeeting: false,
  recordings: false,
  ...differences,
});

const conflict = (code: string, message: string): Failure => new Failure(code, message);

const carryOut = async (deps: DeletionDeps, room: Room, todo: Plan): Promise<Room | null> => {
  if (todo.when === "after-meeting") {
    const onDelete = todo.recordings ? "delete-with-recordings" : "delete";
    const meetingEndAction = todo.end === "close" ? "close" : onDelete;
    return deps.rooms.change(room.roomId, (now) => ({ ...now, meetingEndAction }));
  }
  if (todo.endMeeting) {
    await deps.meetings.end(room.roomId);
    // A meeting that is gone while the database still believes in it would count as lost, and be made again.
    await deps.rooms.meetingEnded(room.roomId, deps.clock.wallNow());
  }
  if (todo.end === "close") return deps.rooms.change(room.roomId, (now) => ({ ...now, closed: true }));
  if (todo.recordings) await deps.recordings.unwant(room.roomId);
  await deps.rooms.delete(room.roomId);
  return null;
};

const messageOf = (room: Room, { end, when }: Plan): string =>
  when === "now" ? `Room '${room.roomId}' ${end}d` : `Room '${room.roomId}' will be ${end}d when its meeting ends`;
