/** One person in a meeting: an ordinary livekit-client program with a drawn camera and a beeping microphone. */
import { Room, Track, type LocalTrackPublication } from "livekit-client";
import { cameraPicture, screenPicture } from "../../pattern.ts";
import type { Command, Diary, Health, ParticipantPage, Person } from "../protocol.ts";
import { Metronome } from "./metronome.ts";
import { Picture, wallNow } from "./picture.ts";

const healthEveryMs = 500;

/** Somebody who is in the meeting. */
class Presence {
  readonly #room = new Room({ dynacast: true, adaptiveStream: false });
  readonly #person: Person;
  readonly #epoch: number;
  readonly #camera: Picture;
  readonly #microphone: Metronome;
  readonly #health: Health[] = [];
  readonly #screens: Picture[] = [];
  #healthTimer: ReturnType<typeof setInterval> | undefined;

  constructor(person: Person) {
    this.#person = person;
    this.#epoch = Math.floor(wallNow() / 1000) * 1000 + person.phaseMs;
    const { colour, pitch } = person;
    this.#microphone = new Metronome({ pitch, epoch: this.#epoch });
    const flashesFrom = this.#microphone.firstBeep;
    this.#camera = new Picture({ ...cameraPicture, colour, epoch: this.#epoch, flashesFrom });
  }

  /** Nobody listens: subscribing costs more than publishing and proves nothing about a recording. */
  async join(url: string, token: string): Promise<void> {
    await this.#room.connect(url, token, { autoSubscribe: false });
    const { localParticipant } = this.#room;
    await localParticipant.publishTrack(this.#microphone.track, { source: Track.Source.Microphone });
    await localParticipant.publishTrack(this.#camera.track, { source: Track.Source.Camera });
    this.#healthTimer = setInterval(() => void this.#look(), healthEveryMs);
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
    return { epoch: this.#epoch, camera: this.#camera.drawn, screen, health: this.#health };
  }

  #published(source: Track.Source): LocalTrackPublication {
    const publication = this.#room.localParticipant.getTrackPublication(source);
    if (publication === undefined) throw new Error(`no ${source} is published`);
    return publication;
  }

  async #look(): Promise<void> {
    const report = await this.#published(Track.Source.Camera).track?.getRTCStatsReport();
    const framesEncoded: Record<string, number> = {};
    let limitedBy = "";
    report?.forEach((entry) => {
      if (entry.type !== "outbound-rtp" || entry.active === false) return;
      framesEncoded[entry.rid ?? ""] = entry.framesEncoded;
      limitedBy = entry.qualityLimitationReason;
    });
    this.#health.push({ at: wallNow(), framesEncoded, limitedBy });
  }
}

let present: Presence | undefined;

const run = async (command: Command): Promise<void> => {
  if (command.do === "join") {
    present = new Presence(command.person);
    return await present.join(command.url, command.token);
  }
  if (present === undefined) throw new Error("nobody has joined in this page");
  switch (command.do) {
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

const page: ParticipantPage = {
  run,
  diary: () => present?.diary() ?? { epoch: 0, camera: [], screen: [], health: [] },
};
Object.assign(globalThis, { participant: page });
