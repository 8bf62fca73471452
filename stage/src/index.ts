export { containedIn, type Rect, type Size } from "./geometry.ts";
export { isLeftOut, isOnStage, isRecorded } from "./place.ts";
export {
  inLayout,
  sceneOf,
  STAGE_TILES_MAX,
  type Scene,
  stageLayouts,
  type StageLayout,
  type StagePerson,
} from "./scene.ts";
export { type Candidate, chosenSpeaker, heardSpeakers, noSpeaker, type SpeakerState } from "./speaker.ts";
export { layoutStage, type Placement } from "./layout.ts";
