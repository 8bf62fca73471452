/** LiveKit's protobuf messages in the words of capture. */
import {
  Encryption_Type,
  ParticipantInfo_Kind,
  ParticipantInfo_State,
  TrackSource as LivekitSource,
  TrackType,
  type ParticipantInfo,
  type TrackInfo,
} from "@livekit/protocol";
import type { MeetingParticipant, MeetingTrack, TrackSource } from "../../capture/index.ts";
import { participantIdentity, trackSid, wallMs } from "../../vocabulary/index.ts";
import { codecOf } from "./streams.ts";

const people: readonly ParticipantInfo_Kind[] = [
  ParticipantInfo_Kind.STANDARD,
  ParticipantInfo_Kind.SIP,
  ParticipantInfo_Kind.INGRESS,
];

/** Those who are people, not machinery. */
export const participantsOf = (all: readonly ParticipantInfo[]): readonly MeetingParticipant[] =>
  all.filter(({ kind }) => people.includes(kind)).map(participantOf);

const participantOf = (info: ParticipantInfo): MeetingParticipant => ({
  sid: info.sid,
  identity: participantIdentity(info.identity),
  name: info.name,
  // Whole seconds: livekit-client tells browsers no more, and the stage must be in the same order here and there.
  joinedAt: wallMs(Number(info.joinedAt) * 1000),
  attributes: { ...info.attributes },
  present: info.state !== ParticipantInfo_State.DISCONNECTED,
  tracks: info.tracks.filter(({ type }) => type === TrackType.AUDIO || type === TrackType.VIDEO).map(trackOf),
});

const trackOf = (info: TrackInfo): MeetingTrack => ({
  sid: trackSid(info.sid),
  kind: info.type === TrackType.AUDIO ? "audio" : "video",
  source: sourceOf(info.source),
  codec: codecOf(info.mimeType),
  width: info.width,
  height: info.height,
  muted: info.muted,
});

const sourceOf = (source: LivekitSource): TrackSource => {
  switch (source) {
    case LivekitSource.CAMERA:
      return "camera";
    case LivekitSource.MICROPHONE:
      return "microphone";
    case LivekitSource.SCREEN_SHARE:
      return "screen";
    case LivekitSource.SCREEN_SHARE_AUDIO:
      return "screen-audio";
    default:
      return "unknown";
  }
};

/** Media that nobody but the participants can read. */
export const hasEncryptedMedia = (all: readonly ParticipantInfo[]): boolean =>
  all.some(({ tracks }) => tracks.some(({ encryption }) => encryption !== Encryption_Type.NONE));
