/**
 * A live broadcast (K-60), in rooms of kind `broadcast`: the crew (hosts, moderators, speakers) prepares in *preview*,
 * the audience (viewers) waits; it comes in when the broadcast goes *live*, and leaves when it has *ended*. One meeting
 * is one broadcast; the next begins in preview. In the room's metadata, and in the answer before joining.
 */
import { z } from "zod";

export const broadcastSchema = z.discriminatedUnion("state", [
  z.object({
    state: z.literal("preview"),
    /** So many of the audience wait for the beginning. */
    audience: z.number(),
  }),
  /** `since`: epoch ms. */
  z.object({ state: z.literal("live"), since: z.number() }),
  z.object({ state: z.literal("ended"), since: z.number(), endedAt: z.number() }),
]);
export type Broadcast = z.infer<typeof broadcastSchema>;
