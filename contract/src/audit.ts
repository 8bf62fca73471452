/** GET {base}/api/v1/audit: who did what to which subject, newest first. For administrators. */
import { z } from "zod";
import { maxItemsSchema } from "./requests.ts";
import { paginationSchema } from "./lists.ts";
import { textSchema } from "./text.ts";

/** `member`: came by a link of a room or a recording; `system`: nobody, a rule or the end of a meeting did it. */
export const auditActorSchema = z.object({
  kind: z.enum(["user", "api-key", "member", "system"]),
  id: z.string(),
  name: z.string(),
});

export const auditEntrySchema = z.object({
  entryId: z.string(),
  /** Epoch ms. */
  at: z.number(),
  actor: auditActorSchema,
  /** `recording.delete`: what was done, to what kind of subject. */
  action: z.string(),
  /** As it was called then; null: nothing of its own. */
  subject: z.object({ kind: z.string(), id: z.string(), name: z.string() }).nullable(),
  /** What else there is to say: changed settings, addresses of sign-ins. Never a secret. */
  details: z.record(z.string(), z.unknown()),
});
export type AuditEntry = z.infer<typeof auditEntrySchema>;
export const auditListSchema = z.object({ entries: z.array(auditEntrySchema), pagination: paginationSchema });

const instant = z.coerce.number().int().min(0).max(8.64e15);
export const auditQuerySchema = z.object({
  maxItems: maxItemsSchema,
  nextPageToken: z.string().max(2000).optional(),
  /** Part of the actor's id or name, whatever the case. */
  actor: textSchema(200).optional(),
  /** One action, or all of a kind: `recording`. */
  action: textSchema(100).optional(),
  /** At or after this, before that; epoch ms. */
  from: instant.optional(),
  until: instant.optional(),
});
