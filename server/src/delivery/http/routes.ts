/** An instance whose handlers know the types of their schemas. */
import { textSchema } from "@roomreel/contract";
import type { FastifyInstance } from "fastify";
import type { ZodTypeProvider } from "fastify-type-provider-zod";
import { z } from "zod";

export const typed = (app: FastifyInstance) => app.withTypeProvider<ZodTypeProvider>();

export const roomParams = z.object({ roomId: textSchema(200).min(1) });
export const recordingParams = z.object({ recordingId: textSchema(300).min(1) });
