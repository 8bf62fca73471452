import type { EpochClock } from "./epoch-clock.ts";
import { PictureClock } from "./picture-clock.ts";
import { SoundClock } from "./sound-clock.ts";

export const openEpochClock = (kind: "audio" | "video", clockRate: number): EpochClock =>
  kind === "audio" ? new SoundClock(clockRate) : new PictureClock(clockRate);
