/** The room that a breakout is: a room of its own, of the main room's kind and owner, whose links open nothing. */
import type { Randomness, RoomId, WallMs } from "../../vocabulary/index.ts";
import { newLinks, type Room } from "../room.ts";
import type { OpenBreakouts, PlannedBreakout } from "./plan.ts";

export type ChildOf = {
  readonly parent: Room;
  /** The main room's meeting: when it is over, so is the breakout. */
  readonly meetingId: string;
  readonly plan: OpenBreakouts;
  readonly breakout: PlannedBreakout;
};

/** As the plan wants a room that exists already; the same object when it is so. */
export const asPlanned = (room: Room, { plan }: Pick<ChildOf, "plan">): Room => {
  const { breakout } = room;
  const speaker = { ...room.roles.speaker, recordingControl: plan.mayRecord };
  const isSo = room.roles.speaker.recordingControl === plan.mayRecord && breakout?.endsAt === plan.endsAt;
  if (breakout === null || isSo) return room;
  return { ...room, roles: { ...room.roles, speaker }, breakout: { ...breakout, endsAt: plan.endsAt } };
};

/**
 * People come with the token of the main room, so nobody waits or knocks; everybody may be on stage, no trigger starts
 * a recording, and its recordings are for who leads (K-57).
 */
export const breakoutRoom = (of: ChildOf, deps: { randomness: Randomness; now: WallMs }): Room => {
  const { parent, meetingId, plan, breakout } = of;
  const { settings } = parent;
  const child: Room = {
    ...parent,
    roomId: breakout.roomId,
    name: breakout.name,
    broadcast: false,
    createdAt: deps.now,
    autoDeletion: null,
    settings: {
      ...settings,
      stage: "everyone",
      waitingRoom: false,
      waitForHost: false,
      schedule: "always",
      recording: { ...settings.recording, startTrigger: "none", allowAccessTo: "admin_moderator" },
    },
    links: newLinks(deps.randomness, () => false),
    closed: false,
    meetingEndAction: "none",
    rolesUpdatedAt: deps.now,
    meetingStartedAt: null,
    breakout: {
      parentRoomId: parent.roomId,
      parentName: parent.name,
      meetingId,
      number: breakout.number,
      endsAt: plan.endsAt,
    },
  };
  return asPlanned({ ...child, roles: { ...child.roles, speaker: withoutRecording(child) } }, of);
};

const withoutRecording = ({ roles }: Room): Room["roles"]["speaker"] => ({ ...roles.speaker, recordingControl: false });

/** All rooms of an open plan. */
export const childrenOf = (of: Omit<ChildOf, "breakout">): readonly (ChildOf & { readonly roomId: RoomId })[] =>
  of.plan.rooms.map((breakout) => ({ ...of, breakout, roomId: breakout.roomId }));
