/** What a scenario tells a participant's page, and what the page tells back. Times are epoch ms of the machine. */
import type { RoomRole } from "@roomreel/contract";
import type { Bands, Colour } from "../pattern.ts";

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
  /** Whose link this person has; left out, a speaker's. */
  readonly role?: RoomRole;
  /** Takes part on one. */
  readonly phone?: true;
};

export type Command =
  | {
      readonly do: "join";
      readonly url: string;
      readonly token: string;
      readonly person: Person;
      /** Camera and microphone wait for `publish`. */
      readonly waits?: boolean;
    }
  /** As soon as LiveKit allows it. */
  | { readonly do: "publish" }
  /** Sends a picture whatever the client thinks that it may; refused when LiveKit refuses it. */
  | { readonly do: "insist" }
  | { readonly do: DeviceAct };

export type DeviceAct = "share" | "unshare" | "camera-off" | "camera-on" | "microphone-off" | "microphone-on" | "leave";

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

/** Somebody of a crowd, as LiveKit knows him; `joinedAt` in epoch ms, of whole seconds. */
export type Joined = { readonly identity: string; readonly joinedAt: number };

/** What the page of a crowd puts on its global object. People have the numbers in which they joined. */
export type CrowdPage = {
  join(url: string, token: string, bands: Bands): Promise<Joined>;
  speak(numbers: readonly number[], forMs: number): void;
  leave(number: number): Promise<void>;
};
