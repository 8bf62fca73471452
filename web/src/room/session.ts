/**
 * One stay in a meeting: owns the LiveKit room and tells the page, as one immutable picture, what is so.
 *
 * connecting -> connected            first connection
 * connected  -> reconnecting         signal or media lost: LiveKit tries, then the server is asked (way-back.ts)
 * reconnecting -> connected          it came back; whatever changed meanwhile arrives as ordinary events
 * any        -> gone                 left, removed, ended, or given up; the only state without a way back
 */
import { DefaultReconnectPolicy, DisconnectReason, Room, RoomEvent, type RoomOptions } from "livekit-client";
import type { MeetingMessage, MemberTokenAnswer } from "@roomreel/contract";
import { keepBackdrops, type Backdrops } from "../backdrop/backdrops.ts";
import type { BackdropProblem } from "../backdrop/choice.ts";
import { readMessage } from "./message.ts";
import { keepOwnTracks, type Devices, type OwnTracks } from "./own-tracks.ts";
import { newHearing, pictureOf, type Picture } from "./picture.ts";
import { goBack, type WhyGone } from "./way-back.ts";

export type Wishes = Devices & {
  readonly name: string;
  readonly speakerId: string;
  /** To be seen and heard; false: as a viewer. */
  readonly toStage: boolean;
};
export type { WhyGone } from "./way-back.ts";

export type Session = {
  readonly room: Room;
  readonly picture: () => Picture;
  readonly watch: (listener: () => void) => () => void;
  /** Calls back with each message that the server sends to this page, until the answer is called. */
  readonly hear: (listener: (message: MeetingMessage) => void) => () => void;
  /** Camera and microphone to turn on once the server lets one onto the stage. */
  readonly turnOnWhenAllowed: (devices: Devices) => void;
  /** What is behind oneself. */
  readonly backdrops: Backdrops;
  /** Connects and publishes what was wished. */
  enter(): void;
  leave(): void;
};

const deviceOf = (id: string): { deviceId?: string } => (id === "" ? {} : { deviceId: id });

/** LiveKit's own first steps; what has not come back by then needs a new way in. */
const RECONNECT_MS = [0, 300, 1200, 2700, 4800];

const optionsFor = (wishes: Wishes): RoomOptions => ({
  adaptiveStream: true,
  dynacast: true,
  reconnectPolicy: new DefaultReconnectPolicy(RECONNECT_MS),
  videoCaptureDefaults: { resolution: { width: 1280, height: 720, frameRate: 30 }, ...deviceOf(wishes.cameraId) },
  audioCaptureDefaults: {
    echoCancellation: true,
    noiseSuppression: true,
    autoGainControl: true,
    ...deviceOf(wishes.microphoneId),
  },
  // Browsers that cannot choose the loudspeaker offered none to choose from.
  ...(wishes.speakerId === "" ? {} : { audioOutput: deviceOf(wishes.speakerId) }),
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
  RoomEvent.ParticipantPermissionsChanged,
  RoomEvent.ConnectionQualityChanged,
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

type Told = {
  onGone: (why: WhyGone) => void;
  onDeviceProblem: (kind: "camera" | "microphone", problem: unknown) => void;
  onBackdropProblem: (why: BackdropProblem) => void;
};

/** @param ways `first`: the way in that was given; `again`: asks for another one, as the same person */
export const newSession = (
  ways: { first: MemberTokenAnswer; again: () => Promise<MemberTokenAnswer> },
  wishes: Wishes,
  told: Told,
): Session => {
  const room = new Room(optionsFor(wishes));
  const hearing = newHearing();
  const listeners = new Set<() => void>();
  const tell = (): void => listeners.forEach((listener) => listener());
  const backdrops = keepBackdrops(room, { onChange: tell, onProblem: told.onBackdropProblem });
  let picture = pictureOf(room, hearing);
  let gone = true;
  /** Devices that were being turned on when one left are no problem. */
  const own: OwnTracks = keepOwnTracks(room, wishes, (kind, problem) => {
    if (!gone) told.onDeviceProblem(kind, problem);
  });
  let away = false;
  let inside: Picture | null = null;
  const update = (): void => {
    hearing.note(
      room.activeSpeakers.map(({ identity }) => identity),
      Date.now(),
    );
    const now = pictureOf(room, hearing);
    if (now.connection === "connected") inside = now;
    // What was there last stays in sight until one is back: LiveKit forgets everybody on the way.
    picture = inside === null || now === inside ? now : { ...inside, connection: "reconnecting" };
    own.follow(picture);
    tell();
  };
  for (const event of events) room.on(event, update);
  const end = (why: WhyGone): void => {
    if (gone) return;
    gone = true;
    told.onGone(why);
  };
  const comeBack = async (): Promise<void> => {
    away = true;
    const { camera, microphone } = picture.me;
    const came = await goBack({
      ask: ways.again,
      connect: (way) => connect(room, way),
      isWanted: () => !gone,
      wait: (ms) => new Promise((over) => setTimeout(over, ms)),
    });
    away = false;
    if (came !== "inside") return came === "left" ? undefined : end(came);
    own.turnOnWhenAllowed({ camera, microphone, cameraId: "", microphoneId: "" });
    update();
  };
  room.on(RoomEvent.Disconnected, (reason) => {
    // LiveKit disconnects when the page goes away: a reload is no leaving. A vain attempt to come back ends in it too.
    if (reason === DisconnectReason.CLIENT_INITIATED || gone || away) return;
    const why = whyOf(reason);
    if (why === "lost" && inside !== null) void comeBack();
    else end(why);
  });
  const enter = (): void => {
    gone = false;
    connect(room, ways.first).then(update, () => end("lost"));
  };
  const leave = (): void => {
    gone = true;
    room.disconnect().catch(() => undefined);
  };
  const { turnOnWhenAllowed } = own;
  const [watch, hear] = [watchingOf(listeners), hearingFrom(room)];
  return { room, picture: () => picture, watch, hear, turnOnWhenAllowed, backdrops, enter, leave };
};

const watchingOf =
  (listeners: Set<() => void>): Session["watch"] =>
  (listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  };

/** What LiveKit says of data: sender, kind, topic. */
type DataRest = readonly [from?: unknown, kind?: unknown, topic?: string];

/** Only what the server itself sent: its messages come from no participant. */
const hearingFrom =
  (room: Room): Session["hear"] =>
  (listener) => {
    const take = (bytes: Uint8Array, ...[from, , topic]: DataRest): void => {
      const message = from === undefined && topic === "meeting" ? readMessage(bytes) : null;
      if (message !== null) listener(message);
    };
    room.on(RoomEvent.DataReceived, take);
    return () => room.off(RoomEvent.DataReceived, take);
  };

const connect = async (room: Room, { livekitUrl, livekitToken }: MemberTokenAnswer): Promise<void> => {
  if (livekitUrl === undefined || livekitToken === undefined)
    throw new Error("the server gave no way into the meeting");
  await room.connect(livekitUrl, livekitToken);
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
