/**
 * One stay in a meeting: owns the LiveKit room and tells the page, as one immutable picture, what is so.
 *
 * connecting -> connected            first connection
 * connected  -> reconnecting         signal or media lost; LiveKit tries by itself
 * reconnecting -> connected          it came back; whatever changed meanwhile arrives as ordinary events
 * any        -> gone                 left, removed, ended, or given up; the only state without a way back
 */
import { DisconnectReason, Room, RoomEvent, Track, type RoomOptions } from "livekit-client";
import type { MemberTokenAnswer } from "@roomreel/contract";
import { newHearing, pictureOf, type Picture } from "./picture.ts";

export type Wishes = {
  readonly name: string;
  readonly camera: boolean;
  readonly microphone: boolean;
  readonly cameraId: string;
  readonly microphoneId: string;
};
export type WhyGone = "self" | "duplicate" | "removed" | "ended" | "lost";

export type Session = {
  readonly room: Room;
  readonly picture: () => Picture;
  readonly watch: (listener: () => void) => () => void;
  /** Connects and publishes what was wished. */
  enter(): void;
  leave(): void;
};

const deviceOf = (id: string): { deviceId?: string } => (id === "" ? {} : { deviceId: id });

const optionsFor = (wishes: Wishes): RoomOptions => ({
  adaptiveStream: true,
  dynacast: true,
  videoCaptureDefaults: { resolution: { width: 1280, height: 720, frameRate: 30 }, ...deviceOf(wishes.cameraId) },
  audioCaptureDefaults: {
    echoCancellation: true,
    noiseSuppression: true,
    autoGainControl: true,
    ...deviceOf(wishes.microphoneId),
  },
  publishDefaults: { simulcast: true, videoCodec: "vp8", red: true, dtx: true },
});

/** What changes the picture. */
const events = [
  RoomEvent.Connected,
  RoomEvent.Reconnecting,
  RoomEvent.SignalReconnecting,
  RoomEvent.Reconnected,
  RoomEvent.ConnectionStateChanged,
  RoomEvent.ParticipantConnected,
  RoomEvent.ParticipantDisconnected,
  RoomEvent.ParticipantNameChanged,
  RoomEvent.ParticipantAttributesChanged,
  RoomEvent.TrackPublished,
  RoomEvent.TrackUnpublished,
  RoomEvent.TrackSubscribed,
  RoomEvent.TrackUnsubscribed,
  RoomEvent.TrackMuted,
  RoomEvent.TrackUnmuted,
  RoomEvent.LocalTrackPublished,
  RoomEvent.LocalTrackUnpublished,
  RoomEvent.ActiveSpeakersChanged,
  RoomEvent.RoomMetadataChanged,
  RoomEvent.AudioPlaybackStatusChanged,
] as const;

export const newSession = (
  way: MemberTokenAnswer,
  wishes: Wishes,
  told: { onGone: (why: WhyGone) => void; onDeviceProblem: (kind: "camera" | "microphone", problem: unknown) => void },
): Session => {
  const room = new Room(optionsFor(wishes));
  const hearing = newHearing();
  const listeners = new Set<() => void>();
  let picture = pictureOf(room, hearing);
  const update = (): void => {
    hearing.note(
      room.activeSpeakers.map(({ identity }) => identity),
      Date.now(),
    );
    picture = pictureOf(room, hearing);
    for (const listener of listeners) listener();
  };
  for (const event of events) room.on(event, update);
  let gone = true;
  const end = (why: WhyGone): void => {
    if (gone) return;
    gone = true;
    told.onGone(why);
  };
  room.on(RoomEvent.Disconnected, (reason) => {
    // LiveKit disconnects when the page goes away: a reload is no leaving.
    if (reason !== DisconnectReason.CLIENT_INITIATED) end(whyOf(reason));
  });
  const enter = (): void => {
    gone = false;
    connect(room, way)
      .then(async () => publish(room, wishes, told.onDeviceProblem))
      .catch(() => end("lost"));
  };
  const leave = (): void => {
    gone = true;
    room.disconnect().catch(() => undefined);
  };
  const watch = (listener: () => void): (() => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  };
  return { room, picture: () => picture, watch, enter, leave };
};

const connect = async (room: Room, { livekitUrl, livekitToken }: MemberTokenAnswer): Promise<void> => {
  if (livekitUrl === undefined || livekitToken === undefined)
    throw new Error("the server gave no way into the meeting");
  await room.connect(livekitUrl, livekitToken);
};

const publish = async (
  room: Room,
  wishes: Wishes,
  onProblem: (kind: "camera" | "microphone", problem: unknown) => void,
): Promise<void> => {
  const me = room.localParticipant;
  const may = (source: Track.Source): boolean => me.permissions?.canPublish === true && allowed(room, source);
  const turnOn = async (kind: "camera" | "microphone"): Promise<void> => {
    try {
      await (kind === "camera" ? me.setCameraEnabled(true) : me.setMicrophoneEnabled(true));
    } catch (problem) {
      onProblem(kind, problem);
    }
  };
  await Promise.all([
    wishes.microphone && may(Track.Source.Microphone) ? turnOn("microphone") : null,
    wishes.camera && may(Track.Source.Camera) ? turnOn("camera") : null,
  ]);
};

/** LiveKit's numbers of track sources in a permission; an empty list allows all. */
const sourceNumbers: Partial<Record<Track.Source, number>> = {
  [Track.Source.Camera]: 1,
  [Track.Source.Microphone]: 2,
  [Track.Source.ScreenShare]: 3,
};
const allowed = (room: Room, source: Track.Source): boolean => {
  const sources = room.localParticipant.permissions?.canPublishSources ?? [];
  return sources.length === 0 || sources.some((one) => one === sourceNumbers[source]);
};

const whyOf = (reason: DisconnectReason | undefined): WhyGone => {
  switch (reason) {
    case DisconnectReason.DUPLICATE_IDENTITY:
      return "duplicate";
    case DisconnectReason.PARTICIPANT_REMOVED:
      return "removed";
    case DisconnectReason.ROOM_DELETED:
    case DisconnectReason.ROOM_CLOSED:
      return "ended";
    default:
      return "lost";
  }
};
