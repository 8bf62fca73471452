import { useMemo } from "react";
import { useQuery } from "@tanstack/react-query";
import { cueWords, readWebVtt } from "@roomreel/contract/webvtt";
import type { Access } from "../api/access.ts";
import { addressBeside, getSpeakers, textBeside, type Speakers } from "../api/beside.ts";
import { ApiProblem } from "../api/request.ts";

/** What is made after the film is there seconds after it. */
const AGAIN_MS = 3000;
const AGAIN_MAX = 40;

export type Chapter = { readonly from: number; readonly to: number; readonly title: string };

/** What helps to find a place in the film; each part comes when it is there, and nothing waits for it. */
export type Beside = {
  readonly poster: string | null;
  /** Addresses of WebVTT, for tracks. */
  readonly chaptersTrack: string | null;
  readonly previewTrack: string | null;
  /** Seconds. */
  readonly chapters: readonly Chapter[];
  readonly speakers: Speakers | null;
};

const isBeingMade = (problem: unknown): boolean => problem instanceof ApiProblem && problem.code === "not-made-yet";

/** @param enabled there is a film */
export const useBeside = (access: Access, recordingId: string, enabled: boolean): Beside => {
  const part = <Part>(name: string, queryFn: () => Promise<Part>) => ({
    queryKey: ["recordings", "beside", recordingId, name],
    queryFn,
    enabled,
    staleTime: Infinity,
    retry: (count: number, problem: Error) => isBeingMade(problem) && count < AGAIN_MAX,
    retryDelay: AGAIN_MS,
  });
  const chapters = useQuery(part("chapters", () => textBeside(access, recordingId, "chapters.vtt"))).data;
  const speakers = useQuery(part("speakers", () => getSpeakers(access, recordingId))).data;
  const times = useQuery(part("times", () => textBeside(access, recordingId, "preview.vtt"))).data;
  return {
    ...useMemo(() => picturesOf(access, recordingId, times), [access, recordingId, times]),
    chaptersTrack: useMemo(() => trackOf(chapters), [chapters]),
    chapters: useMemo(() => chaptersIn(chapters ?? ""), [chapters]),
    speakers: speakers ?? null,
  };
};

/** Addresses in the times are relative, and know no token: they are led to where the sheet is got with one. */
const picturesOf = (access: Access, recordingId: string, times: string | undefined) => {
  if (times === undefined) return { poster: null, previewTrack: null };
  const sheet = new URL(addressBeside(access, recordingId, "preview.jpg"), location.href).href;
  return {
    poster: addressBeside(access, recordingId, "poster"),
    previewTrack: trackOf(times.replaceAll(/^[^#\s]+(?=#xywh=)/gm, () => sheet)),
  };
};

const chaptersIn = (text: string): readonly Chapter[] => {
  const read = readWebVtt(text);
  if (!read.ok) return [];
  return read.cues.map(({ fromMs, toMs, text: words }) => ({
    from: fromMs / 1000,
    to: toMs / 1000,
    title: cueWords(words),
  }));
};

/** An address that a track can have; null without words. */
const trackOf = (words: string | undefined): string | null =>
  words === undefined ? null : `data:text/vtt;charset=utf-8,${encodeURIComponent(words)}`;
