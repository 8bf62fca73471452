/**
 * Whose a recording is follows the kind of its room at the start, not who pressed Record (K-70 to K-72); who pressed it
 * then edits and publishes it beside the owner (K-75). What happens to the room or the space later changes nothing.
 */
import type { Room } from "../rooms/index.ts";
import type { Collaborator, RecordingRecord } from "./store.ts";

/**
 * A space without an owner (that account was deleted) leaves it to the initiator, and where that is nobody with an
 * account, to the room's owner (K-71).
 * @param account of who pressed Record; null: a guest, a program, a trigger
 */
export const ownershipOf = (
  { owner: roomOwner, space }: Pick<Room, "owner" | "space">,
  account: string | null,
): Pick<RecordingRecord, "owner" | "collaborators"> => {
  const owner = space === null ? roomOwner : (space.owner ?? account ?? roomOwner);
  return { owner, collaborators: account === null || account === owner ? [] : [collaborator(account)] };
};

const collaborator = (userId: string): Collaborator => ({ userId, as: ["co-editor", "co-publisher"] });
