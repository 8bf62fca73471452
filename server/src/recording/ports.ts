/**
 * What recorders and renderers see of control. PostgreSQL is the only shared truth; these two ledgers are
 * the narrow doors to it (adapters/postgres implements them, processes/ plugs them in).
 *
 * A worker claims work with a lease, renews it by heartbeat, and reports facts. A lapsed lease is claimed by
 * any other worker, which continues the *same* recording: capture as a new take, rendering from the last
 * committed segment. A report by a worker that lost its lease is refused with `false`: it stops quietly.
 */
import type { StageLayout } from "@roomreel/stage";
import type { FileFormat } from "../people/index.ts";
import type { Coding } from "../rooms/index.ts";
import type { MediaMs, RecordingId, RoomId, TakeNumber, WallMs, WorkerId } from "../vocabulary/index.ts";

/** Why a capture ended. `superseded`: another recorder took over, this one stopped quietly. */
export type EndReason = "stopped" | "meeting-ended" | "superseded" | "limit" | "failed";

/** What a recorder shall do. `paused`: stay in the meeting, and let nothing of it into the log. */
export type DesiredCapture = "recording" | "paused" | "stopped";

/** One recording to capture. */
export type CaptureAssignment = {
  readonly recordingId: RecordingId;
  readonly roomId: RoomId;
  /** LiveKit's room name. */
  readonly meetingRoom: string;
  /** The take this worker writes: one more than the last. */
  readonly take: TakeNumber;
  /** Folder of the log; exists. */
  readonly logDir: string;
  readonly desired: DesiredCapture;
};

/** What a recorder reports. */
export type CaptureFact =
  /** The first packets (or, when nobody publishes, the head of the log) are on disk. */
  | { readonly fact: "media-durable"; readonly at: WallMs }
  | { readonly fact: "capture-ended"; readonly at: WallMs; readonly reason: EndReason; readonly detail: string };

/** The door for recorders. */
export interface CaptureLedger {
  /** Takes up to `max` recordings that want capture and have no living recorder. */
  claimCaptures(worker: WorkerId, max: number): Promise<readonly CaptureAssignment[]>;
  /** Renews the leases of this worker; answers what is wanted now of each one it still holds. */
  renewCaptures(
    worker: WorkerId,
  ): Promise<readonly { readonly recordingId: RecordingId; readonly desired: DesiredCapture }[]>;
  /** @returns false when the lease is lost: stop, write nothing more, say nothing */
  reportCapture(worker: WorkerId, recordingId: RecordingId, fact: CaptureFact): Promise<boolean>;
  /** Calls `run` soon after anything about captures changed (LISTEN/NOTIFY); polling makes it sure. */
  onCaptureChange(run: () => void): Promise<{ stop(): Promise<void> }>;
}

/** One recording to render. The job lives from `active` to the verified file. */
export type RenderAssignment = {
  readonly recordingId: RecordingId;
  readonly logDir: string;
  /** The finished file is written beside its sidecar here; final name `filePath`. */
  readonly filePath: string;
  readonly fileFormat: FileFormat;
  readonly title: string;
  readonly startedAt: WallMs;
  /** What the recording began with. */
  readonly layout: StageLayout;
  readonly coding: Coding;
  /** Rendering was tried often enough: make a file of what is there, and report that it failed (R17). */
  readonly giveUp: boolean;
};

/** What rendering needs of a mark. */
export type PlacedMark = { readonly at: WallMs; readonly label: string };

/** A stretch in which nothing was captured (RL-11). A pause is cut out of the file: it begins and ends at the cut. */
export type Gap = {
  readonly fromMs: MediaMs;
  readonly toMs: MediaMs;
  readonly reason: "recorder-lost" | "connection-lost" | "paused";
};

/** A file that was read back: structure checked, key frames decoded, duration equal to the timeline's. */
export type VerifiedFile = {
  readonly path: string;
  readonly bytes: number;
  readonly durationMs: MediaMs;
  readonly sha256: string;
  readonly gaps: readonly Gap[];
};

/** What a renderer reports. */
export type RenderFact =
  | { readonly fact: "file-verified"; readonly file: VerifiedFile }
  | { readonly fact: "nothing-to-render" }
  /** `file`: what could be made of it until it failed. */
  | { readonly fact: "render-failed"; readonly detail: string; readonly file: VerifiedFile | null };

/** The door for renderers. What it reports counts only when capture is over. */
export interface RenderLedger {
  /** @returns null when the recording was deleted or is final already */
  renderAssignment(recordingId: RecordingId): Promise<RenderAssignment | null>;
  /** True once capture has ended for good: no further take will come. Asked after every wake and once a second. */
  captureIsOver(recordingId: RecordingId): Promise<boolean>;
  /** Marks set while it ran, in order; no more come once capture is over (R60). */
  marks(recordingId: RecordingId): Promise<readonly PlacedMark[]>;
  /** @returns null when it was deleted, or has no file */
  verifiedFile(recordingId: RecordingId): Promise<VerifiedFile | null>;
  reportRender(recordingId: RecordingId, fact: RenderFact): Promise<void>;
  /** How much of the file is made, for people who wait; nothing follows from it. */
  noteMade(recordingId: RecordingId, made: MediaMs): Promise<void>;
  onRenderChange(run: () => void): Promise<{ stop(): Promise<void> }>;
}
