/** Captions of a recording: one WebVTT file for each language. */
import { z } from "zod";

/** The most that captions of one language may be: those of a day of speech are some 2.5 MB. */
export const CAPTIONS_BYTES_MAX = 4_000_000;

/** A language tag of BCP 47, in its canonical form: `en`, `de-CH`, `zh-Hant`. */
export const languageSchema = z
  .string()
  .max(35)
  .transform((tag, context) => {
    try {
      return Intl.getCanonicalLocales(tag)[0] ?? z.NEVER;
    } catch {
      context.addIssue({ code: "custom", message: "must be a language tag of BCP 47, such as `en` or `de-CH`" });
      return z.NEVER;
    }
  });

export const captionsSchema = z.object({
  language: z.string(),
  /** How many pieces of text. */
  cues: z.number(),
  /** Bytes. */
  size: z.number(),
  /** Epoch ms. */
  changedAt: z.number(),
  /** Who uploaded them; not told to whoever has only a link. */
  changedBy: z.string().optional(),
});
export type Captions = z.infer<typeof captionsSchema>;
export const captionsListSchema = z.object({ captions: z.array(captionsSchema) });
