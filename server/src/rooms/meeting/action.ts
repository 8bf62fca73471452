/** What can be done in a meeting, and what it leads to besides a change of its document. */
import type { ParticipantIdentity, RecordingId, WallMs } from "../../vocabulary/index.ts";
import type { RoomRole } from "../permissions.ts";
import type { Room } from "../room.ts";
import type { Attendee, Meeting, StageMode } from "./meeting.ts";

type Just<Name extends string> = Name extends string ? { readonly do: Name } : never;
type Somebody<Name extends string> = Name extends string ? { readonly do: Name; readonly identity: string } : never;

/** One action; contract `meetingActionSchema` is its form on the wire. */
export type Action =
  | Just<"join-stage" | "leave-stage" | "ask-for-stage" | "withdraw" | "raise-hand" | "admit-all" | "mute-all" | "end">
  | Just<"decline-recording" | "go-live" | "end-broadcast">
  | Somebody<"admit" | "decline" | "bring-to-stage" | "decline-stage" | "remove-from-stage">
  | { readonly do: "remove"; readonly identity: string; readonly lock?: boolean | undefined }
  | { readonly do: "lock"; readonly locked: boolean }
  | { readonly do: "lower-hand"; readonly identity?: string | undefined }
  | { readonly do: "set-stage-mode"; readonly mode: StageMode }
  | { readonly do: "set-main-camera"; readonly identity: string | null }
  | { readonly do: "react"; readonly reaction: string }
  | { readonly do: "mute"; readonly identity: string; readonly what: "microphone" | "camera" | "screen" }
  | { readonly do: "set-role"; readonly identity: string; readonly role: RoomRole }
  | { readonly do: "say"; readonly to: "everyone" | "moderators"; readonly words: string }
  | { readonly do: "say-to"; readonly identity: string; readonly words: string }
  | { readonly do: "confirm-recording"; readonly recordingId: string; readonly words: string }
  | { readonly do: "leave-me-out"; readonly leaveOut: boolean };

/** What is to be done besides the change; may be lost with the process except where a store keeps it. */
export type Effect =
  | {
      readonly effect: "mute";
      readonly identity: ParticipantIdentity;
      readonly what: "microphone" | "camera" | "screen";
    }
  | { readonly effect: "disconnect"; readonly identity: ParticipantIdentity }
  | { readonly effect: "end" }
  | { readonly effect: "reaction"; readonly from: ParticipantIdentity; readonly reaction: string }
  | {
      readonly effect: "tell";
      readonly identity: ParticipantIdentity;
      readonly were: "stage-declined" | "stage-removed" | "muted";
    }
  | {
      readonly effect: "chat";
      readonly from: Attendee;
      /** A private word names its reader. */
      readonly to: "everyone" | "moderators" | Attendee;
      readonly words: string;
    }
  | { readonly effect: "confirmed"; readonly by: Attendee; readonly recordingId: RecordingId; readonly words: string };

export type Acted = { readonly meeting: Meeting; readonly effects: readonly Effect[] };

/** Who acts, where and when. */
export type Acting = { readonly room: Room; readonly meeting: Meeting; readonly actor: Attendee; readonly now: WallMs };

export const changed = (meeting: Meeting): Acted => ({ meeting, effects: [] });

/** The action of that name. */
export type ActionOf<Name extends Action["do"]> = Extract<Action, { readonly do: Name }>;
