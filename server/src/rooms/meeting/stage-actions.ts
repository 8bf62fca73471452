/**
 * Who comes on stage, and who leaves it (M10 to M16).
 *
 *          ask                 bring
 *     off ------> asking ------------> invited ------> on        the last step is one's own: devices are checked there
 *      ^            | withdraw, decline    | leave      |
 *      '------------'----------------------'------------'  leave, remove
 */
import { Failure } from "../../vocabulary/index.ts";
import type { Acted, ActionOf, Acting } from "./action.ts";
import { stageIsOpenTo } from "./entry.ts";
import { ruled } from "./lead-actions.ts";
import { type Attendee, insideOne, type Meeting, type StageMode, withAttendee, withEach } from "./meeting.ts";

type Stage = Attendee["stage"];

/** Whoever is on stage stays; whoever asked may come when everybody may. */
export const inMode = (meeting: Meeting, stageMode: StageMode): Meeting => {
  const next = { ...meeting, stageMode };
  if (stageMode === "request") return next;
  const answer = stageMode === "everyone" ? "invited" : "off";
  return withEach(
    next,
    ({ stage }) => stage === "asking",
    (one) => ({ ...one, stage: answer }),
  );
};

/** @throws Failure `stage-closed` */
export const movedByOneself = (
  { meeting, actor }: Acting,
  what: "join-stage" | "leave-stage" | "ask-for-stage" | "withdraw",
): Meeting => withAttendee(meeting, actor.identity, (one) => ({ ...one, stage: ownStage(meeting, one, what) }));

const ownStage = (meeting: Meeting, one: Attendee, what: string): Stage => {
  const open = stageIsOpenTo(meeting, one) || one.stage === "invited" || one.stage === "on";
  switch (what) {
    case "join-stage":
      if (!open) throw new Failure("stage-closed", "You cannot join the stage without being invited.");
      return "on";
    case "ask-for-stage":
      if (open) return one.stage === "on" ? "on" : "invited";
      if (meeting.stageMode === "invite") throw new Failure("stage-closed", "The stage is by invitation only.");
      return "asking";
    default:
      return "off";
  }
};

/** A viewer who is brought becomes a speaker. */
export const movedByOther = (
  scene: Acting,
  action: ActionOf<"bring-to-stage" | "decline-stage" | "remove-from-stage">,
): Acted => {
  const one = ruled(scene, action.identity);
  const to = (change: Partial<Attendee>): Meeting =>
    withAttendee(scene.meeting, one.identity, (before) => ({ ...before, ...change }));
  switch (action.do) {
    case "bring-to-stage":
      if (one.stage === "on") return { meeting: scene.meeting, effects: [] };
      return { meeting: to({ stage: "invited", role: one.role === "viewer" ? "speaker" : one.role }), effects: [] };
    case "decline-stage":
      if (one.stage !== "asking") return { meeting: scene.meeting, effects: [] };
      return {
        meeting: to({ stage: "off" }),
        effects: [{ effect: "tell", identity: one.identity, were: "stage-declined" }],
      };
    case "remove-from-stage":
      return {
        meeting: to({ stage: "off" }),
        effects: [{ effect: "tell", identity: one.identity, were: "stage-removed" }],
      };
  }
};

/** Large for everybody, so also in the recording. @throws Failure `not-on-stage` */
export const withMainCamera = ({ meeting }: Acting, identity: string | null): Meeting => {
  if (identity === null) return { ...meeting, mainCamera: null };
  const one = insideOne(meeting, identity);
  if (one.stage !== "on") throw new Failure("not-on-stage", "This person is not on stage.");
  return { ...meeting, mainCamera: one.identity };
};
