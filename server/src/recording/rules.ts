/** What a recording keeps of the settings with which it began: a change of them does not reach it. */
import type { ConsentMode } from "../people/index.ts";
import { recordingPolicyOf, type Room } from "../rooms/index.ts";

const HOUR_MS = 3_600_000;

/** As they were at the start (R40). */
export type RecordingRules = {
  readonly consent: ConsentMode;
  /** How long it goes on while nobody publishes, or one person is left; null: as long as it may. */
  readonly idleMs: number | null;
  /** R19 */
  readonly limitMs: number;
};

/** Of a recording that begins now. */
export const rulesFor = (room: Room): RecordingRules => {
  const { consent, idleMinutes } = recordingPolicyOf(room);
  return {
    consent,
    idleMs: idleMinutes === null ? null : idleMinutes * 60_000,
    limitMs: room.organisation.recordingLimitHours * HOUR_MS,
  };
};

/** Of recordings that began before there were rules. */
export const firstRules: RecordingRules = { consent: "confirm", idleMs: null, limitMs: 24 * HOUR_MS };
