/** What holds in the whole deployment; rooms may say otherwise about the settings that their configuration has too. */
import { z } from "zod";

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

export const organisationSchema = z.object({
  recording: z.object({
    type: recordingTypeSchema,
    startTrigger: startTriggerSchema,
    consent: consentModeSchema,
    /** Participants may keep their own sound and picture out of recordings. */
    mayBeLeftOut: z.boolean(),
    /** Recordings may be started and stopped on phones. */
    startOnPhones: z.boolean(),
    /** After so long without anybody who publishes, or with one person left, a recording ends; null: it does not. */
    idleMinutes: z.number().positive().max(1440).nullable(),
    /** Whoever leads a meeting that is not recorded is reminded after this time; null: never. */
    reminderAfterMinutes: z.number().positive().max(1440).nullable(),
  }),
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
  recordingLimitHours: z.number().positive().max(24, "must not be more than 24"),
  meetingLimitHours: z.number().positive().max(72, "must not be more than 72"),
});
export type Organisation = z.infer<typeof organisationSchema>;

/** Every part may be left out; what is there is merged over what holds. */
export const updateOrganisationSchema = organisationSchema.partial().extend({
  recording: organisationSchema.shape.recording.partial().optional(),
  library: organisationSchema.shape.library.partial().optional(),
});
