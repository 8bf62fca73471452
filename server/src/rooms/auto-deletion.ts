/** A room that deletes itself: when, and what then becomes of a running meeting and of its recordings. */
import { Failure, type WallMs, wallMs } from "../vocabulary/index.ts";

/** Without `fail`: nobody is there to be told. */
export type AutoDeletionPolicy = {
  readonly withMeeting: "force" | "when_meeting_ends";
  readonly withRecordings: "force" | "close";
};
/** Null: it does not. */
export type AutoDeletion = { readonly at: WallMs; readonly policy: AutoDeletionPolicy } | null;

/** As somebody asks for it. */
export type AskedAutoDeletion = {
  readonly autoDeletionDate?: number | null | undefined;
  readonly autoDeletionPolicy?:
    | { readonly [Key in keyof AutoDeletionPolicy]?: AutoDeletionPolicy[Key] | undefined }
    | undefined;
};

const HOUR_MS = 3_600_000;
const defaultPolicy: AutoDeletionPolicy = { withMeeting: "when_meeting_ends", withRecordings: "close" };

/** A policy without a date means nothing. @throws Failure `bad-auto-deletion` for less than an hour ahead */
export const autoDeletionOf = (asked: AskedAutoDeletion, now: WallMs, before: AutoDeletion = null): AutoDeletion => {
  const { autoDeletionDate: date, autoDeletionPolicy = {} } = asked;
  if (date === undefined || date === null) return null;
  if (date < now + HOUR_MS) throw new Failure("bad-auto-deletion", "must be at least one hour in the future");
  const policy = before?.policy ?? defaultPolicy;
  return {
    at: wallMs(date),
    policy: {
      withMeeting: autoDeletionPolicy.withMeeting ?? policy.withMeeting,
      withRecordings: autoDeletionPolicy.withRecordings ?? policy.withRecordings,
    },
  };
};
