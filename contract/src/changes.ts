/**
 * GET {base}/api/v1/changes: what changes elsewhere, as a stream of server-sent events (WHATWG HTML 9.2), read with
 * `fetch`, since credentials travel in headers. `change` says which subject changed, never how: one asks again, with
 * one's own rights. `missed` says that some were not told: everything is to be asked again. Comments keep it alive.
 */
import { z } from "zod";

/** What can change; also the first word of the web app's query keys. */
export const changeKinds = [
  "recordings",
  "rooms",
  "meetings",
  "spaces",
  "users",
  "storage",
  "organisation",
  "api-keys",
  "audit",
  "sessions",
] as const;

/** Data of an event `change`. */
export const changeSchema = z.object({
  kind: z.enum(changeKinds),
  /** Of the recording, room, space, account, key, session; null: of the kind as a whole. */
  id: z.string().nullable(),
  what: z.enum(["created", "changed", "removed"]),
});
export type Change = z.infer<typeof changeSchema>;

/** `maxSeconds`: ends after this time, for who cannot wait for ever; without it when its credential does. */
export const changesQuerySchema = z.object({ maxSeconds: z.coerce.number().min(0).max(86_400).optional() });
