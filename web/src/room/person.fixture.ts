import type { Person } from "./picture.ts";

/** Somebody on stage with camera and microphone on, unless said otherwise. */
export const somebody = (identity: string, change: Partial<Person> = {}): Person => ({
  identity,
  name: identity,
  role: "speaker",
  stage: "on",
  onStage: true,
  local: false,
  handSince: null,
  leftOut: false,
  breakout: "",
  link: "good",
  joinedAt: 0,
  lastSpokeAt: 0,
  speaking: false,
  camera: true,
  sharing: false,
  microphone: true,
  pictures: { camera: null, screen: null },
  sounds: [],
  ...change,
});
