import { useEffect, useRef, useState, type ReactNode } from "react";
import { ApiProblem } from "../api/request.ts";
import { Button } from "../parts/button.tsx";
import { text } from "../texts/index.ts";
import styles from "./waiting.module.css";

/** To be admitted, for a host to come, for the broadcast to begin, or for the room's time to come. */
export type WaitingFor = "admission" | "host" | "broadcast" | "opening";

/** How long between asking and asking again, ms. */
const AGAIN_MS = 2000;

/** Says for what one waits, and asks again until the page goes on by itself. */
export const Waiting = (props: {
  waitingFor: WaitingFor;
  onAsk: () => Promise<void>;
  onCancel: () => void;
}): ReactNode => {
  const lost = useAskingAgain(props.onAsk);
  const words = useRef<HTMLOutputElement>(null);
  // The button that was pressed is gone: the keyboard goes on from here.
  useEffect(() => words.current?.focus({ preventScroll: true }), []);
  return (
    <div className={styles.waiting}>
      <i aria-hidden />
      <div>
        <output ref={words} tabIndex={-1} className={styles.words}>
          {lost ? text.join.waitingLost : wordsFor(props.waitingFor)}
        </output>
        <p className={styles.hint}>
          {props.waitingFor === "broadcast" ? text.broadcast.waitingHint : text.join.waitingHint}
        </p>
      </div>
      <Button onClick={props.onCancel} className={styles.cancel}>
        {text.cancel}
      </Button>
    </div>
  );
};

const wordsFor = (what: WaitingFor): string =>
  what === "broadcast" ? text.broadcast.waiting : text.join.waiting[what];

/** @returns whether the server did not answer last time; asking goes on all the same */
const useAskingAgain = (ask: () => Promise<void>): boolean => {
  const [lost, setLost] = useState(false);
  const newest = useRef(ask);
  useEffect(() => {
    newest.current = ask;
  });
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    let here = true;
    const again = async (): Promise<void> => {
      const problem = await newest.current().then(
        () => null,
        (reason: unknown) => reason,
      );
      if (!here) return;
      setLost(problem instanceof ApiProblem && (problem.status === 0 || problem.status >= 500));
      timer = setTimeout(() => void again(), AGAIN_MS);
    };
    timer = setTimeout(() => void again(), AGAIN_MS);
    return () => {
      here = false;
      clearTimeout(timer);
    };
  }, []);
  return lost;
};
