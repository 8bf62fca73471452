/** People as LiveKit has them, and what they may send, in the words of the rooms. */
import { ParticipantInfo_Kind, ParticipantPermission, TrackSource, type ParticipantInfo } from "@livekit/protocol";
import type { Participant, Publishing } from "../../rooms/index.ts";
import { participantIdentity, trackSid, wallMs } from "../../vocabulary/index.ts";

/** Kinds that are people, not machinery. */
const people: readonly ParticipantInfo_Kind[] = [
  ParticipantInfo_Kind.STANDARD,
  ParticipantInfo_Kind.SIP,
  ParticipantInfo_Kind.INGRESS,
];

/** Recorders are hidden, agents are of another kind. */
export const isPerson = ({ kind, permission }: ParticipantInfo): boolean =>
  people.includes(kind) && permission?.hidden !== true;

export const participantOf = (one: ParticipantInfo): Participant => ({
  identity: participantIdentity(one.identity),
  name: one.name,
  joinedAt: wallMs(Number(one.joinedAtMs)),
  attributes: one.attributes,
  publish: publishingOf(one.permission),
  tracks: one.tracks.map(({ sid, source, muted }) => ({ sid: trackSid(sid), source: deviceOf(source), muted })),
});

/** The sources that these devices are. */
export const sourcesOf = ({ camera, microphone, screen }: Publishing): TrackSource[] => [
  ...(camera ? [TrackSource.CAMERA] : []),
  ...(microphone ? [TrackSource.MICROPHONE] : []),
  ...(screen ? [TrackSource.SCREEN_SHARE, TrackSource.SCREEN_SHARE_AUDIO] : []),
];

/** All that LiveKit holds: an update replaces the whole. Data is sent by the server only. */
export const permissionFor = (publish: Publishing): ParticipantPermission => {
  const sources = sourcesOf(publish);
  return new ParticipantPermission({
    canSubscribe: true,
    canPublish: sources.length > 0,
    canPublishSources: sources,
    canPublishData: false,
    canUpdateMetadata: false,
  });
};

/** No list of sources is all of them. */
const publishingOf = (permission: ParticipantPermission | undefined): Publishing => {
  const { canPublish = false, canPublishSources = [] } = permission ?? {};
  const may = (source: TrackSource): boolean =>
    canPublish && (canPublishSources.length === 0 || canPublishSources.includes(source));
  return {
    camera: may(TrackSource.CAMERA),
    microphone: may(TrackSource.MICROPHONE),
    screen: may(TrackSource.SCREEN_SHARE),
  };
};

const deviceOf = (source: TrackSource): keyof Publishing | null => {
  switch (source) {
    case TrackSource.CAMERA:
      return "camera";
    case TrackSource.MICROPHONE:
      return "microphone";
    case TrackSource.SCREEN_SHARE:
    case TrackSource.SCREEN_SHARE_AUDIO:
      return "screen";
    default:
      return null;
  }
};
