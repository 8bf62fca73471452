import type { CreateRoom, MeetRoom, RoomAccessPatch, RoomConfig, RoomRolesPatch } from "@roomreel/contract";
import type { Access } from "./access.ts";

export const getRoom = (access: Access, roomId: string): Promise<MeetRoom> =>
  access.api.getRoom({ roomId, extraFields: "config,roles" });
export type NewRoom = Pick<CreateRoom, "roomName" | "spaceId" | "kind" | "autoDeletionDate" | "autoDeletionPolicy"> & {
  readonly config?: ConfigPatch;
};
export const createRoom = (access: Access, asked: NewRoom): Promise<MeetRoom> => access.api.createRoom({ body: asked });
/** What is left out stays as it is. */
export type ConfigPatch = Partial<Omit<RoomConfig, "recording">> & {
  readonly recording?: Partial<RoomConfig["recording"]>;
};
export const setRoomConfig = (access: Access, roomId: string, config: ConfigPatch): Promise<MeetRoom> =>
  access.api.updateRoomConfig({ roomId, body: { config } });
export const setRoomName = (access: Access, roomId: string, roomName: string): Promise<MeetRoom> =>
  access.api.renameRoom({ roomId, body: { roomName } });
export const setRoomAccess = (access: Access, roomId: string, patch: RoomAccessPatch): Promise<MeetRoom> =>
  access.api.updateRoomAccess({ roomId, body: { access: patch } });
export const setRoomRoles = (access: Access, roomId: string, roles: RoomRolesPatch): Promise<MeetRoom> =>
  access.api.updateRoomRoles({ roomId, body: { roles } });
/** Gives a link another secret: whoever is in the meeting by the old one leaves it. */
export const rotateRoomLink = (
  access: Access,
  roomId: string,
  link: keyof MeetRoom["access"]["anonymous"],
): Promise<MeetRoom> => access.api.rotateRoomLink({ roomId, link });
export const setRoomStatus = (access: Access, roomId: string, status: "open" | "closed"): Promise<MeetRoom> =>
  access.api.updateRoomStatus({ roomId, body: { status } });
export const deleteRoom = (access: Access, roomId: string): Promise<unknown> =>
  access.api.deleteRoom({ roomId, withMeeting: "force", withRecordings: "force" });
