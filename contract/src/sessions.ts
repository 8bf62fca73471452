/** Where somebody is signed in: own ones below {base}/internal-api/v1/auth/sessions, an account's below /users. */
import { z } from "zod";

export const sessionSchema = z.object({
  sessionId: z.string(),
  /** Epoch ms. */
  creationDate: z.number(),
  /** When its tokens were last renewed: every two hours while it is used. */
  lastUsedDate: z.number(),
  expirationDate: z.number(),
  /** As the browser calls itself. */
  userAgent: z.string(),
  address: z.string(),
  /** The one that asks. */
  current: z.boolean(),
});
export type SignedInSession = z.infer<typeof sessionSchema>;
/** Last used first. */
export const sessionListSchema = z.object({ sessions: z.array(sessionSchema) });
/** How many were ended. */
export const sessionsEndedSchema = z.object({ message: z.string(), ended: z.number() });
