/** What changes at the doors of a room reaches those who are in its meeting already (SP12, SP13). */
import type { RoomId } from "../vocabulary/index.ts";
import { changed } from "./meeting/action.ts";
import type { MeetingDeps } from "./meeting/keeping.ts";
import { type Attendee, standingAt, withEach } from "./meeting/meeting.ts";
import { stageIsOpenTo } from "./meeting/entry.ts";
import type { RoomMember } from "./room-member.ts";
import { doorOf } from "./visit.ts";

type IsMeant = (attendee: Attendee) => boolean;
type Doors = Pick<MeetingDeps, "running" | "agree" | "clock">;

/** Came through one of these doors. */
export const cameBy =
  (...doors: readonly string[]): IsMeant =>
  ({ door }) =>
    door !== undefined && doors.includes(door);

/** Is this member, by his own link or signed in. */
export const isMember =
  ({ memberId, account }: RoomMember): IsMeant =>
  (one) =>
    one.door === doorOf({ by: "member", memberId }) || (account !== null && one.account === account);

/**
 * They leave the meeting that runs, also if they only wait. Neither their account nor their door is remembered as
 * removed (M5): by a door that holds they may come again.
 */
export const putOut = async ({ running, agree, clock }: Doors, roomId: RoomId, isMeant: IsMeant): Promise<void> => {
  const gone = standingAt("removed", clock.wallNow());
  const leaving = (one: Attendee): Attendee => {
    const { door: _door, ...who } = one;
    return { ...who, ...gone, account: null, stage: "off", handRaisedAt: null };
  };
  await running.change(roomId, (meeting) => changed(withEach(meeting, isMeant, leaving)));
  await agree(roomId);
};

/** A member's role and rights, as they are from now on, for whoever is in the meeting as this member. */
export const becomesIn = (deps: Doors, member: RoomMember): Promise<void> =>
  becomes(
    deps,
    { roomId: member.roomId, isMeant: isMember(member) },
    {
      role: member.baseRole,
      own: member.own,
    },
  );

/** They have this role and these rights from now on. */
export const becomes = async (
  { running, agree }: Doors,
  { roomId, isMeant }: { readonly roomId: RoomId; readonly isMeant: IsMeant },
  { role, own }: { readonly role: Attendee["role"]; readonly own: NonNullable<Attendee["own"]> },
): Promise<void> => {
  await running.change(roomId, (meeting) =>
    changed(
      withEach(meeting, isMeant, (one) => {
        const stays = one.role === role || stageIsOpenTo(meeting, { role });
        return { ...one, role, own, stage: stays ? one.stage : "off" };
      }),
    ),
  );
  await agree(roomId);
};
