import type { SignedInSession } from "@roomreel/contract";
import type { Access } from "./access.ts";
import { accountAccess, internalAccess } from "./session.ts";

/** Where an account is signed in; null: one's own. */
type Whose = string | null;
const of = (userId: Whose): readonly [Access, string] =>
  userId === null
    ? [internalAccess, "/auth/sessions"]
    : [accountAccess, `/users/${encodeURIComponent(userId)}/sessions`];

export const listSessions = async (userId: Whose): Promise<readonly SignedInSession[]> => {
  const [access, path] = of(userId);
  return (await access.call<{ sessions: readonly SignedInSession[] }>(path)).sessions;
};
export const endSession = (userId: Whose, sessionId: string): Promise<unknown> => {
  const [access, path] = of(userId);
  return access.call(`${path}/${encodeURIComponent(sessionId)}`, { method: "DELETE" });
};
/** Of one's own all but this one. */
export const endSessions = (userId: Whose): Promise<unknown> => {
  const [access, path] = of(userId);
  return access.call(path, { method: "DELETE" });
};
