export { containedIn, type Rect, type Size } from "./geometry.ts";
export { isLeftOut, isOnStage, isRecorded } from "./place.ts";
export { sceneOf, STAGE_TILES_MAX, type Scene, type StagePerson } from "./scene.ts";
export { layoutStage, type Placement } from "./layout.ts";
