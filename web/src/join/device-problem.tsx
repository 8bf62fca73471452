import type { ReactNode } from "react";
import { TriangleAlert } from "lucide-react";
import { Button } from "../parts/button.tsx";
import { text } from "../texts/index.ts";
import { wordsForProblem } from "./device-words.ts";
import type { Trial, WhyNot } from "./use-device.ts";
import styles from "./device-problem.module.css";

type Tried = { readonly trial: Trial; readonly retry: () => void };

/** Says why a device cannot be had, what to press in this browser, and that joining works without it. */
export const DeviceProblems = ({ camera, microphone }: { camera: Tried; microphone: Tried }): ReactNode => {
  const [noCamera, noMicrophone] = [whyOf(camera), whyOf(microphone)];
  if (noCamera !== null && noCamera === noMicrophone) {
    const both = (): void => [camera, microphone].forEach(({ retry }) => retry());
    return <Problem what={text.join.both} why={noCamera} onRetry={both} />;
  }
  return (
    <>
      {noCamera === null ? null : <Problem what={text.join.camera} why={noCamera} onRetry={camera.retry} />}
      {noMicrophone === null ? null : (
        <Problem what={text.join.microphone} why={noMicrophone} onRetry={microphone.retry} />
      )}
    </>
  );
};

const whyOf = ({ trial }: Tried): WhyNot | null => (trial.state === "failed" ? trial.why : null);

const Problem = ({ what, why, onRetry }: { what: string; why: WhyNot; onRetry: () => void }): ReactNode => (
  <output className={styles.problem}>
    <TriangleAlert size={18} aria-hidden />
    <p>
      {wordsForProblem(what, why)} {text.device.without}
    </p>
    <Button look="quiet" onClick={onRetry}>
      {text.retry}
    </Button>
  </output>
);
