/** {base}/internal-api/v1/config: parts of the organisation's settings under the compatible API's addresses. */
import { z } from "zod";
import { organisationSchema, themeSchema } from "./organisation.ts";

/** One theme; one that is not enabled changes nothing. */
export const appearanceConfigSchema = z.object({
  appearance: z.object({
    themes: z
      .array(themeSchema.extend({ name: z.string().max(50).default("default"), enabled: z.boolean() }))
      .length(1),
  }),
});
export const securityConfigSchema = organisationSchema.shape.embedding;
/** Whether the deployment makes captions. */
export const captionsConfigSchema = z.object({ enabled: z.boolean() });
