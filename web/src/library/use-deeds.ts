import { useState } from "react";
import { useQueryClient } from "@tanstack/react-query";
import { toast } from "sonner";
import type { MeetRecording } from "@roomreel/contract";
import type { Access } from "../api/access.ts";
import { archiveOf } from "../api/archive.ts";
import { removeRecording, restoreRecording } from "../api/library.ts";
import { wordsOf } from "../api/request.ts";
import { libraryText } from "../texts/library-text.ts";
import { eachOf, type Outcome } from "./each.ts";
import { startDownload } from "./start-download.ts";

type Some = readonly MeetRecording[];

/** What cannot be in an archive, and where the rest of it is. */
export type Incomplete = { readonly missing: Some; readonly rest: number; readonly address: string };

/** Deeds for one recording or several; what could not be done stays to be read. */
export type Deeds = {
  /** While one is under way; `all` null: nobody knows how long. */
  readonly progress: { readonly done: number; readonly all: number } | "asking" | null;
  readonly failed: Outcome<MeetRecording>["failed"];
  readonly incomplete: Incomplete | null;
  remove(recordings: Some, permanently: boolean): Promise<void>;
  restore(recordings: Some): Promise<void>;
  zip(recordings: Some): Promise<void>;
  /** What was to be read was read. */
  forget(): void;
};

/** @param onDone when lists are as they became: rows that had the focus may be gone */
export const useDeeds = (access: Access, onDone: () => void): Deeds => {
  const queries = useQueryClient();
  const [progress, setProgress] = useState<Deeds["progress"]>(null);
  const [failed, setFailed] = useState<Deeds["failed"]>([]);
  const [incomplete, setIncomplete] = useState<Incomplete | null>(null);

  const toEach = async (
    recordings: Some,
    deed: (recording: MeetRecording) => Promise<unknown>,
    said: (many: number) => string,
  ): Promise<void> => {
    setProgress({ done: 0, all: recordings.length });
    const outcome = await eachOf(recordings, deed, (done) => setProgress({ done, all: recordings.length }));
    setProgress(null);
    if (outcome.done.length > 0) toast.success(said(outcome.done.length));
    setFailed(outcome.failed);
    for (const key of ["recordings", "storage"]) await queries.invalidateQueries({ queryKey: [key] });
    onDone();
  };

  const zip = async (recordings: Some): Promise<void> => {
    setProgress("asking");
    try {
      const ids = recordings.map(({ recordingId }) => recordingId);
      const { address, missing } = await archiveOf(access, ids);
      if (address === null) toast.error(libraryText.zip.nothing);
      else if (missing.length === 0) begin(address);
      else
        setIncomplete({
          missing: recordings.filter(({ recordingId }) => missing.includes(recordingId)),
          rest: ids.length - missing.length,
          address,
        });
    } catch (problem) {
      toast.error(wordsOf(problem));
    }
    setProgress(null);
  };

  return {
    progress,
    failed,
    incomplete,
    remove: (recordings, permanently) =>
      toEach(
        recordings,
        ({ recordingId }) => removeRecording(access, recordingId, permanently),
        (many) => libraryText.bulk.removed(many),
      ),
    restore: (recordings) =>
      toEach(
        recordings,
        ({ recordingId }) => restoreRecording(access, recordingId),
        (many) => libraryText.bulk.restored(many),
      ),
    zip,
    forget: () => {
      setFailed([]);
      setIncomplete(null);
    },
  };
};

/** Begins an archive that is known to be whole, or as whole as it can be. */
export const begin = (address: string): void => {
  startDownload(address);
  toast.success(libraryText.zip.started);
};
