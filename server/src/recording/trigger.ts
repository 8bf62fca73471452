/**
 * What starts a recording besides somebody who presses Record: a function of the meeting's document alone, so that any
 * server may ask at any time, also right after a crash of everything. Who waits to be admitted is not inside, and the
 * recorder is in no document: neither counts (R31).
 *
 *   automatic                   somebody is inside
 *   automatic-2nd-participant   two people are
 *   automatic-host              a host or moderator is
 *   prompt                      the first who may start is asked                       (rooms/meeting/prompt.ts)
 *   none                        after a while whoever leads is reminded, once          (K-8, `custom_rec_set_reminder`)
 *
 * A meeting of which a recording was asked for, by anybody, is past all of this (R30).
 */
import {
  isInside,
  leads,
  mayStartRecording,
  type Meeting,
  promptedOne,
  recordingPolicyOf,
  type Room,
} from "../rooms/index.ts";
import type { ParticipantIdentity, WallMs } from "../vocabulary/index.ts";

/** What the trigger wants of the round, or of people. */
export type TriggerWish =
  | { readonly wish: "nothing" }
  | { readonly wish: "start" }
  /** *Do you want to start recording?*, to this one. */
  | { readonly wish: "prompt"; readonly whom: ParticipantIdentity }
  /** That nothing is recorded, to those who lead and may start. */
  | { readonly wish: "remind" };

const nothing: TriggerWish = { wish: "nothing" };

/** What it wants now, as long as no recording runs. */
export const triggerWish = (room: Room, meeting: Meeting, now: WallMs): TriggerWish => {
  const { enabled, startTrigger } = recordingPolicyOf(room);
  if (!enabled || meeting.wasRecorded || room.breakout !== null) return nothing;
  const inside = meeting.attendees.filter(isInside);
  switch (startTrigger) {
    case "automatic":
      return inside.length >= 1 ? { wish: "start" } : nothing;
    case "automatic-2nd-participant":
      return inside.length >= 2 ? { wish: "start" } : nothing;
    case "automatic-host":
      return inside.some(leads) ? { wish: "start" } : nothing;
    case "prompt": {
      const whom = promptedOne(room, meeting);
      return whom === null ? nothing : { wish: "prompt", whom };
    }
    case "none":
      return isReminderDue(room, meeting, now) ? { wish: "remind" } : nothing;
  }
};

/** Counted from when the first of those who could press it came, or came back. */
const isReminderDue = (room: Room, { attendees }: Meeting, now: WallMs): boolean => {
  const { reminderAfterMinutes } = recordingPolicyOf(room);
  const couldPress = attendees.filter((one) => isInside(one) && leads(one) && mayStartRecording(room, one));
  return (
    reminderAfterMinutes !== null &&
    couldPress.some(({ standing }) => now - standing.since >= reminderAfterMinutes * 60_000)
  );
};

/** People who come are told before that a trigger will start a recording, or has (P-6); null: no meeting runs yet. */
export const willBeRecorded = (room: Room, meeting: Meeting | null): boolean => {
  const { enabled, startTrigger } = recordingPolicyOf(room);
  return enabled && startTrigger.startsWith("automatic") && meeting?.wasRecorded !== true;
};
