/** Opens a take of a recording and captures into it. */
import type { CaptureAssignment } from "../recording/index.ts";
import { type Clock, type Failure, type Logger, takeNumber } from "../vocabulary/index.ts";
import { readBootId } from "./log/boot-id.ts";
import { mendTake } from "./log/mend.ts";
import { nextTrackOf } from "./log/next-track.ts";
import { TakeWriter } from "./log/writer.ts";
import type { MeetingAccess } from "./ports.ts";
import { CaptureSession, type SessionDeps } from "./session/session.ts";

export type CaptureDeps = Pick<SessionDeps, "onDurable" | "onEnded"> & {
  readonly meetings: MeetingAccess;
  readonly clock: Clock;
  readonly log: Logger;
};

/**
 * A capture that runs. `stop`, `release` and `abandon` each end it and resolve when nothing is written any more; twice
 * is harmless.
 */
export type Capture = Pick<CaptureSession, "setPaused" | "stop" | "release" | "abandon">;

/** @throws when the log's folder cannot be read */
export const startCapture = async (assignment: CaptureAssignment, deps: CaptureDeps): Promise<Capture> => {
  const { logDir, take, recordingId, meetingRoom } = assignment;
  const [bootId, nextTrack] = await Promise.all([readBootId(), nextTrackOf(logDir)]);
  const { clock } = deps;
  const onFailure = (failure: Failure): void => session.fail(failure);
  const writer = new TakeWriter({ logDir, take, recordingId, meetingRoom, bootId, nextTrack, clock, onFailure });
  // LiveKit lets an identity in once: whoever captures this recording elsewhere is put out by our joining.
  const identity = `recorder-${recordingId}`;
  const paused = assignment.desired === "paused";
  const session: CaptureSession = new CaptureSession(writer, { ...deps, meetingRoom, identity, nextTrack, paused });
  if (take > 1) void mendBefore(assignment, deps.log);
  return session;
};

/** Earlier takes were cut off when their recorder died. Readers manage; a sealed chunk is quicker to enter. */
const mendBefore = async ({ logDir, take }: CaptureAssignment, log: Logger): Promise<void> => {
  try {
    const cut = await mendTake(logDir, takeNumber(take - 1));
    log.info("the take before is sealed", { take: take - 1, bytesCut: cut });
  } catch (cause) {
    log.warn("the take before could not be sealed", { take: take - 1, cause });
  }
};
