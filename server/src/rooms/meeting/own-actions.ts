/** What everybody does: hands, words, answers to the recording's notice (M27 to M32). */
import { Failure, recordingId } from "../../vocabulary/index.ts";
import { recordingPolicyOf } from "../recording-policy.ts";
import { permissionsOf } from "../room.ts";
import type { Acted, ActionOf, Acting } from "./action.ts";
import { insideOne, type Meeting, withAttendee } from "./meeting.ts";

/** One's own hand; lowering another's needs the right to lead the stage. @throws Failure `forbidden` */
export const withHand = (scene: Acting, action: ActionOf<"raise-hand"> | ActionOf<"lower-hand">): Meeting => {
  const { meeting, actor, now } = scene;
  if (action.do === "raise-hand")
    return withAttendee(meeting, actor.identity, (one) => ({ ...one, handRaisedAt: one.handRaisedAt ?? now }));
  const whose = action.identity ?? actor.identity;
  if (whose !== actor.identity && !permissionsOf(scene.room, actor.role, actor.own).participantPromote)
    throw new Failure("forbidden", "Insufficient permissions to access this resource");
  return withAttendee(meeting, insideOne(meeting, whose).identity, (one) => ({ ...one, handRaisedAt: null }));
};

/** @throws Failure `chat-off` */
export const said = ({ room, meeting, actor }: Acting, action: ActionOf<"say" | "say-to">): Acted => {
  if (!room.settings.chat.enabled) throw new Failure("chat-off", "Chat is switched off in this room.");
  const to = action.do === "say" ? action.to : insideOne(meeting, action.identity);
  return { meeting, effects: [{ effect: "chat", from: actor, to, words: action.words }] };
};

/** Kept in the consent ledger by the store; confirming twice changes nothing. */
export const confirmed = (scene: Acting, { recordingId: text, words }: ActionOf<"confirm-recording">): Acted => {
  const { meeting, actor } = scene;
  const id = recordingId(text);
  if (actor.confirmed === id) return { meeting, effects: [] };
  return {
    meeting: withAttendee(meeting, actor.identity, (one) => ({ ...one, confirmed: id })),
    effects: [{ effect: "confirmed", by: actor, recordingId: id, words }],
  };
};

/** @throws Failure `cannot-be-left-out` where the organisation does not allow it */
export const leftOut = ({ room, meeting, actor }: Acting, leaveOut: boolean): Meeting => {
  if (leaveOut && !recordingPolicyOf(room).mayBeLeftOut)
    throw new Failure("cannot-be-left-out", "In this room everybody on stage is recorded.");
  return withAttendee(meeting, actor.identity, (one) => ({ ...one, leftOut: leaveOut }));
};
