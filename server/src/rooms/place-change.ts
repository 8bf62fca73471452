/**
 * A changed place in a space, in the meetings that run in its rooms (SP23). Whoever came by the account becomes what
 * the account is now, or leaves. What somebody was made in the meeting stays where the change makes no difference: the
 * doors are asked before and after it.
 */
import type { UserId } from "../vocabulary/index.ts";
import type { Membership } from "./member.ts";
import type { MeetingDeps } from "./meeting/keeping.ts";
import type { Attendee } from "./meeting/meeting.ts";
import { becomes, putOut } from "./put-out.ts";
import type { Room } from "./room.ts";
import { visitOfAccount, type VisitDeps } from "./visit.ts";

type Deps = Omit<VisitDeps, "rooms"> & Pick<MeetingDeps, "rooms" | "running" | "agree" | "clock">;
type Place = { readonly spaceId: string; readonly account: UserId };

/** Does what changes somebody's place, and lets it act at once. */
export const changingPlace = async <Outcome>(
  deps: Deps,
  place: Place,
  change: () => Promise<Outcome>,
): Promise<Outcome> => {
  const before = await rolesOf(deps, place);
  const outcome = await change();
  const now = await rolesOf(deps, place);
  for (const [roomId, role] of now) {
    if (role === before.get(roomId)) continue;
    if (role === null) await putOut(deps, roomId, cameAs(place));
    else await becomes(deps, { roomId, isMeant: cameAs(place) }, { role, own: {} });
  }
  return outcome;
};

const cameAs =
  ({ account }: Place) =>
  (one: Attendee): boolean =>
    one.account === account && one.door === "account";

/**
 * What the account is in each room of the space where it is in the meeting, their breakout rooms included (B5); null:
 * nothing lets it in any more.
 */
const rolesOf = async (deps: Deps, place: Place): Promise<ReadonlyMap<Room["roomId"], Membership["role"] | null>> => {
  const isIn = (await deps.running.running()).filter(({ attendees }) => attendees.some(cameAs(place)));
  const user = isIn.length === 0 ? null : await deps.people.user(place.account);
  const roles = new Map<Room["roomId"], Membership["role"] | null>();
  for (const { roomId } of isIn) {
    const here = await deps.rooms.get(roomId);
    const room = here === null || here.breakout === null ? here : await deps.rooms.get(here.breakout.parentRoomId);
    if (room?.space?.spaceId !== place.spaceId) continue;
    const visit = user === null ? null : await visitOfAccount(deps, room, user);
    roles.set(roomId, visit?.member.role ?? null);
  }
  return roles;
};
