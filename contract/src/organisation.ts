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
  recordingLimitHours: z.number().positive().max(24, "must not be more than 24"),
  meetingLimitHours: z.number().positive().max(72, "must not be more than 72"),
});
export type Organisation = z.infer<typeof organisationSchema>;

/** Every part may be left out; what is there is merged over what holds. */
export const updateOrganisationSchema = organisationSchema
  .partial()
  .extend({ recording: organisationSchema.shape.recording.partial().optional() });
