/**
 * One recording from its log to the verified file: follows the log while the meeting runs, goes to its end when capture
 * is over, and continues a file that an earlier process left at any moment.
 */
import { openLogTail } from "../capture/index.ts";
import {
  chaptersOf,
  type KeyFrameDecoder,
  type Publication,
  openPublication,
  removePublication,
  verifyFile,
} from "../publish/index.ts";
import type { PlacedMark, RenderAssignment, VerifiedFile } from "../recording/index.ts";
import { type MediaEngine, readFrom, RecordingRenderer, type Rendered } from "../render/index.ts";
import { MeetingNotes, notesOfLog } from "../timeline/index.ts";
import { type Clock, isFailure } from "../vocabulary/index.ts";

/** Writers flush every 80 ms; a picture of 33 ms is the finest that matters. */
const IDLE_MS = 25;

export type RenderDeps = {
  readonly engine: MediaEngine;
  readonly decoder: KeyFrameDecoder;
  readonly clock: Clock;
  readonly captureIsOver: () => boolean;
  /** All there are, once capture is over. */
  readonly marks: () => readonly PlacedMark[];
  readonly onProgress: (frames: number) => void;
};

/**
 * @returns null when the log holds no media. The sidecar stays beside the file: a process that finds both has nothing
 *   left to render, only to verify
 * @throws Failure `log.unreadable` and the codes of publishing; what is committed stays, unless it cannot be the file
 */
export const renderRecording = async (assignment: RenderAssignment, deps: RenderDeps): Promise<VerifiedFile | null> => {
  const publication = await openFor(assignment, deps);
  try {
    const { rendered, notes } = await renderLog(assignment, publication, deps);
    if (rendered.frames === 0) return null;
    await publication.finish({
      title: assignment.title,
      createdAt: assignment.startedAt,
      chapters: chaptersOf(rendered.gaps, notes.notesWith(deps.marks())),
    });
    const verified = await verifyFile(assignment.filePath, rendered, deps.decoder);
    return { path: assignment.filePath, ...verified, gaps: rendered.gaps };
  } catch (thrown) {
    if (isFailure(thrown) && notTheFile.has(thrown.code)) await removePublication(assignment.filePath);
    throw thrown;
  } finally {
    await publication.close();
    if (publication.committedFrames === 0) await removePublication(assignment.filePath);
  }
};

const renderLog = async (
  { logDir, layout, coding }: RenderAssignment,
  publication: Publication,
  { engine, clock, captureIsOver, onProgress }: RenderDeps,
): Promise<{ readonly rendered: Rendered; readonly notes: MeetingNotes }> => {
  const { committedFrames: frames, committedAudioFrames: audioFrames, resumeState } = publication;
  const committed = { frames, audioFrames, resumeState };
  const keep: ConstructorParameters<typeof RecordingRenderer>[0]["keep"] = async (segment) => {
    await publication.append(segment);
    onProgress(publication.committedFrames);
  };
  const renderer = new RecordingRenderer({ engine, coding, layout, committed, keep });
  const fromUs = readFrom(committed);
  const notes = new MeetingNotes();
  const tail = await openLogTail(logDir, { fromUs });
  try {
    for (;;) {
      // Asked before reading: what was written before capture ended is then read for sure.
      const isOver = captureIsOver();
      const records = await tail.read();
      for (const record of records) {
        renderer.feed(record);
        notes.feed(record);
      }
      if (records.length === 0 && isOver) renderer.captureIsOver();
      const advanced = await renderer.advance();
      // Whoever began in the middle has not read who joined before.
      if (renderer.rendered !== null)
        return { rendered: renderer.rendered, notes: fromUs === 0 ? notes : await notesOfLog(logDir) };
      if (records.length === 0 && !advanced) await clock.sleep(IDLE_MS);
    }
  } finally {
    renderer.close();
    await tail.close();
  }
};

/** A file that another version began in another way is begun anew: the log is still there. */
const openFor = async (assignment: RenderAssignment, { engine }: RenderDeps): Promise<Publication> => {
  const { filePath, fileFormat } = assignment;
  const options = { filePath, fileFormat, ...engine.formats(assignment.coding) };
  try {
    const publication = await openPublication(options);
    readFrom({ frames: 0, audioFrames: 0, resumeState: publication.resumeState });
    return publication;
  } catch (thrown) {
    if (!isFailure(thrown) || !otherVersion.has(thrown.code)) throw thrown;
    await removePublication(assignment.filePath);
    return openPublication(options);
  }
};

const otherVersion: ReadonlySet<string> = new Set(["publish.format-changed", "render.resume-state"]);

/** The finished file is broken, or the log has gone on behind its end. */
const notTheFile: ReadonlySet<string> = new Set([
  "publish.file-missing",
  "publish.file-invalid",
  "publish.not-decodable",
  "publish.finished",
]);
