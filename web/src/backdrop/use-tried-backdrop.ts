import { useEffect, useState } from "react";
import { keepBackdrop, lastBackdrop, type Backdrop, type BackdropProblem } from "./choice.ts";
import type { Replaced } from "./replace.ts";

/** Before joining: what is chosen, and how it looks. */
export type TriedBackdrop = {
  readonly backdrop: Backdrop;
  /** `preparing`: what it needs is being loaded. */
  readonly state: "ready" | "preparing" | BackdropProblem;
  /** To be shown instead of the camera's own; null: that is as it should be. */
  readonly stream: MediaStream | null;
  readonly choose: (backdrop: Backdrop) => void;
};

type Shown = { readonly camera: MediaStream; readonly stream: MediaStream; readonly replaced: Replaced };

/** @param camera null: off */
export const useTriedBackdrop = (allowed: boolean, camera: MediaStream | null): TriedBackdrop => {
  const [backdrop, setBackdrop] = useState(lastBackdrop);
  const [problem, setProblem] = useState<BackdropProblem | null>(null);
  const [shown, setShown] = useState<Shown | null>(null);
  const changed = allowed && backdrop !== "none";
  useEffect(() => {
    if (!changed || camera === null) return undefined;
    let here = true;
    let made: Replaced | null = null;
    const fail = (why: BackdropProblem): void => {
      if (!here) return;
      keepBackdrop("none");
      setBackdrop("none");
      setProblem(why);
    };
    start(camera, fail).then(
      (replaced) => {
        made = replaced;
        if (here) setShown({ camera, replaced, stream: new MediaStream([replaced.track]) });
        else replaced.stop();
      },
      () => fail("cannot"),
    );
    return () => {
      here = false;
      made?.stop();
      setShown(null);
    };
  }, [changed, camera]);
  useEffect(() => shown?.replaced.change(backdrop), [shown, backdrop]);
  const choose = (next: Backdrop): void => {
    keepBackdrop(next);
    setProblem(null);
    setBackdrop(next);
  };
  const stream = changed && shown?.camera === camera ? shown.stream : null;
  const waits = changed && camera !== null && stream === null;
  return { backdrop: allowed ? backdrop : "none", state: problem ?? (waits ? "preparing" : "ready"), stream, choose };
};

const start = async (camera: MediaStream, onProblem: (why: BackdropProblem) => void): Promise<Replaced> => {
  const [source] = camera.getVideoTracks();
  if (source === undefined) throw new Error("no camera");
  const { replaceBackdrop } = await import("./replace.ts");
  return replaceBackdrop({ source, backdrop: lastBackdrop() }, onProblem);
};
