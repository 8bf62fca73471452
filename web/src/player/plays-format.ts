import type { MeetRecording } from "@roomreel/contract";

/** By both names that Matroska goes by: RFC 9559, and what browsers said before it. */
const types = {
  mp4: ["video/mp4"],
  mkv: ["video/matroska", "video/x-matroska"],
} as const satisfies Record<NonNullable<MeetRecording["fileFormat"]>, readonly string[]>;

/**
 * Whether the browser claims to know a format. Some play Matroska that do not claim it, so this is asked only of a film
 * that has failed: Chromium plays it, Firefox and Safari do not.
 */
export const claimsToPlay = (format: keyof typeof types): boolean => {
  const film = document.createElement("video");
  return types[format].some((type) => film.canPlayType(type) !== "");
};
