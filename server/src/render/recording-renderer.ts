/**
 * Log in, segments out: renders one recording tick by tick, as far as the horizon allows.
 *
 *     feed(record) ... advance() -> for each tick: decode what is due, paint what is new, encode
 *                                -> for each unit: fix the clocks, mix and encode the sound
 *                                -> for each segment: hand it out; it is durable before the next one begins
 *
 * While x264 works on a picture in its own thread, the pictures of the next tick are decoded; the canvas is touched
 * again when it is done. It runs the same way behind a meeting and through an hour that is over.
 */
import type { StageLayout } from "@roomreel/stage";
import type { LogRecord } from "../capture/index.ts";
import type { Gap } from "../recording/index.ts";
import type { Coding } from "../rooms/index.ts";
import { placeInLog, Timeline } from "../timeline/index.ts";
import { type LogUs, logUs, type MediaMs, mediaMs } from "../vocabulary/index.ts";
import { type Grid, gridOf, UNIT_US } from "./grid.ts";
import { PicturePool } from "./painting/pictures.ts";
import { StagePainter } from "./painting/stage-painter.ts";
import type { Canvas, Effort, MediaEngine, SegmentEncoder } from "./ports.ts";
import { decodeResumeState, encodeResumeState } from "./resume-state.ts";
import type { EncodedSegment } from "./segment.ts";
import { Mixer } from "./sound/mixer.ts";
import { Soundtrack } from "./sound/soundtrack.ts";

/** What the file holds already. */
export type Committed = {
  readonly frames: number;
  readonly audioFrames: number;
  /** Of the last segment; null before the first. */
  readonly resumeState: string | null;
};

/** What a renderer works with, and whom it gives its segments to. */
export type RendererOptions = {
  readonly engine: MediaEngine;
  readonly coding: Coding;
  readonly layout: StageLayout;
  readonly committed: Committed;
  /** Keeps a segment for good; may be slow. */
  readonly keep: (segment: EncodedSegment) => Promise<void>;
};

/** A recording that is rendered to its end. */
export type Rendered = {
  /** 0: there was nothing to render. */
  readonly frames: number;
  readonly audioFrames: number;
  readonly durationMs: MediaMs;
  readonly gaps: readonly Gap[];
};

/** Farther behind the horizon than that, segments are encoded with less effort until it is reached again. */
const HURRY_US = 1_500_000;

/** How far before the cursor the log must be read again: recorders ask for a key frame when none came for 30 s. */
const PRE_ROLL_US = 35_000_000;

/** Where to begin to read the log to go on after `committed`. */
export const readFrom = (committed: Committed): LogUs => {
  if (committed.resumeState === null) return logUs(0);
  const state = decodeResumeState(committed.resumeState);
  return placeInLog(logUs(Math.max(0, state.cursorUs - PRE_ROLL_US)), state);
};

/** One recording, from where its file ends to where its log ends. Not for two callers at once. */
export class RecordingRenderer {
  readonly #options: RendererOptions;
  readonly #grid: Grid;
  readonly #timeline: Timeline;
  readonly #canvas: Canvas;
  readonly #painter: StagePainter;
  readonly #pictures: PicturePool;
  #soundtrack: Soundtrack | null = null;
  #segment: SegmentEncoder | null = null;
  #effort: Effort = "full";
  #encoding: Promise<void> = Promise.resolve();
  #nextFrame: number;
  #segmentFrame: number;
  #audioFrames: number;
  #rendered: Rendered | null = null;

  constructor(options: RendererOptions) {
    const { committed, engine, coding, layout } = options;
    this.#options = options;
    this.#grid = gridOf(coding.framesPerSecond);
    const resumed = committed.resumeState === null ? null : decodeResumeState(committed.resumeState);
    this.#timeline = new Timeline(resumed, layout);
    this.#canvas = engine.openCanvas(coding.size);
    this.#painter = new StagePainter(this.#canvas);
    this.#pictures = new PicturePool(engine);
    this.#nextFrame = committed.frames;
    this.#segmentFrame = committed.frames;
    this.#audioFrames = committed.audioFrames;
  }

  /** Null until everything is rendered and kept. */
  get rendered(): Rendered | null {
    return this.#rendered;
  }

  feed(record: LogRecord): void {
    this.#timeline.feed(record);
  }

  /** No further record will come; `advance` goes to the end. */
  captureIsOver(): void {
    this.#timeline.captureIsOver();
  }

