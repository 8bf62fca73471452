import type { MeetRoom, Pagination } from "@roomreel/contract";
import type { Access } from "./access.ts";

/** Which rooms, in which order; an empty string takes nothing away. */
export type RoomFilter = {
  readonly search: string;
  readonly status: MeetRoom["status"] | "";
  readonly owner: string;
  readonly sortField: "creationDate" | "roomName" | "autoDeletionDate";
  readonly sortOrder: "asc" | "desc";
};
type RoomPage = { readonly rooms: readonly MeetRoom[]; readonly pagination: Pagination };

export const findRooms = (access: Access, filter: RoomFilter, after: string | null): Promise<RoomPage> => {
  const { sortField, sortOrder, search, status, owner } = filter;
  const query = new URLSearchParams({ maxItems: "30", sortField, sortOrder });
  if (search !== "") {
    query.set("roomName", search);
    query.set("roomNameMatchMode", "partial");
    query.set("roomNameCaseInsensitive", "true");
  }
  if (status !== "") query.set("status", status);
  if (owner !== "") query.set("owner", owner);
  if (after !== null) query.set("nextPageToken", after);
  return access.call(`/rooms?${query}`);
};

/** Those in which nobody meets and which have no recordings. Whether all are gone; those that can go are. */
export const deleteRooms = async (access: Access, roomIds: readonly string[]): Promise<boolean> =>
  (await access.api.bulkDeleteRooms({ roomIds })).failed.length === 0;

type Deletion = Pick<MeetRoom, "autoDeletionDate" | "autoDeletionPolicy">;
/** When a room deletes itself; null: it does not. */
export const setRoomDeletion = (access: Access, roomId: string, deletion: Deletion): Promise<MeetRoom> =>
  access.call(`/rooms/${encodeURIComponent(roomId)}/auto-deletion`, { method: "PUT", body: deletion });
