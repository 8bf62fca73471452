/** A member of a room as the API shows it (api-openvidu-meet.md 6). */
import type { MeetRoomMember } from "@roomreel/contract";
import { membershipOf, type Room, type RoomMember } from "../../rooms/index.ts";
import { Failure, type RoomId } from "../../vocabulary/index.ts";
import type { HttpDeps } from "./deps.ts";
import { type Principal, sharesLinks } from "./principal.ts";

export const memberExtraFields = ["effectivePermissions"];

type Seen = { readonly who: Principal; readonly extra: ReadonlySet<string> | undefined };

export const memberView = (
  deps: HttpDeps,
  room: Room,
  { who, extra, member }: Seen & { member: RoomMember },
): MeetRoomMember => {
  const url = `${deps.publicUrl}${deps.basePath}/room/${room.roomId}?secret=${member.secret}`;
  const isOwn = who.kind === "member" && who.visit.via.by === "member" && who.visit.via.memberId === member.memberId;
  return {
    memberId: member.memberId,
    roomId: room.roomId,
    type: member.account === null ? "identified_guest" : "user",
    name: member.name,
    membershipDate: member.since,
    ...(isOwn || (who.kind !== "member" && sharesLinks(who, room)) ? { accessUrl: url } : {}),
    baseRole: member.baseRole,
    customPermissions: { ...member.own },
    ...(extra?.has("effectivePermissions") ? { effectivePermissions: membershipOf(room, member).permissions } : {}),
    permissionsUpdatedAt: member.permissionsUpdatedAt,
  };
};

const noMember = (room: RoomId, id: string): Failure =>
  new Failure("no-member", `Member '${id}' does not exist in room '${room}'.`);

/** @throws Failure `no-member` */
export const found = (room: Room, id: string, member: RoomMember | null): RoomMember => {
  if (member === null) throw noMember(room.roomId, id);
  return member;
};
