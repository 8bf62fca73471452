import type { MeetRecording } from "@roomreel/contract";
import type { Access } from "../api/access.ts";
import type { LibraryQuery } from "../api/library.ts";
import type { Folder } from "./list-state.ts";

/** Where a list of recordings comes from, and where each plays. */
export type ListSource = {
  readonly access: Access;
  /** In the cache it is kept under this name. */
  readonly name: string;
  /** What it is about, whatever people search and filter. */
  readonly about: Pick<LibraryQuery, "roomId" | "spaceId" | "mine">;
  readonly hrefOf: (recording: MeetRecording) => string;
};

/** What surrounds a list. */
export type ListLook = {
  /** Those that whoever looks may see; one alone is not offered to choose. */
  readonly folders: readonly Folder[];
  /** Of several rooms. */
  readonly withRoom: boolean;
  readonly empty: { readonly title: string; readonly hint: string };
};

/** Where a recording plays; `roomId`: for somebody of that room, else for an account. */
export const playerOf = (recordingId: string, roomId?: string): string =>
  `/recording/${encodeURIComponent(recordingId)}${roomId === undefined ? "" : `?room=${encodeURIComponent(roomId)}`}`;
