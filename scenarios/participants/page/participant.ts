/** One person in a meeting: an ordinary livekit-client program with a drawn camera and a beeping microphone. */
import {
  ConnectionState,
  ParticipantEvent,
  Room,
  RoomEvent,
  Track,
  type LocalTrackPublication,
  type TrackPublishOptions,
} from "livekit-client";
import { cameraPicture, screenPicture } from "../../pattern.ts";
import type { Absence, Command, Diary, Health, ParticipantPage, Person } from "../protocol.ts";
import { Metronome } from "./metronome.ts";
import { Picture, wallNow } from "./picture.ts";

const healthEveryMs = 500;

/** From an action of the meeting to the right to send: the server tells LiveKit at once. */
const rightWithinMs = 5000;

/**
 * Chromium's VP9 encoder leaves a block of 64x64 as it was for a picture or two when the two cells of the counter in it
 * have changed places: often at what livekit-client would choose, sometimes at 1.5 Mb/s.
 */
const bitrateMax = 4_000_000;

const cameraOptions = ({ codec }: Person): TrackPublishOptions => ({
  source: Track.Source.Camera,
  ...(codec === undefined ? {} : { videoCodec: codec, videoEncoding: { maxBitrate: bitrateMax } }),
});

/** Somebody who is in the meeting. */
class Presence {
  // Whoever is moved off the stage keeps his devices.
  readonly #room = new Room({ dynacast: true, adaptiveStream: false, stopLocalTrackOnUnpublish: false });
  readonly #person: Person;
  readonly #epoch: number;
  readonly #camera: Picture;
  readonly #microphone: Metronome;
  readonly #health: Health[] = [];
  readonly #absences: Absence[] = [];
  readonly #screens: Picture[] = [];
  #healthTimer: ReturnType<typeof setInterval> | undefined;

  /** @param epoch of an earlier presence: frames are counted on, so that no number means two */
  constructor(person: Person, epoch = Math.floor(wallNow() / 1000) * 1000 + person.phaseMs) {
    this.#person = person;
    this.#epoch = epoch;
    const { colour, pitch } = person;
    this.#microphone = new Metronome({ pitch, epoch: this.#epoch });
    const flashesFrom = this.#microphone.firstBeep;
    this.#camera = new Picture({ ...cameraPicture, colour, epoch: this.#epoch, flashesFrom });
    this.#room.on(RoomEvent.ConnectionStateChanged, (state) => this.#onState(state));
  }

  get epoch(): number {
    return this.#epoch;
  }

  /** Nobody listens: subscribing costs more than publishing and proves nothing about a recording. */
  async join(url: string, token: string): Promise<void> {
    await this.#room.connect(url, token, { autoSubscribe: false });
    this.#healthTimer = setInterval(() => void this.#look(), healthEveryMs);
  }

