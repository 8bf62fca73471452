/** What a scenario tells a participant's page, and what the page tells back. Times are epoch ms of the machine. */
import type { Colour } from "../pattern.ts";

export type Person = {
  readonly name: string;
  readonly colour: Colour;
  /** Of what this person shares. */
  readonly screenColour: Colour;
  /** Hz of the beep; at least 300 apart from the others'. */
  readonly pitch: number;
  /** When in each second of the wall clock this person flashes and beeps: apart, so that load is spread. */
  readonly phaseMs: number;
  /** Of the camera; left out, livekit-client's own choice: VP8. */
  readonly codec?: "vp8" | "vp9" | "h264";
};

export type Command =
  | { readonly do: "join"; readonly url: string; readonly token: string; readonly person: Person }
  | { readonly do: "share" | "unshare" | "camera-off" | "camera-on" | "microphone-off" | "microphone-on" | "leave" };

/** What one page did, to hold the file against. */
export type Diary = {
  /** Epoch ms of frame 0; flashes and beeps are due at whole seconds from here. */
  readonly epoch: number;
  /** Every frame of the camera that was drawn: its number and when. */
  readonly camera: readonly DrawnFrame[];
  readonly screen: readonly DrawnFrame[];
  /** Times without a connection, from being noticed until everything was published again. */
  readonly absences: readonly Absence[];
  /** Encoder and network, twice a second. */
  readonly health: readonly Health[];
};
/** `back` is null when the person never came back; `joinedAt` is what LiveKit says since then. */
export type Absence = {
  readonly from: number;
  readonly back: { readonly at: number; readonly joinedAt: number } | null;
};
export type DrawnFrame = { readonly frame: number; readonly at: number };
export type Health = {
  readonly at: number;
  /** Frames that each active layer of the camera has encoded so far, by its RID. */
  readonly framesEncoded: Readonly<Record<string, number>>;
  readonly limitedBy: string;
  /** What the camera is really sent as: `video/H264`. */
  readonly codec: string;
};

/** What the page puts on its global object. */
export type ParticipantPage = {
  run(command: Command): Promise<void>;
  diary(): Diary;
};
