/**
 * A camera with something else behind people.
 *
 * opening -> running     the segmenter is there and the camera has shown its first picture
 * running -> over        stopped, the camera ended, or a problem: that is told once
 */
import type { Backdrop, BackdropProblem } from "./choice.ts";
import { newComposer, type Composer } from "./composer.ts";
import { newPace } from "./pace.ts";
import { LOOK, openSegmenter, type Segmenter } from "./segmenter.ts";
import { within } from "./within.ts";

/** Of the work on a picture: the page has to answer to people between two, however slow the machine is. */
const REST = 0.5;
/** Longest wait for a camera's first picture. */
const SHOWS_WITHIN_MS = 10_000;
/** Pictures that may fail in a row: a lost graphics context fails for ever, a moment of memory pressure does not. */
const FAILURES_MAX = 5;

export type Replaced = {
  readonly track: MediaStreamTrack;
  /** From the next picture on. */
  change(backdrop: Backdrop): void;
  stop(): void;
};

type Asked = { readonly source: MediaStreamTrack; readonly backdrop: Backdrop };

/** @throws when this browser cannot, or the camera shows nothing */
export const replaceBackdrop = async (
  { source, backdrop }: Asked,
  onProblem: (why: BackdropProblem) => void,
): Promise<Replaced> => {
  const [segmenter, video] = await Promise.all([openSegmenter(), play(source)]);
  const composer = newComposer();
  const painting: Painting = { video, segmenter, composer, look: lookingGlass(), backdrop };
  // The first picture is there before anybody sees the track: never the room as it is.
  await paint(painting);
  const [track] = composer.canvas.captureStream().getVideoTracks();
  if (track === undefined) throw new Error("this browser does not film what it draws");
  const stopPulse = run(painting, source, (why) => {
    stopPulse();
    onProblem(why);
  });
  return {
    track,
    change: (next) => {
      painting.backdrop = next;
    },
    stop: () => {
      stopPulse();
      track.stop();
      video.srcObject = null;
    },
  };
};

type Painting = {
  readonly video: HTMLVideoElement;
  readonly segmenter: Segmenter;
  readonly composer: Composer;
  readonly look: CanvasRenderingContext2D;
  backdrop: Backdrop;
};

const paint = async ({ video, segmenter, composer, look, backdrop }: Painting): Promise<void> => {
  look.drawImage(video, 0, 0, LOOK.width, LOOK.height);
  await segmenter.look(look.canvas, (mask) => composer.draw({ video, mask, backdrop }));
};

const run = (painting: Painting, source: MediaStreamTrack, onProblem: (why: BackdropProblem) => void): (() => void) => {
  const worker = new Worker(new URL("pulse.worker.ts", import.meta.url), { type: "module" });
  const pace = newPace();
  let busy = false;
  let over = false;
  let failures = 0;
  let shown = -1;
  let restsUntil = 0;
  const next = async (): Promise<void> => {
    const { video } = painting;
    const from = performance.now();
    if (busy || over || from < restsUntil || source.readyState === "ended" || video.currentTime === shown) return;
    busy = true;
    shown = video.currentTime;
    const failed = await paint(painting).then(
      () => false,
      () => true,
    );
    busy = false;
    const workMs = performance.now() - from;
    restsUntil = performance.now() + workMs * REST;
    failures = failed ? failures + 1 : 0;
    if (over) return;
    if (failures > FAILURES_MAX) onProblem("cannot");
    else if (pace(workMs) === "too-slow") onProblem("slow");
  };
  worker.addEventListener("message", () => void next());
  return () => {
    over = true;
    worker.terminate();
  };
};

const lookingGlass = (): CanvasRenderingContext2D => {
  const canvas = document.createElement("canvas");
  Object.assign(canvas, LOOK);
  const pen = canvas.getContext("2d");
  if (pen === null) throw new Error("this browser does not draw");
  return pen;
};

/** Resolves with its first picture. */
const play = async (source: MediaStreamTrack): Promise<HTMLVideoElement> => {
  const video = document.createElement("video");
  Object.assign(video, { muted: true, playsInline: true, srcObject: new MediaStream([source]) });
  await within(SHOWS_WITHIN_MS, video.play());
  if (video.videoWidth === 0) throw new Error("the camera shows nothing");
  return video;
};
