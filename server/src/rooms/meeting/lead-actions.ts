/** What hosts and moderators do to others (M20 to M26). */
import { Failure } from "../../vocabulary/index.ts";
import { notLive, waitsForBroadcast } from "../broadcast/broadcast.ts";
import type { Acted, ActionOf, Effect, Acting } from "./action.ts";
import { stageIsOpenTo } from "./entry.ts";
import {
  type Attendee,
  attendeeOf,
  insideOne,
  isInside,
  leads,
  type Meeting,
  standingAt,
  withAttendee,
  withEach,
} from "./meeting.ts";

/** Admit or decline; of two who answer, the first one counts. @throws Failure `not-waiting`, `not-live` */
export const answered = ({ meeting, now }: Acting, action: ActionOf<"admit" | "decline">): Meeting => {
  const one = attendeeOf(meeting, action.identity);
  if (one?.standing.at !== "waiting") throw new Failure("not-waiting", "This person does not wait any more.");
  if (waitsForBroadcast(meeting, one)) throw notLive();
  const at = action.do === "admit" ? "admitted" : "refused";
  return withAttendee(meeting, one.identity, (waiting) => ({ ...waiting, ...standingAt(at, now) }));
};

export const withAllAdmitted = ({ meeting, now }: Acting): Meeting =>
  withEach(
    meeting,
    (one) => one.standing.at === "waiting" && !waitsForBroadcast(meeting, one),
    (one) => ({ ...one, ...standingAt("admitted", now) }),
  );

/** A moderator rules over other moderators, not over a host (K-5.4). @throws Failure `cannot-act-on-host` */
export const ruled = ({ meeting, actor }: Acting, identity: string): Attendee => {
  const one = insideOne(meeting, identity);
  if (one.role === "host" && actor.role !== "host" && one.identity !== actor.identity)
    throw new Failure("cannot-act-on-host", "A host can only be changed by a host.");
  return one;
};

export const muted = (scene: Acting, { identity, what }: ActionOf<"mute">): Acted => {
  const one = ruled(scene, identity);
  return { meeting: scene.meeting, effects: mutingOf(one, what) };
};

/** All but those who lead. */
export const mutedAll = ({ meeting }: Acting): Acted => ({
  meeting,
  effects: meeting.attendees
    .filter((one) => isInside(one) && !leads(one) && one.stage === "on")
    .flatMap((one) => mutingOf(one, "microphone")),
});

const mutingOf = ({ identity }: Attendee, what: ActionOf<"mute">["what"]): readonly Effect[] => [
  { effect: "mute", identity, what },
  { effect: "tell", identity, were: "muted" },
];

/**
 * Promotes or demotes, at once. Viewers leave the stage; who may always be on it stays as he is.
 * @throws Failure `cannot-act-on-host`; `forbidden` when somebody who is no host makes a host
 */
export const promoted = (scene: Acting, { identity, role }: ActionOf<"set-role">): Meeting => {
  const one = ruled(scene, identity);
  if (role === "host" && scene.actor.role !== "host")
    throw new Failure("forbidden", "Insufficient permissions to access this resource");
  const stays = stageIsOpenTo(scene.meeting, { role }) || (one.stage === "on" && role !== "viewer");
  const stage = stays ? one.stage : "off";
  return withAttendee(scene.meeting, one.identity, (before) => ({ ...before, role, stage }));
};

/** For the rest of this meeting (M5); `lock` leaves no moment between in which he could come as somebody new. */
export const removed = (scene: Acting, { identity, lock }: ActionOf<"remove">): Acted => {
  const one = ruled(scene, identity);
  const meeting = withAttendee(scene.meeting, one.identity, (before) => ({
    ...before,
    ...standingAt("removed", scene.now),
    stage: "off",
    handRaisedAt: null,
  }));
  return {
    meeting: lock === true ? { ...meeting, locked: true } : meeting,
    effects: [{ effect: "disconnect", identity: one.identity }],
  };
};