  /** @throws when LiveKit does not allow it in time */
  async publish(): Promise<void> {
    const { localParticipant } = this.#room;
    await this.#right();
    await localParticipant.publishTrack(this.#microphone.track, { source: Track.Source.Microphone });
    await localParticipant.publishTrack(this.#camera.track, cameraOptions(this.#person));
  }

  async share(): Promise<void> {
    const colour = this.#person.screenColour;
    const screen = new Picture({ ...screenPicture, colour, epoch: this.#epoch, flashesFrom: null });
    this.#screens.push(screen);
    await this.#room.localParticipant.publishTrack(screen.track, { source: Track.Source.ScreenShare });
  }

  async unshare(): Promise<void> {
    const screen = this.#screens.at(-1);
    if (screen === undefined) throw new Error("nothing is shared");
    await this.#room.localParticipant.unpublishTrack(screen.track);
    screen.stop();
  }

  async mute(source: Track.Source, muted: boolean): Promise<void> {
    const publication = this.#published(source);
    await (muted ? publication.mute() : publication.unmute());
  }

  async leave(): Promise<void> {
    clearInterval(this.#healthTimer);
    await this.#room.disconnect(false);
    this.#camera.stop();
    await this.#microphone.stop();
  }

  diary(): Diary {
    const screen = this.#screens.flatMap((one) => one.drawn);
    const { drawn: camera } = this.#camera;
    return { epoch: this.#epoch, camera, screen, health: this.#health, absences: this.#absences };
  }

  /** @throws when LiveKit refuses it: livekit-client's own look at its rights is put out of work */
  async insist(): Promise<void> {
    const { localParticipant } = this.#room;
    Object.assign(localParticipant, { hasPermissionsToPublish: () => true });
    await localParticipant.publishTrack(this.#camera.track.clone(), { source: Track.Source.Camera });
  }

  async #right(): Promise<void> {
    const { localParticipant } = this.#room;
    const isThere = (): boolean => localParticipant.permissions?.canPublish === true;
    if (isThere()) return;
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    const timer = setTimeout(() => reject(new Error("LiveKit does not let this person send")), rightWithinMs);
    const look = (): void => (isThere() ? resolve() : undefined);
    localParticipant.on(ParticipantEvent.ParticipantPermissionsChanged, look);
    look();
    await promise.finally(() => {
      clearTimeout(timer);
      localParticipant.off(ParticipantEvent.ParticipantPermissionsChanged, look);
    });
  }

  #onState(state: ConnectionState): void {
    const last = this.#absences.at(-1);
    const isAway = last?.back === null;
    const joinedAt = this.#room.localParticipant.joinedAt?.getTime() ?? 0;
    if (state === ConnectionState.Connected && isAway)
      this.#absences.splice(-1, 1, { ...last, back: { at: wallNow(), joinedAt } });
    const isTrying = state === ConnectionState.SignalReconnecting || state === ConnectionState.Reconnecting;
    if (isTrying && !isAway) this.#absences.push({ from: wallNow(), back: null });
  }

  #published(source: Track.Source): LocalTrackPublication {
    const publication = this.#room.localParticipant.getTrackPublication(source);
    if (publication === undefined) throw new Error(`no ${source} is published`);
    return publication;
  }

  async #look(): Promise<void> {
    // Nothing is published without a connection.
    const camera = this.#room.localParticipant.getTrackPublication(Track.Source.Camera);
    const report = await camera?.track?.getRTCStatsReport();
    const framesEncoded: Record<string, number> = {};
    let [limitedBy, codec] = ["", ""];
    report?.forEach((entry) => {
      if (entry.type !== "outbound-rtp" || entry.active === false) return;
      framesEncoded[entry.rid ?? ""] = entry.framesEncoded;
      limitedBy = entry.qualityLimitationReason;
      codec = report.get(entry.codecId)?.mimeType ?? codec;
    });
    this.#health.push({ at: wallNow(), framesEncoded, limitedBy, codec });
  }
}

/** Somebody who left and came back has several; the last one is current. */
const presences: Presence[] = [];

const run = async (command: Command): Promise<void> => {
  if (command.do === "join") {
    const presence = new Presence(command.person, presences.at(-1)?.epoch);
    presences.push(presence);
    await presence.join(command.url, command.token);
    if (command.waits !== true) await presence.publish();
    return;
  }
  const present = presences.at(-1);
  if (present === undefined) throw new Error("nobody has joined in this page");
  switch (command.do) {
    case "publish":
      return await present.publish();
    case "insist":
      return await present.insist();
    case "share":
      return await present.share();
    case "unshare":
      return await present.unshare();
    case "camera-off":
    case "camera-on":
      return await present.mute(Track.Source.Camera, command.do === "camera-off");
    case "microphone-off":
    case "microphone-on":
      return await present.mute(Track.Source.Microphone, command.do === "microphone-off");
    case "leave":
      return await present.leave();
  }
};

const diary = (): Diary => {
  const diaries = presences.map((one) => one.diary());
  return {
    epoch: presences[0]?.epoch ?? 0,
    camera: diaries.flatMap(({ camera }) => camera),
    screen: diaries.flatMap(({ screen }) => screen),
    absences: diaries.flatMap(({ absences }) => absences),
    health: diaries.flatMap(({ health }) => health),
  };
};

const page: ParticipantPage = { run, diary };
Object.assign(globalThis, { participant: page });
