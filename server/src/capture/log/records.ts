/**
 * What a recording log holds, as values. The bytes are specified in FORMAT.md; this is the contract
 * between capture, which writes, and timeline and render, which read.
 *
 * A log is a folder: `take-0001/chunk-000001.rlog`, … A take is one uninterrupted capture by one recorder
 * process; a crash makes a second take. Chunks are sealed after 10 s or 16 MB and never change again; each
 * begins with a snapshot, so each is readable alone.
 *
 * Every time here is `LogUs`: microseconds since the first take began, on the recorder's monotonic clock.
 * (The reader adds the offset of later takes: same boot by the monotonic clock, other machine by wall time.)
 */
import type { EndReason } from "../../recording/index.ts";
import type { LogUs, ParticipantIdentity, TakeNumber, TrackIndex, TrackSid, WallMs } from "../../vocabulary/index.ts";

/** How a track is encoded; `unknown` is captured and never rendered. */
export type Codec = "vp8" | "vp9" | "h264" | "av1" | "h265" | "opus" | "unknown";
/** Where a track comes from (LiveKit's track source). */
export type TrackSource = "camera" | "microphone" | "screen" | "screen-audio" | "unknown";

/** One track of the log: whose, what, and the stream that carries it. */
export type TrackDescription = {
  readonly track: TrackIndex;
  readonly sid: TrackSid;
  readonly identity: ParticipantIdentity;
  readonly kind: "audio" | "video";
  readonly source: TrackSource;
  /** From the payload type of the SDP; a later change is a new `track-codec` event. */
  readonly codec: Codec;
  /** RTP ticks per second: 90000 for video, 48000 for Opus. */
  readonly clockRate: number;
  readonly ssrc: number;
  /** Picture size as announced by the publisher; 0 when unknown. */
  readonly width: number;
  readonly height: number;
  readonly muted: boolean;
};

/** Somebody in the meeting. */
export type ParticipantDescription = {
  readonly identity: ParticipantIdentity;
  readonly name: string;
  /** From the attribute `role`, which only the server writes: host, moderator, speaker, viewer. */
  readonly role: string;
  readonly joinedAt: WallMs;
  readonly attributes: Readonly<Record<string, string>>;
};

/** What is known at the head of a chunk. */
export type Snapshot = {
  readonly participants: readonly ParticipantDescription[];
  readonly tracks: readonly TrackDescription[];
  /** The last sender report of each track that had one: evidence for whoever starts reading here. */
  readonly senderReports: readonly SenderReport[];
  /** The room's metadata as last seen (JSON text, see contract `roomStateSchema`). */
  readonly roomMetadata: string;
  /** The recording is paused: until `resumed` only packets follow that were captured before. */
  readonly paused: boolean;
};

/** A sender report of RTCP (RFC 3550 section 6.4.1). */
export type SenderReport = {
  readonly track: TrackIndex;
  readonly at: LogUs;
  /** The publisher's NTP time as Unix microseconds (RFC 3550 section 6.4.1; passes LiveKit unchanged). */
  readonly ntpUs: number;
  /** RTP time stamp that belongs to `ntpUs`, 32 bits as on the wire. */
  readonly rtp: number;
  readonly packets: number;
  readonly octets: number;
};

/** What happened in the meeting. */
export type CaptureEvent =
  | { readonly event: "participant-joined"; readonly participant: ParticipantDescription }
  | { readonly event: "participant-changed"; readonly participant: ParticipantDescription }
  | { readonly event: "participant-left"; readonly identity: ParticipantIdentity }
  | { readonly event: "track-added"; readonly description: TrackDescription }
  | { readonly event: "track-muted"; readonly track: TrackIndex; readonly muted: boolean }
  | { readonly event: "track-codec"; readonly track: TrackIndex; readonly codec: Codec }
  | { readonly event: "track-removed"; readonly track: TrackIndex }
  /** Everybody who is speaking now, loudest first. */
  | { readonly event: "speakers"; readonly identities: readonly ParticipantIdentity[] }
  | { readonly event: "room-metadata"; readonly metadata: string }
  /** The transport to LiveKit is gone; `connected` follows, with new SSRCs, or the take ends. */
  | { readonly event: "disconnected"; readonly why: string }
  | { readonly event: "connected" }
  /** Nothing that arrives from here on is written, until `resumed`; also the first event of a take that begins so. */
  | { readonly event: "paused" }
  | { readonly event: "resumed" }
  /** Packets that were never received and are no longer asked for; sequence numbers unwrapped, inclusive. */
  | { readonly event: "loss"; readonly track: TrackIndex; readonly first: number; readonly last: number };

/** One record, with its time in `LogUs`. */
export type LogRecord =
  /** Head of a chunk. `continues` is false for the first chunk of a take. */
  | {
      readonly kind: "chunk";
      readonly at: LogUs;
      readonly take: TakeNumber;
      readonly chunk: number;
      readonly continues: boolean;
      /** Wall time of `at` on the recorder's clock. */
      readonly wall: WallMs;
      readonly snapshot: Snapshot;
    }
  | {
      readonly kind: "rtp";
      readonly at: LogUs;
      readonly track: TrackIndex;
      /** Came by retransmission (RTX, already unwrapped to the original sequence number). */
      readonly recovered: boolean;
      /** This sequence number stands in the log already. */
      readonly duplicate: boolean;
      /** A key frame of a picture begins in this packet (fakes of the SFU, 16x16 and less, do not count). */
      readonly keyFrame: boolean;
      /** Fake media of the SFU or padding: never render. */
      readonly fake: boolean;
      /** The whole RTP packet as received, decrypted. Valid until the next read; copy to keep. */
      readonly packet: Buffer;
    }
  | ({ readonly kind: "sender-report" } & SenderReport)
  | { readonly kind: "event"; readonly at: LogUs; readonly event: CaptureEvent }
  /** All that arrived before `at` is in the log. Written with every flush, so at least every 100 ms. */
  | { readonly kind: "tick"; readonly at: LogUs }
  /** Last record of a take that ended in order. Only the last take of a recording may have it. */
  | { readonly kind: "end"; readonly at: LogUs; readonly reason: EndReason };

/** Reads a log while it may still grow. */
export interface LogTail {
  /**
   * The whole records that have become readable since the last call, at most about `maxBytes` of them (default 1 MB).
   * Empty when the writer has not gone further. Goes from chunk to chunk and from take to take by itself.
   * A take that was cut off simply stops; the next take begins with its `chunk` record (`continues` false).
   */
  read(maxBytes?: number): Promise<readonly LogRecord[]>;
  close(): Promise<void>;
}
