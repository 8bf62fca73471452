/** The door to where finished recordings lie; a disk, or a bucket. */
import type { Readable } from "node:stream";
import type { BesideFile } from "../publish/index.ts";
import type { RecordingRecord } from "../recording/index.ts";
import type { RecordingId } from "../vocabulary/index.ts";

/** A finished file, found. It holds nothing open until it is read. */
export type OpenFile = {
  readonly bytes: number;
  readonly modifiedAt: Date;
  /** Bytes `from` to `to`, both inclusive; a stream that is destroyed gives back what it held. */
  read(from: number, to: number): Readable;
};

/** The name of captions beside the film. */
export type CaptionsFile = `captions-${string}.vtt`;
/** Of which recording, and of which kind. */
export type Film = Pick<RecordingRecord, "recordingId" | "fileFormat">;

/** Where the files of recordings lie; `recording-files.fixture.ts` says what every such place keeps. */
export interface RecordingFiles {
  /** @returns null when there is no such file */
  open(recording: Film): Promise<OpenFile | null>;
  /** What lies beside the finished file, by its name there; null when there is no such file. */
  openBeside(recordingId: RecordingId, name: BesideFile | CaptionsFile): Promise<OpenFile | null>;
  /** Lays down something beside a film that is there, so that it is there after a power cut; its name is new. */
  keepBeside(recordingId: RecordingId, name: CaptionsFile, content: Uint8Array): Promise<void>;
  /** Nothing there is fine. */
  removeBeside(recordingId: RecordingId, name: CaptionsFile): Promise<void>;
  /** Of everything that lies there for this recording, its log included. */
  bytes(recordingId: RecordingId): Promise<number>;
  /** Removes everything of one recording, so that it stays removed after a power cut; nothing there is fine. */
  removeAll(recordingId: RecordingId): Promise<void>;
}
