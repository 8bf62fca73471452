/**
 * A crowd in one page: everybody is a livekit-client room with a tiny picture of three bands, which tells who it is,
 * and a microphone that is silent until somebody speaks. Cheap, so that one machine bears a full stage and more.
 */
import { Room, Track } from "livekit-client";
import { bandPicture, beep, colours, crowdPitch, type Bands } from "../../pattern.ts";
import type { CrowdPage, Joined } from "../protocol.ts";

const sound = new AudioContext({ sampleRate: 48_000 });
const tone = new OscillatorNode(sound, { frequency: crowdPitch });
tone.start();

class Member {
  readonly #room = new Room({ dynacast: true, adaptiveStream: false });
  readonly #microphone = new MediaStreamAudioDestinationNode(sound, { channelCount: 1 });
  readonly #gain = new GainNode(sound, { gain: 0 });

  constructor() {
    tone.connect(this.#gain).connect(this.#microphone);
  }

  async join(url: string, token: string, bands: Bands): Promise<Joined> {
    await this.#room.connect(url, token, { autoSubscribe: false });
    const { localParticipant } = this.#room;
    const [voice] = this.#microphone.stream.getAudioTracks();
    if (voice === undefined) throw new Error("this browser gives no audio track");
    await localParticipant.publishTrack(voice, { source: Track.Source.Microphone, red: false });
    await localParticipant.publishTrack(drawn(bands), { source: Track.Source.Camera, simulcast: false });
    return { identity: localParticipant.identity, joinedAt: localParticipant.joinedAt?.getTime() ?? 0 };
  }

  async leave(): Promise<void> {
    await this.#room.disconnect();
  }

  speak(forMs: number): void {
    const from = sound.currentTime;
    this.#gain.gain.setValueAtTime(beep.gain, from);
    this.#gain.gain.setValueAtTime(0, from + forMs / 1000);
  }
}

/** A picture that is sent again and again, though it never changes. */
const drawn = (bands: Bands): MediaStreamTrack => {
  const { width, height, framesPerSecond } = bandPicture;
  const canvas = document.createElement("canvas");
  Object.assign(canvas, { width, height });
  document.body.append(canvas);
  const pen = canvas.getContext("2d");
  const [track] = canvas.captureStream(0).getVideoTracks();
  if (pen === null || track === undefined) throw new Error("this browser cannot capture a canvas");
  const draw = (): void => {
    for (const [index, colour] of bands.entries()) {
      pen.fillStyle = `rgb(${colours[colour].join(" ")})`;
      pen.fillRect((index * width) / bands.length, 0, Math.ceil(width / bands.length), height);
    }
    if (track instanceof CanvasCaptureMediaStreamTrack) track.requestFrame();
  };
  draw();
  setInterval(draw, 1000 / framesPerSecond);
  return track;
};

const members: Member[] = [];

const crowd: CrowdPage = {
  async join(url, token, bands) {
    const member = new Member();
    members.push(member);
    return await member.join(url, token, bands);
  },
  async leave(index) {
    await members[index]?.leave();
  },
  speak(indexes, forMs) {
    for (const index of indexes) members[index]?.speak(forMs);
  },
};
Object.assign(globalThis, { crowd });
