/** Who may do what with one recording: the question that every route about it asks first. */
import {
  type Caller,
  type LibraryEntry,
  permissionsInSpace,
  type PlaceDeps,
  type RecordingRight,
  rightsOf,
} from "../../library/index.ts";
import type { RecordingRecord } from "../../recording/index.ts";
import { leads, type MemberClaims, type Permission } from "../../rooms/index.ts";
import { Failure, recordingId } from "../../vocabulary/index.ts";
import type { HttpDeps } from "./deps.ts";
import { isAdmin, type Principal, requirePermission, seesRecording } from "./principal.ts";

/** Which recording, and what for; `where`: what was deleted is in the trash, and nowhere else. */
export type Asked = {
  readonly id: string;
  readonly right: RecordingRight;
  readonly where?: "kept" | "trash";
};

const unknown = (id: string): Failure => new Failure("no-recording", `Recording '${id}' does not exist.`);

/** An entry, and all that whoever asked for it may do with it. */
export type Granted = { readonly entry: LibraryEntry; readonly rights: ReadonlySet<RecordingRight> };

/**
 * An entry with which this principal may do this. Who sees the recording and lacks the right is told so; who does not
 * see it, or nobody before it is listed (LB6), learns nothing about it, and whose token lacks the right is told so
 * whatever there is (deviation 4).
 * @throws Failure `forbidden`, `no-recording`
 */
export const grantedFor = async (
  deps: PlaceDeps & Pick<HttpDeps, "library">,
  who: Principal,
  { id, right, where = "kept" }: Asked,
): Promise<Granted> => {
  if (who.kind === "member") requireRight(rightsOf(inRoom(who.claims), nobodys, null), right);
  const entry = await deps.library.get(recordingId(id), where);
  if (entry?.record.listed !== true || !(await seesRecording(deps, who, entry.record))) throw unknown(id);
  const rights = await rightsFor(deps, who, entry.record);
  requireRight(rights, right);
  return { entry, rights };
};

/** The same, for who asks no further what may be done. @throws Failure `forbidden`, `no-recording` */
export const entryFor = async (
  deps: PlaceDeps & Pick<HttpDeps, "library">,
  who: Principal,
  asked: Asked,
): Promise<LibraryEntry> => (await grantedFor(deps, who, asked)).entry;

/** All that this principal may do with a recording that it sees. @throws Failure `unauthenticated` for nobody */
export const rightsFor = async (
  deps: PlaceDeps,
  who: Principal,
  record: RecordingRecord,
): Promise<ReadonlySet<RecordingRight>> => {
  const caller = await callerOf(deps, who, record);
  // What a room is asked for matters to accounts alone; all others need no question to the database.
  return rightsOf(caller, record, caller.as === "account" ? await deps.rooms.get(record.roomId) : null);
};

const nobodys = { owner: "", collaborators: [] } as const;

const requireRight = (rights: ReadonlySet<RecordingRight>, right: RecordingRight): void => {
  if (!rights.has(right)) throw new Failure("forbidden", "Insufficient permissions to access this resource");
};

/** For a page of recordings: what is asked about several is looked up once, and their rooms all at once. */
export const lookedUpFor = async (
  { rooms, spaces }: Pick<HttpDeps, "rooms" | "spaces">,
  who: Principal,
  entries: readonly LibraryEntry[],
): Promise<PlaceDeps> => {
  const ids = new Set(entries.flatMap(({ record }) => [record.roomId, record.breakout?.parentRoomId ?? record.roomId]));
  // Others may what they may whatever the room says.
  const isAsked = who.kind === "user" && !isAdmin(who) && ids.size > 0;
  const found = isAsked ? await rooms.several([...ids]) : [];
  const known = new Map(found.map((room) => [room.roomId, room]));
  const places = new Map<string, ReturnType<PlaceDeps["spaces"]["roleOf"]>>();
  const roleOf: PlaceDeps["spaces"]["roleOf"] = (space, account) => {
    const role = places.get(`${space} ${account}`) ?? spaces.roleOf(space, account);
    places.set(`${space} ${account}`, role);
    return role;
  };
  return { rooms: { get: async (id) => known.get(id) ?? rooms.get(id) }, spaces: { roleOf } };
};

/** In the words of the library. */
const callerOf = async (deps: PlaceDeps, who: Principal, record: RecordingRecord): Promise<Caller> => {
  if (isAdmin(who)) return { as: "administrator" };
  if (who.kind === "user")
    return { as: "account", user: who.user, inSpace: await permissionsInSpace(deps, record, who.user) };
  if (who.kind === "member") return inRoom(who.claims);
  if (who.kind === "share") return { as: "visitor", mayDownload: who.link.mayDownload };
  throw new Failure("unauthenticated", "This needs a credential that is not there.");
};

const inRoom = ({ permissions }: MemberClaims): Caller => ({ as: "in-room", permissions });

/**
 * A recording for which this principal has a permission that only rooms know; `orLeads`: or moderates.
 * @throws Failure `forbidden`; `no-recording`, also for one that belongs to another room, or is not listed yet and not
 * to be controlled (LB6)
 */
export const recordingFor = async (
  deps: PlaceDeps & Pick<HttpDeps, "recordings">,
  who: Principal,
  asked: { readonly id: string; readonly permission: Permission; readonly orLeads?: true },
): Promise<RecordingRecord> => {
  if (asked.orLeads !== true || who.kind !== "member" || !leads(who.claims)) requirePermission(who, asked.permission);
  const record = await deps.recordings.get(recordingId(asked.id));
  const isThere = record !== null && (record.listed || asked.permission === "recordingControl");
  if (!isThere || !(await seesRecording(deps, who, record))) throw unknown(asked.id);
  return record;
};
