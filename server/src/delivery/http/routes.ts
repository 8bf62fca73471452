/** An instance whose handlers know the types of their schemas. */
import type { FastifyInstance } from "fastify";
import type { ZodTypeProvider } from "fastify-type-provider-zod";
import { z } from "zod";

export const typed = (app: FastifyInstance) => app.withTypeProvider<ZodTypeProvider>();

export const roomParams = z.object({ roomId: z.string().min(1).max(200) });
export const recordingParams = z.object({ recordingId: z.string().min(1).max(300) });
