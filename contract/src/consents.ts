import { z } from "zod";

/** GET {base}/api/v1/recordings/{recordingId}/consents: who confirmed to know of a recording, oldest first. */
const consentSchema = z.object({
  /** Epoch ms. */
  at: z.number(),
  name: z.string(),
  /** In the meeting; tells people of one name apart. */
  identity: z.string(),
  /** Null for whoever came by a link. */
  account: z.string().nullable(),
  /** The text that was shown. */
  words: z.string(),
});
export const consentListSchema = z.object({ recordingId: z.string(), consents: z.array(consentSchema) });
/**
 * GET {base}/api/v1/rooms/{roomId}/consents: the room's whole ledger, newest first and at most 10,000; also of
 * recordings that were deleted.
 */
export const roomConsentListSchema = z.object({
  roomId: z.string(),
  consents: z.array(consentSchema.extend({ recordingId: z.string() })),
});
export const consentQuerySchema = z.object({ format: z.enum(["json", "csv"]).default("json") });
