import type { MeetRoomMember, Pagination } from "@roomreel/contract";
import type { Access } from "./access.ts";

/** People with a place of their own in a room. */
export type RoomMemberPage = { readonly members: readonly MeetRoomMember[]; readonly pagination: Pagination };
export type BaseRole = MeetRoomMember["baseRole"];
export type OwnRights = MeetRoomMember["customPermissions"];
/** Somebody with an account, or else a guest of this name. */
export type NewRoomMember = ({ readonly userId: string } | { readonly name: string }) & { readonly baseRole: BaseRole };

const all = (roomId: string): string => `/rooms/${encodeURIComponent(roomId)}/members`;
type Whom = { readonly roomId: string; readonly memberId: string };
const one = ({ roomId, memberId }: Whom): string => `${all(roomId)}/${encodeURIComponent(memberId)}`;

export const listRoomMembers = (access: Access, roomId: string, after: string | null): Promise<RoomMemberPage> => {
  const query = new URLSearchParams({
    maxItems: "30",
    sortField: "name",
    sortOrder: "asc",
    extraFields: "effectivePermissions",
  });
  if (after !== null) query.set("nextPageToken", after);
  return access.call(`${all(roomId)}?${query}`);
};
export const addRoomMember = (access: Access, roomId: string, asked: NewRoomMember): Promise<MeetRoomMember> =>
  access.call(all(roomId), { method: "POST", body: asked });
/** Acts at once, also on whoever is in the meeting as this member. `customPermissions` replace all those of before. */
export const changeRoomMember = (
  access: Access,
  whom: Whom,
  patch: { readonly baseRole?: BaseRole; readonly customPermissions?: OwnRights },
): Promise<MeetRoomMember> => access.call(one(whom), { method: "PUT", body: patch });
/** Whoever is in the meeting by the old link leaves it. */
export const rotateRoomMemberLink = (access: Access, whom: Whom): Promise<MeetRoomMember> =>
  access.call(`${one(whom)}/rotate`, { method: "POST" });
export const removeRoomMember = (access: Access, whom: Whom): Promise<unknown> =>
  access.call(one(whom), { method: "DELETE" });
