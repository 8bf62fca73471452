/** Who may know that a subject changed: whoever may read it, or could until it was removed. */
import { type Room, visitOfAccount } from "../../rooms/index.ts";
import type { RecordingRecord } from "../../recording/index.ts";
import { recordingId, roomId } from "../../vocabulary/index.ts";
import type { SubjectChange } from "../subject-change.ts";
import type { HttpDeps } from "./deps.ts";
import { keyOpens } from "./key-scopes.ts";
import { type Principal, seesRecording } from "./principal.ts";

type User = Extract<Principal, { readonly kind: "user" }>;
type Claims = Extract<Principal, { readonly kind: "member" }>["claims"];

/** One answer for all who listen: a subject is looked up once a change. */
const once = <Found>(find: (change: SubjectChange) => Promise<Found>) => {
  const known = new WeakMap<SubjectChange, Promise<Found>>();
  return (change: SubjectChange): Promise<Found> => {
    const found = known.get(change) ?? find(change);
    known.set(change, found);
    return found;
  };
};

/** Whether this caller may know of it. */
export type MayKnow = (who: Principal, change: SubjectChange) => Promise<boolean>;

export const changeRights = (deps: HttpDeps): MayKnow => {
  const roomOf = once(async ({ rooms: [id] }): Promise<Room | null> =>
    id === undefined ? null : deps.rooms.get(roomId(id)),
  );
  const recordOf = once(async ({ id }): Promise<RecordingRecord | null> =>
    id === null ? null : deps.recordings.get(recordingId(id)),
  );

  const asAccount = async (who: User, change: SubjectChange): Promise<boolean> => {
    const { userId, role } = who.user;
    if (role === "admin" || change.everybody) return true;
    const isNamed = change.accounts.includes(userId);
    switch (change.kind) {
      case "recordings": {
        const record = change.what === "removed" ? null : await recordOf(change);
        return record === null ? isNamed : seesRecording(deps, who, record);
      }
      case "rooms":
      case "meetings": {
        const room = isNamed ? null : await roomOf(change);
        return isNamed || (room !== null && (await visitOfAccount(deps, room, who.user)) !== null);
      }
      case "spaces":
        return isNamed || (change.id !== null && (await deps.spaces.roleOf(change.id, userId)) !== null);
      case "users":
      case "sessions":
        return isNamed;
      case "storage":
      case "organisation":
      case "api-keys":
      case "audit":
        return false;
    }
  };

  return async (who, change) => {
    switch (who.kind) {
      case "key":
        return keyOpens(who.scopes, "GET", `/${change.kind}`);
      case "member":
        return asMember(who.claims, change);
      case "user":
        return asAccount(who, change);
      case "share":
      case "nobody":
        return false;
    }
  };
};

const asMember = ({ roomId: own, permissions }: Claims, { kind, rooms }: SubjectChange): boolean => {
  if (!rooms.includes(own)) return false;
  if (kind === "meetings") return permissions.meetingRead;
  return kind === "recordings" ? permissions.recordingList : kind === "rooms";
};

/** Whether it may have ended what this caller came with: then that is looked at anew. */
export const mayEnd = (who: Principal, change: SubjectChange): boolean => {
  if (who.kind === "user")
    return (change.kind === "sessions" || change.kind === "users") && change.accounts.includes(who.user.userId);
  if (who.kind === "member") return change.kind === "rooms" && change.rooms.includes(who.claims.roomId);
  return change.kind === "api-keys";
};
