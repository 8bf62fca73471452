/**
 * What a room says about its recordings, in both vocabularies (api-whereby.md 2): `type` and `startTrigger`, or
 * `enabled` and `autoStart`. Null leaves it to the organisation.
 */
import { fileFormatSchema } from "./encoding.ts";
import { z } from "zod";
import { consentModeSchema, recordingTypeSchema, type StartTrigger, startTriggerSchema } from "./organisation.ts";

export const autoStartSchema = z.enum([
  "when_first_participant_joins",
  "when_second_participant_joins",
  "when_moderator_joins",
]);
export type AutoStart = z.infer<typeof autoStartSchema>;

const triggers = {
  when_first_participant_joins: "automatic",
  when_second_participant_joins: "automatic-2nd-participant",
  when_moderator_joins: "automatic-host",
} as const satisfies Record<AutoStart, StartTrigger>;

/** Null where the other vocabulary has no word: nothing starts by itself, a prompt, or the organisation's default. */
export const autoStartOf = (trigger: StartTrigger | null): AutoStart | null =>
  autoStartSchema.options.find((name) => triggers[name] === trigger) ?? null;

const choices = z.object({
  startTrigger: startTriggerSchema.nullable(),
  consent: consentModeSchema.nullable(),
  /** Participants may keep their own sound and picture out of recordings. */
  mayBeLeftOut: z.boolean().nullable(),
  /** Recordings may be started and stopped on phones. */
  startOnPhones: z.boolean().nullable(),
  fileFormat: fileFormatSchema.nullable(),
});

/** As answered. `enabled`: what holds, whoever decided it. */
export const recordingChoicesSchema = choices.extend({
  enabled: z.boolean(),
  type: recordingTypeSchema.nullable(),
  autoStart: autoStartSchema.nullable(),
});

/** As asked for. */
export const recordingChoicesPatchSchema = choices
  .extend({
    enabled: z.boolean().nullable(),
    type: recordingTypeSchema.nullable(),
    autoStart: autoStartSchema.nullable(),
  })
  .partial();
type Asked = z.infer<typeof recordingChoicesPatchSchema>;
type Contradiction = (path: "autoStart" | "type", message: string) => void;

/** In one vocabulary; both may be there as long as they say the same. */
export const inOneVocabulary = <Rest extends Asked>(asked: Rest, contradiction: Contradiction) => {
  const { type, autoStart, ...rest } = asked;
  const typeSays = type === undefined || type === null ? type : type === "cloud";
  const autoStartSays = autoStart === undefined || autoStart === null ? autoStart : triggers[autoStart];
  if (differs(asked.enabled, typeSays)) contradiction("type", "contradicts enabled");
  // Null has no word of its own there for what startTrigger says.
  if (autoStart !== null && differs(asked.startTrigger, autoStartSays))
    contradiction("autoStart", "contradicts startTrigger");
  return {
    ...rest,
    enabled: said(asked.enabled, typeSays),
    startTrigger: said(asked.startTrigger, autoStartSays),
  };
};

/** Undefined says nothing; null says that the organisation decides, unless the other word decides it. */
const said = <Word>(one: Word | null | undefined, other: Word | null | undefined): Word | null | undefined =>
  one ?? other ?? (one === null || other === null ? null : undefined);

const differs = (one: unknown, other: unknown): boolean =>
  one !== undefined && other !== undefined && one !== null && other !== null && one !== other;
