/** The library beyond the compatible API: details, trash, legal hold, storage, links to single recordings. */
import { z } from "zod";
import { flagSchema } from "./requests.ts";
import { textSchema } from "./text.ts";

/** Of one recording, shown in one line: white space is collapsed, control characters are refused. */
const lineSchema = (max: number) =>
  textSchema(1000)
    .transform((text) => text.replaceAll(/\s+/g, " ").trim())
    .refine((text) => !/\p{Cc}/u.test(text), "must not contain control characters")
    .refine((text) => [...text].length <= max, `must not be longer than ${max} characters`);

/** What is left out stays. */
export const describeRecordingSchema = z.object({
  title: lineSchema(200)
    .refine((text) => text !== "", "must not be empty")
    .optional(),
  description: textSchema(5000).optional(),
  /** Duplicates collapse. */
  tags: z
    .array(lineSchema(50).refine((text) => text !== "", "must not be empty"))
    .max(20, "must not be more than 20")
    .transform((tags) => [...new Set(tags)])
    .optional(),
});

/** `permanently`: without a way back, also out of the trash. */
export const removalQuerySchema = z.object({ permanently: flagSchema.default(false) });

export const legalHoldSchema = z.object({
  /** Epoch ms. */
  since: z.number(),
  by: z.string(),
  reason: z.string(),
});
export const holdRecordingSchema = z.object({ reason: textSchema(500).trim().min(1) });

export const storageSchema = z.object({
  /** Of all recordings with their logs; running ones as measured within the last minute. */
  usedBytes: z.number(),
  /** Part of `usedBytes`. */
  trashBytes: z.number(),
  /** Null: unlimited. */
  quotaBytes: z.number().nullable(),
  /** `near`: nine tenths are used; `over`: no recording starts, running ones go on. */
  level: z.enum(["unlimited", "fine", "near", "over"]),
});
export type StorageUse = z.infer<typeof storageSchema>;
