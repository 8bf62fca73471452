/**
 * Rooms that delete themselves, by the server's clock: part of the library's round. What becomes of each is what its
 * policy says, decided as a deletion by hand is; with two differences, since nobody is there to be told. A recording
 * under legal hold keeps its room, closed. A room that stays, closed, has done what it was to do: its date goes, so
 * that whoever opens it again finds it open.
 */
import { type AuditStore, noteDeeds, systemActor } from "../people/index.ts";
import type { Room } from "../rooms/index.ts";
import { isFailure, type Logger, reasonOf } from "../vocabulary/index.ts";
import { deleteRoom, type DeletionDeps, type DeletionOutcome } from "./delete-room.ts";

type ExpiryDeps = DeletionDeps & {
  readonly log: Logger;
  readonly audit: AuditStore;
};

/** Of one round; the rest waits for the next. */
const AT_ONCE = 100;

/** One that fails (LiveKit does not answer) is tried again in the next round; the others go on. */
export const removeExpiredRooms = async (deps: ExpiryDeps): Promise<void> => {
  for (const room of await deps.rooms.toBeDeleted(deps.clock.wallNow(), AT_ONCE)) {
    try {
      const { successCode, survivor } = await removeOne(deps, room);
      deps.log.info("a room's time was over", { roomId: room.roomId, successCode });
      const subject = { kind: "room", id: room.roomId, name: room.name };
      const details = { outcome: successCode, because: "its time was over" };
      await noteDeeds(deps, [{ actor: systemActor, action: "room.delete", subject, details }]);
      if (survivor?.closed === true) await deps.rooms.change(room.roomId, (now) => ({ ...now, autoDeletion: null }));
    } catch (error) {
      deps.log.warn("a room whose time is over could not be deleted", {
        roomId: room.roomId,
        reason: reasonOf(error),
      });
    }
  }
};

const removeOne = async (deps: DeletionDeps, room: Room): Promise<DeletionOutcome> => {
  const policy = room.autoDeletion?.policy ?? { withMeeting: "when_meeting_ends", withRecordings: "close" };
  try {
    return await deleteRoom(deps, room, policy);
  } catch (error) {
    if (!isFailure(error) || error.code !== "on-legal-hold") throw error;
    return deleteRoom(deps, room, { ...policy, withRecordings: "close" });
  }
};
