/** Names that people see (K-52), safe in every file system. */
import type { FileFormat } from "../people/index.ts";
import type { WallMs } from "../vocabulary/index.ts";

const TITLE_CHARACTERS_MAX = 120;

/** `Rec - 2026-11-21 09-45-12 - Weekly meeting`, in UTC. */
export const recordingTitle = (requestedAt: WallMs, meetingTitle: string): string => {
  const [day, time] = new Date(requestedAt).toISOString().split("T");
  return `Rec - ${day} ${time?.slice(0, 8).replaceAll(":", "-")} - ${meetingTitle}`;
};

/**
 * The title as a file name: without what Windows, macOS or Linux refuse in one (control characters,
 * `<>:"/\|?*`, dots and blanks at the end), at most 200 bytes.
 */
export const recordingFilename = (title: string, fileFormat: FileFormat): string => {
  const allowed = title
    .normalize("NFC")
    .replaceAll(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, "")
    .replaceAll(/[<>:"/\\|?*]/g, "_");
  const short = [...allowed].slice(0, TITLE_CHARACTERS_MAX).join("");
  const stem = withinBytes(short, 196).replaceAll(/[. ]+$/g, "");
  return `${stem === "" ? "Recording" : stem}.${fileFormat}`;
};

const withinBytes = (text: string, max: number): string => {
  const characters = [...text];
  while (Buffer.byteLength(characters.join("")) > max) characters.pop();
  return characters.join("");
};
