/**
 * The last resort for a recording whose rendering fails again and again: what is committed becomes a file that plays.
 * The renderer makes it itself, without encoder and decoder: whatever ended its children has no part in it.
 */
import { z } from "zod";
import { chaptersOf, type Publication, reopenPublication, verifyFile } from "../publish/index.ts";
import type { Gap, PlacedMark, RenderAssignment, VerifiedFile } from "../recording/index.ts";
import { type MeetingNote, notesOfLog } from "../timeline/index.ts";
import { isFailure } from "../vocabulary/index.ts";
import { gap } from "./render-messages.ts";

/** @returns null when nothing is committed. @throws Failure of publishing: what is committed stays */
export const salvageFile = async (
  assignment: RenderAssignment,
  marks: readonly PlacedMark[],
): Promise<VerifiedFile | null> => {
  const { filePath: path, title, startedAt: createdAt } = assignment;
  const publication = await reopenPublication(path);
  if (publication === null) return null;
  try {
    const { committedFrames: frames, committedAudioFrames: audioFrames } = publication;
    const gaps = gapsIn(publication);
    const chapters = chaptersOf(gaps, await notesOf(assignment, marks));
    await publication.finish({ title, createdAt, chapters });
    return { path, ...(await verifyFile(path, { frames, audioFrames })), gaps };
  } finally {
    await publication.close();
  }
};

/** A log that cannot be read costs the file these chapters, and nothing else. */
const notesOf = async ({ logDir }: RenderAssignment, marks: readonly PlacedMark[]): Promise<readonly MeetingNote[]> => {
  try {
    return (await notesOfLog(logDir)).notesWith(marks);
  } catch (thrown) {
    if (isFailure(thrown)) return [];
    throw thrown;
  }
};

const withGaps = z.object({ state: z.object({ gaps: z.array(gap) }) });

/** Gaps that the committed part knows of. */
const gapsIn = ({ resumeState }: Publication): readonly Gap[] => {
  const read = withGaps.safeParse(JSON.parse(resumeState ?? "null"));
  return read.success ? read.data.state.gaps : [];
};
