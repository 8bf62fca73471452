/** Two soft notes, a fourth apart; long enough to hear where they come from. */
const NOTES_HZ = [523.25, 698.46] as const;
const NOTE_SECONDS = 0.42;
const LOUDNESS = 0.22;

type Chooses = { setSinkId?: (deviceId: string) => Promise<void> };

/** Whether this browser lets a page choose the loudspeaker. */
export const choosesSpeaker = (): boolean => "setSinkId" in HTMLMediaElement.prototype;

/** Plays the test sound on a loudspeaker; "" is the system's default. Resolves when it has been heard. */
export const playTestSound = async (speakerId: string): Promise<void> => {
  const sound = new AudioContext();
  try {
    const out = sound.createMediaStreamDestination();
    const audio = new Audio();
    audio.srcObject = out.stream;
    if (speakerId !== "") await (audio as Chooses).setSinkId?.(speakerId);
    await audio.play();
    const last = NOTES_HZ.map((hertz, at) => note(sound, out, { hertz, from: sound.currentTime + at * NOTE_SECONDS }));
    await Promise.all(last.map((one) => new Promise((ended) => one.addEventListener("ended", ended, { once: true }))));
    audio.srcObject = null;
  } finally {
    await sound.close();
  }
};

const note = (
  sound: AudioContext,
  out: AudioNode,
  { hertz, from }: { hertz: number; from: number },
): OscillatorNode => {
  const loudness = new GainNode(sound, { gain: 0 });
  loudness.gain.setValueAtTime(0, from);
  loudness.gain.linearRampToValueAtTime(LOUDNESS, from + 0.02);
  loudness.gain.exponentialRampToValueAtTime(0.001, from + NOTE_SECONDS * 1.6);
  const tone = new OscillatorNode(sound, { frequency: hertz });
  tone.connect(loudness).connect(out);
  tone.start(from);
  tone.stop(from + NOTE_SECONDS * 1.7);
  return tone;
};
