/** Coming into a breakout room: by the main room's token, as the same person, where one is sent (B5, B6). */
import { Failure, participantIdentity } from "../../vocabulary/index.ts";
import { type Attendee, attendeeOf, leads, mayEnter } from "../meeting/meeting.ts";
import type { MeetingStore } from "../meeting/store.ts";
import type { Room } from "../room.ts";
import { mayVisit } from "./plan.ts";

/**
 * Who this is in the main room's meeting.
 * @throws Failure `no-breakout` when the breakout rooms were closed, `not-your-breakout`, `not-in-meeting`
 */
export const breakoutVisitor = async (running: MeetingStore, room: Room, identity: string): Promise<Attendee> => {
  const { breakout } = room;
  const meeting = breakout === null ? null : await running.current(breakout.parentRoomId);
  const plan = meeting?.breakouts;
  if (meeting === null || plan?.state !== "open" || plan.rooms.every(({ roomId }) => roomId !== room.roomId))
    throw new Failure("no-breakout", "This breakout room does not exist any more.");
  const one = attendeeOf(meeting, participantIdentity(identity));
  if (one === null || !mayEnter(one)) throw new Failure("not-in-meeting", "You are not in the meeting.");
  if (!mayVisit(plan, { identity: one.identity, leads: leads(one) }, room.roomId))
    throw new Failure("not-your-breakout", "You are not assigned to this breakout room.");
  return one;
};
