/**
 * What an account may do with recordings because it is in the space of their room (L23): as much as it may in that
 * room itself, where it comes without any link (SP4). Recordings of breakout rooms are for who leads (K-57, K-59).
 */
import type { User } from "../people/index.ts";
import type { RecordingRecord } from "../recording/index.ts";
import { type Permissions, permissionsOf, roomRoleIn, type RoomStore, type SpaceStore } from "../rooms/index.ts";

/** Where it is looked up. */
export type PlaceDeps = {
  readonly rooms: Pick<RoomStore, "get">;
  readonly spaces: Pick<SpaceStore, "roleOf">;
};

/** @returns null for whoever is not in the space, or does not see the recording by that */
export const permissionsInSpace = async (
  { rooms, spaces }: PlaceDeps,
  { roomId, breakout }: Pick<RecordingRecord, "roomId" | "breakout">,
  { userId }: Pick<User, "userId">,
): Promise<Permissions | null> => {
  const main = await rooms.get(breakout?.parentRoomId ?? roomId);
  if (main === null || main.space === null) return null;
  const place = main.space.leaders[userId] ?? (await spaces.roleOf(main.space.spaceId, userId));
  const role = place === null ? null : roomRoleIn(place);
  if (role === null || (breakout !== null && role === "speaker")) return null;
  const permissions = permissionsOf(main, role);
  return permissions.recordingList ? permissions : null;
};
