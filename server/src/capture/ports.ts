/**
 * The meeting as capture sees it. An adapter joins LiveKit, speaks its signalling and receives its media; capture
 * decides what to subscribe to, what to ask again and what to write.
 */
import type { Codec, TrackSource } from "./log/records.ts";
import type { ParticipantIdentity, TrackSid, WallMs } from "../vocabulary/index.ts";

/** A publication, as announced. */
export type MeetingTrack = {
  readonly sid: TrackSid;
  readonly kind: "audio" | "video";
  readonly source: TrackSource;
  readonly codec: Codec;
  readonly width: number;
  readonly height: number;
  readonly muted: boolean;
};

/** Somebody in the meeting who is no machinery. */
export type MeetingParticipant = {
  /** LiveKit's `PA_…`: new at each join, unlike the identity. */
  readonly sid: string;
  readonly identity: ParticipantIdentity;
  readonly name: string;
  readonly joinedAt: WallMs;
  readonly attributes: Readonly<Record<string, string>>;
  /** False: has left. */
  readonly present: boolean;
  readonly tracks: readonly MeetingTrack[];
};

/** The RTP stream of a subscribed track. */
export type MeetingStream = {
  readonly ssrc: number;
  readonly trackSid: TrackSid;
  readonly payloadTypes: ReadonlyMap<number, { readonly codec: Codec; readonly clockRate: number }>;
  /** The stream of its retransmissions, and which payload type each of its own stands for. */
  readonly repeats: { readonly ssrc: number; readonly payloadTypes: ReadonlyMap<number, number> } | null;
};

/** Why a connection is over. Only `lost` is worth another try. */
export type LinkEnd = "lost" | "meeting-ended" | "superseded" | "encrypted";

/** What a connection tells, in order: `joined` first, `ended` last. */
export type MeetingFact =
  /** Joined: everybody who is there. */
  | { readonly fact: "joined"; readonly participants: readonly MeetingParticipant[]; readonly roomMetadata: string }
  | { readonly fact: "media-connected" }
  /** Those of whom something changed. */
  | { readonly fact: "participants"; readonly participants: readonly MeetingParticipant[] }
  /** All streams that there are now. */
  | { readonly fact: "streams"; readonly streams: readonly MeetingStream[] }
  /** Of whom the loudness changed; level 0: fell silent. */
  | {
      readonly fact: "speakers";
      readonly speakers: readonly { readonly participantSid: string; readonly level: number }[];
    }
  | { readonly fact: "room-metadata"; readonly metadata: string }
  | { readonly fact: "round-trip"; readonly us: number }
  /** The last fact of a link. */
  | { readonly fact: "ended"; readonly end: LinkEnd; readonly detail: string };

/** Called one after another, never from within a call to the link. */
export type MeetingHandlers = {
  readonly onFact: (fact: MeetingFact) => void;
  /** Every decrypted RTP and RTCP packet. The buffer belongs to the handler. */
  readonly onPacket: (packet: Buffer) => void;
};

/** The picture that is wanted of a track, in pixels of the finished file. */
export type WantedSize = { readonly width: number; readonly height: number };

/** One connection to a meeting; ends once, by the fact `ended` or by `leave`. */
export interface MeetingLink {
  subscribe(track: TrackSid, size: WantedSize): void;
  unsubscribe(track: TrackSid): void;
  /** Dropped while the media connection is not up. */
  sendFeedback(packet: Buffer): void;
  /** Tells the meeting and closes; no fact follows. */
  leave(): void;
}

/** The door to all meetings. */
export interface MeetingAccess {
  /** Joins unseen. Faults come as the fact `ended`. */
  join(place: { readonly meetingRoom: string; readonly identity: string }, handlers: MeetingHandlers): MeetingLink;
}
