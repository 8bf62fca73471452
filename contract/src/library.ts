/** The library beyond the compatible API: details, trash, legal hold, storage, links to single recordings. */
import { z } from "zod";
import { collaborationSchema, recordingSchema } from "./recordings.ts";
import { flagSchema } from "./requests.ts";
import { textSchema } from "./text.ts";
import { userIdSchema } from "./users.ts";

/** Of one recording, shown in one line: white space is collapsed, control characters are refused. */
export const lineSchema = (max: number) =>
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

/** All of them: who is not named is one no more. */
export const putCollaboratorsSchema = z.object({
  collaborators: z
    .array(
      z.object({
        userId: userIdSchema,
        as: z
          .array(collaborationSchema)
          .min(1)
          .transform((as) => [...new Set(as)]),
      }),
    )
    .max(50, "must not be more than 50")
    .refine((all) => new Set(all.map(({ userId }) => userId)).size === all.length, "must name nobody twice"),
});
export const putRecordingOwnerSchema = z.object({ userId: userIdSchema });

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

/** A link to one recording. Its address is told once, when it is made. */
export const shareSchema = z.object({
  shareId: z.string(),
  /** For people who manage links. */
  name: z.string(),
  /** `signed-in`: whoever has an account. */
  access: z.enum(["public", "signed-in"]),
  /** Whether it asks for one. */
  password: z.boolean(),
  download: z.boolean(),
  /** Where the player begins; seconds. */
  startTime: z.number(),
  /** Epoch ms; null: it does not expire. */
  expiresAt: z.number().nullable(),
  status: z.enum(["active", "expired", "revoked"]),
  createdAt: z.number(),
  createdBy: z.string(),
  /** How often it was opened. */
  views: z.number(),
  lastViewedAt: z.number().nullable(),
});
export type Share = z.infer<typeof shareSchema>;
export const shareMadeSchema = shareSchema.extend({ url: z.string() });
export const shareListSchema = z.object({ shares: z.array(shareSchema) });

export const makeShareSchema = z.object({
  name: lineSchema(100).default(""),
  access: shareSchema.shape.access.default("public"),
  password: textSchema(200).min(8).nullable().default(null),
  /** Only whoever downloads may let others do so; left out: as its maker. */
  download: z.boolean().optional(),
  startTime: z.number().min(0).max(1_000_000).default(0),
  expiresAt: z.number().int().min(0).max(8.64e15).nullable().default(null),
});

/** What a page does with the secret in its address: it opens the link, and forgets the secret. */
export const openShareSchema = z.object({
  secret: textSchema(200).min(1),
  password: textSchema(200).nullable().default(null),
});

/** `shareToken` opens this recording, its media and where `download` says so its download, for two hours. */
export const openedShareSchema = z.object({
  shareToken: z.string(),
  download: z.boolean(),
  startTime: z.number(),
  expiresAt: z.number().nullable(),
  recording: recordingSchema.partial(),
});
export type OpenedShare = z.infer<typeof openedShareSchema>;
