import type { MeetRoomMember, Pagination } from "@roomreel/contract";
import type { Access } from "./access.ts";

/** People with a place of their own in a room. */
export type RoomMemberPage = { readonly members: readonly MeetRoomMember[]; readonly pagination: Pagination };
export type BaseRole = MeetRoomMember["baseRole"];
export type OwnRights = MeetRoomMember["customPermissions"];
/** Somebody with an account, or else a guest of this name. */
export type NewRoomMember = ({ readonly userId: string } | { readonly name: string }) & { readonly baseRole: BaseRole };

type Whom = { readonly roomId: string; readonly memberId: string };

export const listRoomMembers = (access: Access, roomId: string, after: string | null): Promise<RoomMemberPage> =>
  access.api.getRoomMembers({
    roomId,
    maxItems: 30,
    sortField: "name",
    sortOrder: "asc",
    extraFields: "effectivePermissions",
    ...(after === null ? {} : { nextPageToken: after }),
  });
export const addRoomMember = (access: Access, roomId: string, asked: NewRoomMember): Promise<MeetRoomMember> =>
  access.api.addRoomMember({ roomId, body: asked }) as Promise<MeetRoomMember>;
/** Acts at once, also on whoever is in the meeting as this member. `customPermissions` replace all those of before. */
export const changeRoomMember = (
  access: Access,
  whom: Whom,
  patch: { readonly baseRole?: BaseRole; readonly customPermissions?: OwnRights },
): Promise<MeetRoomMember> => access.api.updateRoomMember({ ...whom, body: patch }) as Promise<MeetRoomMember>;
/** Whoever is in the meeting by the old link leaves it. */
export const rotateRoomMemberLink = (access: Access, whom: Whom): Promise<MeetRoomMember> =>
  access.api.rotateRoomMemberLink(whom) as Promise<MeetRoomMember>;
export const removeRoomMember = (access: Access, whom: Whom): Promise<unknown> => access.api.deleteRoomMember(whom);
