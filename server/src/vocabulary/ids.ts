import type { Brand } from "./brand.ts";

/** `<sanitised-name>-<15 characters>` */
export type RoomId = Brand<string, "RoomId">;
/** `{roomId}--EG_{12 characters}--{10 characters}`; nothing is ever derived from its parts. */
export type RecordingId = Brand<string, "RecordingId">;
/** Of an account: `^[a-z0-9_]+$`. */
export type UserId = Brand<string, "UserId">;
/** One process that captures or renders; new at each start of a process. */
export type WorkerId = Brand<string, "WorkerId">;
/** LiveKit's identity of somebody in a meeting: stable over reconnects, new for each join. */
export type ParticipantIdentity = Brand<string, "ParticipantIdentity">;
/** LiveKit's `TR_…`; new for each publication. */
export type TrackSid = Brand<string, "TrackSid">;
/** Small number of a track within one recording log, never used again for another track. */
export type TrackIndex = Brand<number, "TrackIndex">;
/** 1, 2, …: one uninterrupted capture by one recorder process. */
export type TakeNumber = Brand<number, "TakeNumber">;

export const roomId = (value: string): RoomId => value as RoomId;
export const recordingId = (value: string): RecordingId => value as RecordingId;
export const userId = (value: string): UserId => value as UserId;
export const workerId = (value: string): WorkerId => value as WorkerId;
export const participantIdentity = (value: string): ParticipantIdentity => value as ParticipantIdentity;
export const trackSid = (value: string): TrackSid => value as TrackSid;
export const trackIndex = (value: number): TrackIndex => value as TrackIndex;
export const takeNumber = (value: number): TakeNumber => value as TakeNumber;
