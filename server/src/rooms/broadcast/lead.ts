/** Going live and ending, on the meeting's document (LB2 to LB4). */
import { type Acted, type Acting, changed } from "../meeting/action.ts";
import { type Meeting, standingAt, withEach } from "../meeting/meeting.ts";
import { needsAdmission } from "../meeting/entry.ts";
import { ended, gone, isAudience } from "./broadcast.ts";

/** Everybody who waited for it is let in at once; who has to be admitted knocks from now on. */
export const wentLive = ({ room, meeting, now }: Acting): Acted => {
  const broadcast = gone(meeting.broadcast, now);
  if (broadcast === meeting.broadcast) return changed(meeting);
  const live: Meeting = { ...meeting, broadcast };
  if (needsAdmission(room, live)) return changed(live);
  return changed(
    withEach(
      live,
      (one) => one.standing.at === "waiting" && isAudience(one),
      (one) => ({ ...one, ...standingAt("admitted", now) }),
    ),
  );
};

/** The audience leaves; the crew stays. */
export const endedBroadcast = ({ meeting, now }: Acting): Acted => {
  const broadcast = ended(meeting.broadcast, now);
  if (broadcast === meeting.broadcast) return changed(meeting);
  return changed(
    withEach({ ...meeting, broadcast }, isAudience, (one) =>
      one.standing.at === "removed"
        ? one
        : { ...one, ...standingAt("dismissed", now), handRaisedAt: null, stage: "off" },
    ),
  );
};
