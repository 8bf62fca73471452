/**
 * Tells people from what is behind them: MediaPipe's selfie segmentation, from our own server like everything else
 * (decisions/008-backdrop.md). Its program is a classic script that puts a name on the window, and is loaded as such.
 * A page opens it once and keeps it: opening takes a second, and closing it does not give all of it back.
 */
import type { Results, SelfieSegmentation } from "@mediapipe/selfie_segmentation";
import solution from "@mediapipe/selfie_segmentation/selfie_segmentation.js?url";
import graph from "@mediapipe/selfie_segmentation/selfie_segmentation.binarypb?url";
import model from "@mediapipe/selfie_segmentation/selfie_segmentation_landscape.tflite?url";
import loader from "@mediapipe/selfie_segmentation/selfie_segmentation_solution_simd_wasm_bin.js?url";
import machine from "@mediapipe/selfie_segmentation/selfie_segmentation_solution_simd_wasm_bin.wasm?url";
import { within } from "./within.ts";

/** By the names under which the program asks for them. Browsers without SIMD would want another one: they have none. */
const files: Readonly<Record<string, string>> = {
  "selfie_segmentation.binarypb": graph,
  "selfie_segmentation_landscape.tflite": model,
  "selfie_segmentation_solution_simd_wasm_bin.js": loader,
  "selfie_segmentation_solution_simd_wasm_bin.wasm": machine,
};

/** The size that the model looks at. */
export const LOOK = { width: 256, height: 144 } as const;

export type Segmenter = {
  /** Calls back with a picture of `LOOK` that is opaque where somebody is; it holds only during the call. */
  look(picture: HTMLCanvasElement, use: (mask: CanvasImageSource) => void): Promise<void>;
};

/** Longest wait for it to be loaded and to start. */
const OPENS_WITHIN_MS = 20_000;

let opened: Promise<Segmenter> | null = null;

/** @throws when this browser cannot, or what it needs does not come */
export const openSegmenter = (): Promise<Segmenter> => {
  opened ??= within(OPENS_WITHIN_MS, open()).catch((problem: unknown) => {
    opened = null;
    throw problem;
  });
  return opened;
};

const open = async (): Promise<Segmenter> => {
  await loadScript(solution);
  const made = Reflect.get(window, "SelfieSegmentation") as new (config: object) => SelfieSegmentation;
  const program = new made({ locateFile: (name: string) => files[name] ?? name });
  let answered: (results: Results) => void = () => undefined;
  program.setOptions({ modelSelection: 1 });
  program.onResults((results) => answered(results));
  await program.initialize();
  // It looks at one picture after the other, whoever asks.
  let last: Promise<void> = Promise.resolve();
  const look: Segmenter["look"] = (picture, use) => {
    const turn = async (): Promise<void> => {
      answered = ({ segmentationMask }) => use(segmentationMask);
      await program.send({ image: picture });
    };
    const done = last.then(turn);
    last = done.catch(() => undefined);
    return done;
  };
  return { look };
};

const loadScript = (url: string): Promise<void> =>
  new Promise((loaded, failed) => {
    const script = document.createElement("script");
    script.src = url;
    script.crossOrigin = "anonymous";
    script.addEventListener("load", () => loaded());
    script.addEventListener("error", () => failed(new Error("a part of the page could not be loaded")));
    document.head.append(script);
  });
