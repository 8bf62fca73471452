/**
 * What people do in a meeting: who may do it, when it can be done, and what it changes. Pure; the store keeps the
 * outcome, and what must be done besides is answered as effects. Rules M10 to M32.
 */
import { Failure, unreachable } from "../../vocabulary/index.ts";
import type { Permission } from "../permissions.ts";
import { endedBroadcast, wentLive } from "../broadcast/lead.ts";
import { permissionsOf } from "../room.ts";
import { type Acted, type Action, changed, type Acting } from "./action.ts";
import { answered, muted, mutedAll, promoted, removed, withAllAdmitted } from "./lead-actions.ts";
import { attendeeOf, isInside } from "./meeting.ts";
import { confirmed, leftOut, said, withHand } from "./own-actions.ts";
import { withPromptDeclined } from "./prompt.ts";
import { inMode, movedByOther, movedByOneself, withMainCamera } from "./stage-actions.ts";

/**
 * @throws Failure `forbidden` without the right, `not-in-meeting` for whoever is not inside or is not there to be acted
 * upon, `stage-closed`, `cannot-act-on-host`
 */
export const act = (scene: Acting, action: Action): Acted => {
  const isThere = isInside(scene.actor) && (attendeeOf(scene.meeting, scene.actor.identity) !== null || !isOwn(action));
  if (!isThere) throw new Failure("not-in-meeting", "You are not in the meeting.");
  const right = rightFor(action);
  if (right !== null && !permissionsOf(scene.room, scene.actor.role, scene.actor.own)[right]) throw forbidden();
  return actions(scene, action);
};

const forbidden = (): Failure => new Failure("forbidden", "Insufficient permissions to access this resource");

/** What somebody does about himself, so who leads from outside cannot do it. */
const isOwn = (action: Action): boolean => {
  switch (action.do) {
    case "join-stage":
    case "leave-stage":
    case "ask-for-stage":
    case "withdraw":
    case "raise-hand":
    case "react":
    case "say":
    case "say-to":
    case "confirm-recording":
    case "leave-me-out":
    case "decline-recording":
      return true;
    case "lower-hand":
      return action.identity === undefined;
    default:
      return false;
  }
};

/** The right that an action needs; null: everybody may, or more than a right decides. */
const rightFor = (action: Action): Permission | null => {
  switch (action.do) {
    case "remove":
    case "lock":
    case "admit":
    case "decline":
    case "admit-all":
      return "participantKick";
    case "set-role":
    case "set-stage-mode":
    case "bring-to-stage":
    case "decline-stage":
    case "remove-from-stage":
    case "set-main-camera":
      return "participantPromote";
    case "mute":
    case "mute-all":
      return "participantMute";
    case "end":
    case "go-live":
    case "end-broadcast":
      return "meetingEnd";
    case "say":
    case "say-to":
    case "react":
      return "chatWrite";
    default:
      return null;
  }
};

const actions = (scene: Acting, action: Action): Acted => {
  const { meeting, actor } = scene;
  switch (action.do) {
    case "lock":
      return changed({ ...meeting, locked: action.locked });
    case "admit":
    case "decline":
      return changed(answered(scene, action));
    case "admit-all":
      return changed(withAllAdmitted(scene));
    case "set-stage-mode":
      return changed(inMode(meeting, action.mode));
    case "join-stage":
    case "leave-stage":
    case "ask-for-stage":
    case "withdraw":
      return changed(movedByOneself(scene, action.do));
    case "bring-to-stage":
    case "decline-stage":
    case "remove-from-stage":
      return movedByOther(scene, action);
    case "set-main-camera":
      return changed(withMainCamera(scene, action.identity));
    case "raise-hand":
    case "lower-hand":
      return changed(withHand(scene, action));
    case "react":
      return { meeting, effects: [{ effect: "reaction", from: actor.identity, reaction: action.reaction }] };
    case "mute":
      return muted(scene, action);
    case "mute-all":
      return mutedAll(scene);
    case "set-role":
      return changed(promoted(scene, action));
    case "remove":
      return removed(scene, action);
    case "go-live":
      return wentLive(scene);
    case "end-broadcast":
      return endedBroadcast(scene);
    case "end":
      return { meeting, effects: [{ effect: "end" }] };
    case "say":
    case "say-to":
      return said(scene, action);
    case "confirm-recording":
      return confirmed(scene, action);
    case "decline-recording":
      return changed(withPromptDeclined(scene.room, meeting, actor));
    case "leave-me-out":
      return changed(leftOut(scene, action.leaveOut));
    default:
      return unreachable(action);
  }
};
