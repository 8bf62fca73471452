/**
 * Keeps the canvas as the stage is. A tile is touched only when its track gave a new picture; when the scene changes,
 * everything is cleared and drawn again from the newest pictures. Pictures are contained, never cropped.
 */
import { containedIn, layoutStage, type Placement, type Rect } from "@roomreel/stage";
import type { StageScene } from "../../timeline/index.ts";
import type { TrackIndex } from "../../vocabulary/index.ts";
import type { Canvas, PictureDecoder } from "../ports.ts";
import { fill } from "./brush.ts";
import { GROUND, TILE } from "./colours.ts";
import { RoundCorners } from "./corners.ts";
import { paintFigure } from "./figure.ts";

/** Newest pictures of all tracks. */
export type Pictures = {
  readonly decoderOf: (track: TrackIndex) => PictureDecoder | undefined;
  /** Gave a new picture since the last painting. */
  readonly isNew: (track: TrackIndex) => boolean;
};

type Tile = {
  readonly placement: Placement;
  readonly corners: RoundCorners | null;
  readonly track: TrackIndex | undefined;
  /** Where the picture lies; null while there is none. */
  picture: Rect | null;
};

export class StagePainter {
  readonly #canvas: Canvas;
  #scene: StageScene | null = null;
  #tiles: readonly Tile[] = [];

  constructor(canvas: Canvas) {
    this.#canvas = canvas;
  }

  paint(scene: StageScene, pictures: Pictures): void {
    const changed = scene !== this.#scene;
    if (changed) this.#arrange(scene);
    for (const tile of this.#tiles) {
      if (tile.track !== undefined && (changed || pictures.isNew(tile.track))) this.#draw(tile, pictures);
    }
  }

  /** Clears the canvas and draws what no picture covers. */
  #arrange(scene: StageScene): void {
    this.#scene = scene;
    const { size } = this.#canvas;
    fill(this.#canvas, { x: 0, y: 0, ...size }, GROUND);
    this.#tiles = layoutStage(scene.scene, size).map((placement): Tile => {
      const isContent = placement.what === "content";
      const track = (isContent ? scene.screens : scene.cameras).get(placement.identity);
      const corners = isContent ? null : new RoundCorners(this.#canvas, placement.rect);
      if (!isContent && track === undefined) paintFigure(this.#canvas, placement.rect);
      corners?.paint(this.#canvas);
      return { placement, corners, track, picture: null };
    });
  }

  #draw(tile: Tile, { decoderOf }: Pictures): void {
    const decoder = tile.track === undefined ? undefined : decoderOf(tile.track);
    const size = decoder?.size ?? null;
    if (decoder === undefined || size === null) return;
    const { rect } = tile.placement;
    const picture = containedIn(rect, size);
    const moved = tile.picture === null || !sameRect(tile.picture, picture);
    // Shared content lies on the ground, cameras on a tile of their own.
    if (moved) fill(this.#canvas, rect, tile.corners === null ? GROUND : TILE);
    tile.picture = picture;
    decoder.draw(this.#canvas, picture);
    tile.corners?.paint(this.#canvas);
  }
}

const sameRect = (one: Rect, two: Rect): boolean =>
  one.x === two.x && one.y === two.y && one.width === two.width && one.height === two.height;
