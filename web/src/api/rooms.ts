import type { CreateRoom, MeetRoom, RoomAccessPatch, RoomConfig, RoomRolesPatch } from "@roomreel/contract";
import type { Access } from "./access.ts";

const at = (roomId: string): string => `/rooms/${encodeURIComponent(roomId)}`;

export const getRoom = (access: Access, roomId: string): Promise<MeetRoom> =>
  access.call(`${at(roomId)}?extraFields=config,roles`);
export type NewRoom = Pick<CreateRoom, "roomName" | "spaceId" | "kind" | "autoDeletionDate" | "autoDeletionPolicy"> & {
  readonly config?: ConfigPatch;
};
export const createRoom = (access: Access, asked: NewRoom): Promise<MeetRoom> =>
  access.call("/rooms", { method: "POST", body: asked });
/** What is left out stays as it is. */
export type ConfigPatch = Partial<Omit<RoomConfig, "recording">> & {
  readonly recording?: Partial<RoomConfig["recording"]>;
};
export const setRoomConfig = (access: Access, roomId: string, config: ConfigPatch): Promise<MeetRoom> =>
  access.call(`${at(roomId)}/config`, { method: "PUT", body: { config } });
export const setRoomName = (access: Access, roomId: string, roomName: string): Promise<MeetRoom> =>
  access.call(`${at(roomId)}/name`, { method: "PUT", body: { roomName } });
export const setRoomAccess = (access: Access, roomId: string, patch: RoomAccessPatch): Promise<MeetRoom> =>
  access.call(`${at(roomId)}/access`, { method: "PUT", body: { access: patch } });
export const setRoomRoles = (access: Access, roomId: string, roles: RoomRolesPatch): Promise<MeetRoom> =>
  access.call(`${at(roomId)}/roles`, { method: "PUT", body: { roles } });
/** Gives a link another secret: whoever is in the meeting by the old one leaves it. */
export const rotateRoomLink = (
  access: Access,
  roomId: string,
  link: keyof MeetRoom["access"]["anonymous"],
): Promise<MeetRoom> => access.call(`${at(roomId)}/access/${link}/rotate`, { method: "POST" });
export const setRoomStatus = (access: Access, roomId: string, status: "open" | "closed"): Promise<MeetRoom> =>
  access.call(`${at(roomId)}/status`, { method: "PUT", body: { status } });
export const deleteRoom = (access: Access, roomId: string): Promise<unknown> =>
  access.call(`${at(roomId)}?withMeeting=force&withRecordings=force`, { method: "DELETE" });
