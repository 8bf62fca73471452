/** What LiveKit is to say and allow about each attendee, from the meeting's document alone. */
import { breakoutOf } from "../breakouts/plan.ts";
import { permissionsOf, type Room } from "../room.ts";
import type { Attendee, Meeting } from "./meeting.ts";

/** What somebody may send. */
export type Publishing = { readonly camera: boolean; readonly microphone: boolean; readonly screen: boolean };

/** How LiveKit is to have a participant. */
export type WantedParticipant = {
  readonly attributes: Readonly<Record<"role" | "stage" | "hand" | "leftOut" | "breakout", string>>;
  readonly publish: Publishing;
};

/**
 * Rights of the role, and of those only what the stage allows: whoever is not on it sends nothing (M11). Nor does, in
 * the consent mode *gate*, who has not confirmed the running recording (R42).
 */
export const wantedOf = (room: Room, { gate, breakouts }: Meeting, attendee: Attendee): WantedParticipant => {
  const may = permissionsOf(room, attendee.role, attendee.own);
  const passes = gate === null || attendee.confirmed === gate.recordingId;
  const sends = passes && attendee.stage === "on" && attendee.role !== "viewer";
  return {
    attributes: {
      role: attendee.role,
      stage: attendee.stage,
      hand: attendee.handRaisedAt === null ? "" : String(attendee.handRaisedAt),
      leftOut: attendee.leftOut ? "1" : "",
      breakout: breakouts?.state === "open" ? (breakoutOf(breakouts, attendee.identity)?.roomId ?? "") : "",
    },
    publish: {
      camera: sends && may.mediaPublishVideo,
      microphone: sends && may.mediaPublishAudio,
      screen: sends && may.mediaShareScreen,
    },
  };
};
