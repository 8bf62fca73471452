import {
  ConnectionQuality,
  ConnectionState,
  ParticipantKind,
  Track,
  type Participant,
  type Room,
} from "livekit-client";
import type { ParticipantAttributes, RoomRole, RoomState } from "@roomreel/contract";
import { isLeftOut, isOnStage, type StagePerson } from "@roomreel/stage";
import { readRoomState } from "./room-state.ts";

/** Somebody in the meeting, with what can be shown and heard now. */
export type Person = StagePerson & {
  readonly role: RoomRole;
  readonly stage: ParticipantAttributes["stage"];
  readonly name: string;
  readonly local: boolean;
  /** Epoch ms since when the hand is up; null: it is not. */
  readonly handSince: number | null;
  /** Sound and picture stay out of recordings. */
  readonly leftOut: boolean;
  /** The breakout room to go to; empty: none. */
  readonly breakout: string;
  /** `lost`: gone for the moment, or for good if LiveKit says so within half a minute. */
  readonly link: "good" | "poor" | "lost";
  readonly speaking: boolean;
  readonly microphone: boolean;
  readonly pictures: { readonly camera: Track | null; readonly screen: Track | null };
  /** Microphone and shared sound of others. */
  readonly sounds: readonly Track[];
};

/** What the server lets this page send now. */
export type Sending = { readonly camera: boolean; readonly microphone: boolean; readonly screen: boolean };

/** The meeting at one instant, as the page shows it. */
export type Picture = {
  readonly connection: "connecting" | "connected" | "reconnecting";
  readonly people: readonly Person[];
  readonly me: Person;
  readonly sending: Sending;
  readonly canHear: boolean;
  /** What the server says about room and recording; null until it was read. */
  readonly state: RoomState | null;
};

/** Who spoke when; decides who keeps a place on a full stage. */
export type Hearing = { note(identities: readonly string[], at: number): void; lastOf(identity: string): number };
export const newHearing = (): Hearing => {
  const last = new Map<string, number>();
  return {
    note: (identities, at) => {
      for (const identity of identities) last.set(identity, at);
    },
    lastOf: (identity) => last.get(identity) ?? 0,
  };
};

export const pictureOf = (room: Room, hearing: Hearing): Picture => {
  const others = [...room.remoteParticipants.values()].filter(({ kind }) => kind === ParticipantKind.STANDARD);
  const me = personOf(room.localParticipant, hearing);
  return {
    connection: connectionOf(room.state),
    people: [me, ...others.map((one) => personOf(one, hearing))],
    me,
    sending: sendingOf(room),
    canHear: room.canPlaybackAudio,
    state: readRoomState(room.metadata),
  };
};

const connectionOf = (state: ConnectionState): Picture["connection"] => {
  if (state === ConnectionState.Connected) return "connected";
  const again = state === ConnectionState.Reconnecting || state === ConnectionState.SignalReconnecting;
  return again ? "reconnecting" : "connecting";
};

/** LiveKit's numbers of track sources in a permission; an empty list allows all. */
const SOURCE_NUMBERS: Readonly<Record<keyof Sending, number>> = { camera: 1, microphone: 2, screen: 3 };

const sendingOf = ({ localParticipant }: Room): Sending => {
  const { canPublish = false, canPublishSources = [] } = localParticipant.permissions ?? {};
  const sources: readonly number[] = canPublishSources;
  const may = (source: number): boolean => canPublish && (sources.length === 0 || sources.includes(source));
  return {
    camera: may(SOURCE_NUMBERS.camera),
    microphone: may(SOURCE_NUMBERS.microphone),
    screen: may(SOURCE_NUMBERS.screen),
  };
};

const personOf = (one: Participant, hearing: Hearing): Person => {
  const camera = trackOf(one, Track.Source.Camera);
  const screen = trackOf(one, Track.Source.ScreenShare);
  const microphone = trackOf(one, Track.Source.Microphone);
  const heard = one.isLocal ? [] : [microphone, trackOf(one, Track.Source.ScreenShareAudio)];
  return {
    identity: one.identity,
    name: one.name ?? "",
    role: roleOf(one),
    stage: stageOf(one),
    onStage: isOnStage(one.attributes),
    leftOut: isLeftOut(one.attributes),
    breakout: one.attributes["breakout"] ?? "",
    handSince: Number(one.attributes["hand"] ?? "") || null,
    link: linkOf(one.connectionQuality),
    local: one.isLocal,
    joinedAt: one.joinedAt?.getTime() ?? 0,
    lastSpokeAt: hearing.lastOf(one.identity),
    speaking: one.isSpeaking,
    camera: one.isCameraEnabled,
    sharing: one.isScreenShareEnabled,
    microphone: one.isMicrophoneEnabled,
    pictures: { camera, screen },
    sounds: heard.filter((track) => track !== null),
  };
};

const trackOf = (one: Participant, source: Track.Source): Track | null => {
  const publication = one.getTrackPublication(source);
  return publication?.track === undefined || publication.isMuted ? null : publication.track;
};

const roles: readonly string[] = ["host", "moderator", "speaker", "viewer"] satisfies RoomRole[];
const roleOf = ({ attributes }: Participant): RoomRole => {
  const role = attributes["role"] ?? "";
  return roles.includes(role) ? (role as RoomRole) : "speaker";
};

const places: readonly string[] = ["on", "off", "asking", "invited"] satisfies Person["stage"][];
/** Absent is the default, as the contract has it. */
const stageOf = ({ attributes }: Participant): Person["stage"] => {
  const stage = attributes["stage"] ?? "";
  return places.includes(stage) ? (stage as Person["stage"]) : "on";
};

const linkOf = (quality: ConnectionQuality): Person["link"] => {
  if (quality === ConnectionQuality.Lost) return "lost";
  return quality === ConnectionQuality.Poor ? "poor" : "good";
};
