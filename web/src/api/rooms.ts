import type { MeetRoom, Pagination } from "@roomreel/contract";
import type { Access } from "./access.ts";

export type RoomPage = { readonly rooms: readonly MeetRoom[]; readonly pagination: Pagination };
const at = (roomId: string): string => `/rooms/${encodeURIComponent(roomId)}`;

export const listRooms = (access: Access, after?: string): Promise<RoomPage> => {
  const query = new URLSearchParams({ maxItems: "30" });
  if (after !== undefined) query.set("nextPageToken", after);
  return access.call(`/rooms?${query}`);
};
export const getRoom = (access: Access, roomId: string): Promise<MeetRoom> => access.call(at(roomId));
export const createRoom = (access: Access, roomName: string): Promise<MeetRoom> =>
  access.call("/rooms", { method: "POST", body: { roomName } });
export const setRoomStatus = (access: Access, roomId: string, status: "open" | "closed"): Promise<MeetRoom> =>
  access.call(`${at(roomId)}/status`, { method: "PUT", body: { status } });
export const deleteRoom = (access: Access, roomId: string): Promise<unknown> =>
  access.call(`${at(roomId)}?withMeeting=force&withRecordings=force`, { method: "DELETE" });