  /** Renders what lies behind the horizon. @returns whether there was anything */
  async advance(): Promise<boolean> {
    const { originUs, endUs, readyUs } = this.#timeline;
    if (this.#rendered !== null) return false;
    if (originUs === null) {
      if (endUs !== null) this.#finish(0);
      return false;
    }
    const total = endUs === null ? Infinity : this.#total(endUs - originUs);
    const first = this.#nextFrame;
    while (this.#nextFrame < total && originUs + this.#grid.frameUs(this.#nextFrame) <= readyUs)
      await this.#tick(originUs);
    if (this.#nextFrame >= total) await this.#end(total);
    return this.#nextFrame > first;
  }

  close(): void {
    this.#segment?.close();
    this.#soundtrack?.close();
    this.#pictures.close();
  }

  async #tick(originUs: LogUs): Promise<void> {
    const frame = this.#nextFrame;
    const atUs = originUs + this.#grid.frameUs(frame);
    this.#soundtrack ??= this.#openSoundtrack(originUs);
    if (frame % this.#grid.unitFrames === 0 || frame === this.#options.committed.frames)
      this.#timeline.beginUnit(atUs, UNIT_US);
    // Pictures come at tick times of other clocks: one that is due within half a tick is shown now, not a tick late.
    const due = this.#timeline.takeDue("video", atUs + this.#grid.frameUs(1) / 2);
    this.#timeline.factsUntil(atUs);
    for (const track of this.#pictures.take(due)) this.#timeline.saw(track);
    await this.#encoding;
    this.#painter.paint(this.#timeline.scene, this.#pictures);
    this.#segment ??= this.#openSegment(atUs);
    this.#encoding = this.#segment.add(this.#canvas);
    this.#nextFrame += 1;
    if (this.#nextFrame % this.#grid.unitFrames !== 0) return;
    this.#soundtrack.encodeUntil(this.#nextFrame * this.#grid.samplesPerFrame);
    const outpaced = this.#effort === "full" && this.#effortAt(atUs) === "hurried";
    if (outpaced || this.#nextFrame - this.#segmentFrame >= this.#grid.segmentFrames) await this.#cut(originUs);
  }

  #openSegment(atUs: number): SegmentEncoder {
    this.#effort = this.#effortAt(atUs);
    const options = { framesAtMost: this.#grid.segmentFrames, effort: this.#effort };
    return this.#options.engine.openSegmentEncoder(this.#options.coding, options);
  }

  #effortAt(atUs: number): Effort {
    return this.#timeline.readyUs - atUs > HURRY_US ? "hurried" : "full";
  }

  /**
   * Frames of the whole file. A single picture is no segment of its own, because two key frames in a row would carry
   * the same number (`idr_pic_id`): then the file ends one picture earlier.
   */
  #total(us: number): number {
    const total = Math.max(1, Math.round((us * this.#grid.framesPerSecond) / 1e6));
    const alone = total === this.#segmentFrame + 1 && this.#segment === null && this.#segmentFrame > 0;
    return alone ? this.#segmentFrame : total;
  }

  async #cut(originUs: LogUs): Promise<void> {
    await this.#encoding;
    const encoder = this.#segment;
    if (encoder === null) return;
    const frames = await encoder.finish();
    this.#segment = null;
    const audio = this.#soundtrack?.takeReady() ?? [];
    const cursorUs = logUs(originUs + this.#grid.frameUs(this.#nextFrame));
    await this.#options.keep({
      firstFrame: this.#segmentFrame,
      frames,
      firstAudioFrame: this.#audioFrames,
      audio,
      resumeState: encodeResumeState(this.#timeline.state(cursorUs)),
    });
    this.#segmentFrame = this.#nextFrame;
    this.#audioFrames += audio.length;
  }

  async #end(total: number): Promise<void> {
    const { originUs } = this.#timeline;
    if (originUs !== null && this.#segment !== null) {
      this.#soundtrack?.encodeUntil(total * this.#grid.samplesPerFrame);
      this.#soundtrack?.flush();
      await this.#cut(originUs);
    }
    this.#finish(total);
  }

  #finish(frames: number): void {
    this.#rendered = {
      frames,
      audioFrames: this.#audioFrames,
      durationMs: mediaMs(Math.round((frames * 1000) / this.#grid.framesPerSecond)),
      gaps: this.#timeline.gaps,
    };
  }

  #openSoundtrack(originUs: LogUs): Soundtrack {
    const { engine, committed, coding } = this.#options;
    const mixer = new Mixer(engine, this.#timeline);
    const encoder = engine.openSoundEncoder(coding);
    return new Soundtrack({ mixer, encoder, originUs }, committed.audioFrames);
  }
}
