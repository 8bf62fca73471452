/** Who may do what with one recording: the question that every route about it asks first. */
import { type LibraryEntry, type RecordingRight, rightsOf, type Caller } from "../../library/index.ts";
import type { RecordingRecord } from "../../recording/index.ts";
import { leads, type Permission } from "../../rooms/index.ts";
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

/**
 * An entry with which this principal may do this. Who sees the recording and lacks the right is told so; who does not
 * see it, or nobody before it is listed (LB6), learns nothing about it, and whose token lacks the right is told so
 * whatever there is (deviation 4).
 * @throws Failure `forbidden`, `no-recording`
 */
export const entryFor = async (
  deps: Pick<HttpDeps, "library" | "rooms">,
  who: Principal,
  { id, right, where = "kept" }: Asked,
): Promise<LibraryEntry> => {
  const caller = callerOf(who);
  if (caller.as === "in-room") requireRight(rightsOf(caller, nobodys, null), right);
  const entry = await deps.library.get(recordingId(id), where);
  if (entry?.record.listed !== true || !(await seesRecording(deps, who, entry.record))) throw unknown(id);
  requireRight(rightsOf(caller, entry.record, await deps.rooms.get(entry.record.roomId)), right);
  return entry;
};

const nobodys = { owner: "", collaborators: [] } as const;

const requireRight = (rights: ReadonlySet<RecordingRight>, right: RecordingRight): void => {
  if (!rights.has(right)) throw new Failure("forbidden", "Insufficient permissions to access this resource");
};

/** In the words of the library. @throws Failure `unauthenticated` for nobody */
export const callerOf = (who: Principal): Caller => {
  if (isAdmin(who)) return { as: "administrator" };
  if (who.kind === "user") return { as: "account", user: who.user };
  if (who.kind === "member") return { as: "in-room", permissions: who.claims.permissions };
  if (who.kind === "share") return { as: "visitor", mayDownload: who.link.mayDownload };
  throw new Failure("unauthenticated", "This needs a credential that is not there.");
};

/**
 * A recording for which this principal has a permission that only rooms know; `orLeads`: or moderates.
 * @throws Failure `forbidden`; `no-recording`, also for one that belongs to another room, or is not listed yet and not
 * to be controlled (LB6)
 */
export const recordingFor = async (
  deps: Pick<HttpDeps, "recordings" | "rooms">,
  who: Principal,
  asked: { readonly id: string; readonly permission: Permission; readonly orLeads?: true },
): Promise<RecordingRecord> => {
  if (asked.orLeads !== true || who.kind !== "member" || !leads(who.claims)) requirePermission(who, asked.permission);
  const record = await deps.recordings.get(recordingId(asked.id));
  const isThere = record !== null && (record.listed || asked.permission === "recordingControl");
  if (!isThere || !(await seesRecording(deps, who, record))) throw unknown(asked.id);
  return record;
};
