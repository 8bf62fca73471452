/** What holds about recordings in a room: its own word where it has one, else the organisation's of this moment. */
import type { ConsentMode, FileFormat, Organisation, StartTrigger } from "../people/index.ts";

/** With nothing left open; `enabled`: recordings can be made here. */
export type RecordingPolicy = Organisation["recording"] & { readonly enabled: boolean };

/** What a room may leave open: null inherits. */
export type RecordingChoices = {
  readonly enabled: boolean | null;
  readonly startTrigger: StartTrigger | null;
  readonly consent: ConsentMode | null;
  readonly mayBeLeftOut: boolean | null;
  readonly startOnPhones: boolean | null;
  readonly fileFormat: FileFormat | null;
};

/** Everything is as the organisation says it. */
export const noChoices: RecordingChoices = {
  enabled: null,
  startTrigger: null,
  consent: null,
  mayBeLeftOut: null,
  startOnPhones: null,
  fileFormat: null,
};

/** A room, as far as it matters here. */
type Deciding = {
  readonly settings: { readonly recording: RecordingChoices };
  readonly organisation: Organisation;
};

/** What holds now; changes of either reach the meeting that runs, but not a recording that does (R40). */
export const recordingPolicyOf = ({ settings, organisation }: Deciding): RecordingPolicy => {
  const own = settings.recording;
  const general = organisation.recording;
  const enabled = own.enabled ?? general.type === "cloud";
  return {
    ...general,
    type: enabled ? "cloud" : "none",
    enabled,
    startTrigger: own.startTrigger ?? general.startTrigger,
    consent: own.consent ?? general.consent,
    mayBeLeftOut: own.mayBeLeftOut ?? general.mayBeLeftOut,
    startOnPhones: own.startOnPhones ?? general.startOnPhones,
    fileFormat: own.fileFormat ?? general.fileFormat,
  };
};
