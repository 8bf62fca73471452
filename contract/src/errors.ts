import { z } from "zod";

/** Body of every error (api-openvidu-meet.md 3). */
export const errorBodySchema = z.object({
  error: z.string(),
  message: z.string(),
  /** What exactly failed, for programs and translations: `room-full`. Stable; absent where `details` says it. */
  code: z.string().optional(),
  details: z.array(z.object({ field: z.string(), message: z.string() })).optional(),
});
export type ErrorBody = z.infer<typeof errorBodySchema>;
