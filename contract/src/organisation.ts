/** What holds in the whole deployment; rooms may say otherwise about the settings that their configuration has too. */
import { z } from "zod";
import { encodingPresetSchema, fileFormatSchema } from "./encoding.ts";
import { permissionsPatchSchema } from "./permission-requests.ts";
import { recordingLayoutSchema } from "./recordings.ts";
import { permissionsSchema, recordingAudienceSchema } from "./roles.ts";

const offered = ["none", "cloud"] as const;
/** Recording in the host's browser is what the compatible vocabulary calls `local`. */
export const recordingTypeSchema = z.enum(offered, {
  error: ({ input }) =>
    input === "local" ? "local is not offered: recordings are made by the server, with cloud" : undefined,
});
/** `none`: somebody presses Record; `prompt`: the first who may is asked whether to start (api-whereby.md 3). */
export const startTriggerSchema = z.enum([
  "none",
  "prompt",
  "automatic",
  "automatic-2nd-participant",
  "automatic-host",
]);
export type StartTrigger = z.infer<typeof startTriggerSchema>;
/**
 * `notify`: people are told; `confirm`: each presses Confirm (K-11); `gate`: until then camera and microphone stay off.
 */
export const consentModeSchema = z.enum(["notify", "confirm", "gate"]);
export type ConsentMode = z.infer<typeof consentModeSchema>;

/** Days after its end at which a recording is deleted for good. */
export const retentionDaysSchema = z.number().int().min(1).max(36_500);

/** `https://intranet.example`, `http://localhost:3000`: what browsers call the origin of a page, and nothing else. */
const originSchema = z
  .string()
  .max(300)
  .refine((text) => isOrigin(text), "must be an origin, like https://intranet.example");
const isOrigin = (text: string): boolean => /^https?:\/\//.test(text) && URL.parse(text)?.origin === text;

const colour = z
  .string()
  .regex(/^#[0-9a-fA-F]{6}$/, "must be a colour, like #0a58ca")
  .nullable()
  .default(null);
/** A colour that is null is the base theme's. */
export const themeSchema = z.object({
  baseTheme: z.enum(["light", "dark"]),
  backgroundColor: colour,
  primaryColor: colour,
  secondaryColor: colour,
  accentColor: colour,
  surfaceColor: colour,
});
export type Theme = z.infer<typeof themeSchema>;

const ofRole = z.object({ permissions: permissionsSchema });
/** What a room is made with where its maker says nothing; a change of it reaches no room that there is. */
const newRoomsSchema = z.object({
  layout: recordingLayoutSchema,
  encoding: encodingPresetSchema,
  allowAccessTo: recordingAudienceSchema,
  roles: z.object({ moderator: ofRole, speaker: ofRole }),
});

export const organisationSchema = z.object({
  recording: z.object({
    type: recordingTypeSchema,
    startTrigger: startTriggerSchema,
    consent: consentModeSchema,
    /** Participants may keep their own sound and picture out of recordings. */
    mayBeLeftOut: z.boolean(),
    /** Recordings may be started and stopped on phones. */
    startOnPhones: z.boolean(),
    /** Of the files of recordings. */
    fileFormat: fileFormatSchema,
    /** After so long without anybody who publishes, or with one person left, a recording ends; null: it does not. */
    idleMinutes: z.number().positive().max(1440).nullable(),
    /** Whoever leads a meeting that is not recorded is reminded after this time; null: never. */
    reminderAfterMinutes: z.number().positive().max(1440).nullable(),
  }),
  newRooms: newRoomsSchema,
  library: z.object({
    /** How long what was deleted can be restored; 0: it is deleted at once. */
    trashDays: z.number().int().min(0).max(365),
    /** How long recordings are kept where their room says nothing; null: until somebody deletes them. */
    retentionDays: retentionDaysSchema.nullable(),
    /** No room keeps recordings for longer; null: no cap. */
    retentionDaysMax: retentionDaysSchema.nullable(),
    /** Of all recordings together, logs and trash included: no recording starts beyond. Null: no limit. */
    quotaBytes: z.number().int().min(0).nullable(),
  }),
  embedding: z.object({
    /** Of sites whose pages may show rooms and recordings. */
    allowedOrigins: z.array(originSchema).max(50, "must not be more than 50").readonly(),
  }),
  appearance: z.object({
    /** Of rooms; null: the product's own. */
    theme: themeSchema.nullable(),
  }),
  audit: z.object({
    /** Days after which entries of the audit log are forgotten. */
    keptDays: z.number().int().min(1).max(3650),
  }),
  recordingLimitHours: z.number().positive().max(24, "must not be more than 24"),
  meetingLimitHours: z.number().positive().max(72, "must not be more than 72"),
});
export type Organisation = z.infer<typeof organisationSchema>;

const rolePatch = z.object({ permissions: permissionsPatchSchema }).optional();
/** Every part may be left out; what is there is merged over what holds. */
export const updateOrganisationSchema = organisationSchema.partial().extend({
  recording: organisationSchema.shape.recording.partial().optional(),
  newRooms: newRoomsSchema
    .partial()
    .extend({ roles: z.object({ moderator: rolePatch, speaker: rolePatch }).optional() })
    .optional(),
  library: organisationSchema.shape.library.partial().optional(),
  embedding: organisationSchema.shape.embedding.partial().optional(),
  appearance: organisationSchema.shape.appearance.partial().optional(),
  audit: organisationSchema.shape.audit.partial().optional(),
});
