/** Whom the trigger `prompt` asks whether to start recording (R32). */
import type { ParticipantIdentity } from "../../vocabulary/index.ts";
import { recordingPolicyOf } from "../recording-policy.ts";
import { permissionsOf, type Room } from "../room.ts";
import { type Attendee, isInside, type Meeting } from "./meeting.ts";

/** Has the right, by role or as his own, and something to press: a phone has not, unless the policy says so (K-12). */
export const mayStartRecording = (
  room: Room,
  { role, own, phone }: Pick<Attendee, "role" | "own" | "phone">,
): boolean => permissionsOf(room, role, own).recordingControl && (!phone || recordingPolicyOf(room).startOnPhones);

const startersIn = (room: Room, { attendees }: Meeting): readonly Attendee[] =>
  attendees.filter((one) => isInside(one) && mayStartRecording(room, one));

/** The first of those who may start and were not there at a refusal; null: nobody is to be asked. */
export const promptedOne = (room: Room, meeting: Meeting): ParticipantIdentity | null => {
  const { enabled, startTrigger } = recordingPolicyOf(room);
  if (!enabled || startTrigger !== "prompt" || meeting.wasRecorded) return null;
  const first = startersIn(room, meeting).find(({ identity }) => !meeting.promptDeclinedBy.includes(identity));
  return first?.identity ?? null;
};

/** The answer no counts for all who could have pressed; a question that nobody asked has no answer. */
export const withPromptDeclined = (room: Room, meeting: Meeting, by: Attendee): Meeting => {
  if (promptedOne(room, meeting) !== by.identity) return meeting;
  const heard = startersIn(room, meeting).map(({ identity }) => identity);
  return { ...meeting, promptDeclinedBy: [...new Set([...meeting.promptDeclinedBy, ...heard])] };
};
