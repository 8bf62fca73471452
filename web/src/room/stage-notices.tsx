import { useState, useEffect, type ReactNode } from "react";
import type { MeetingMessage } from "@roomreel/contract";
import { Button } from "../parts/button.tsx";
import { Notice } from "../parts/notice.tsx";
import { text } from "../texts/index.ts";
import { useMeeting } from "./meeting-context.ts";
import type { Session } from "./session.ts";

type Done = Extract<MeetingMessage, { is: "you" }>["were"];

/** How long a notice of what was done to oneself stays, ms; it can be closed before. */
const STAYS_MS = 12_000;

/** What concerns one's own place on stage: asked, invited, declined, removed; and that somebody muted one. */
export const StageNotices = ({ session, onCheck }: { session: Session; onCheck: () => void }): ReactNode => {
  const { me, act } = useMeeting();
  const [done, close] = useWhatWasDone(session);
  const shown = done !== null && fits(done, me.onStage) ? done : null;
  return (
    <>
      {shown === null ? null : <Notice mark="done" words={text.stageWords[named[shown]]} onClose={close} />}
      {me.stage === "asking" ? <Notice mark="wait" words={text.stageWords.asking} /> : null}
      {me.stage === "invited" ? (
        <Notice mark="done" words={text.stageWords.invited}>
          <Button look="quiet" onClick={() => void act({ do: "leave-stage" })}>
            {text.stageWords.notNow}
          </Button>
          <Button look="main" onClick={onCheck}>
            {text.stageWords.join}
          </Button>
        </Notice>
      ) : null}
    </>
  );
};

const named = { "stage-declined": "declined", "stage-removed": "removed", muted: "muted" } as const satisfies Readonly<
  Record<Done, string>
>;

/** Back on stage, or off it, what was said before is not so any more. */
const fits = (done: Done, onStage: boolean): boolean => (done === "muted") === onStage;

const useWhatWasDone = ({ hear }: Session): readonly [Done | null, () => void] => {
  const [done, setDone] = useState<{ readonly were: Done } | null>(null);
  useEffect(() => hear((message) => (message.is === "you" ? setDone({ were: message.were }) : undefined)), [hear]);
  useEffect(() => {
    if (done === null) return undefined;
    const timer = setTimeout(() => setDone(null), STAYS_MS);
    return () => clearTimeout(timer);
  }, [done]);
  return [done?.were ?? null, () => setDone(null)];
};
