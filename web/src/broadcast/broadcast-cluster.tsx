import { lazy, Suspense, useState, type ReactNode } from "react";
import { CircleOff, Eye, Radio } from "lucide-react";
import type { Broadcast } from "@roomreel/contract";
import { useMeeting } from "../room/meeting-context.ts";
import { text } from "../texts/index.ts";
import styles from "./broadcast-cluster.module.css";

const BroadcastQuestion = lazy(async () => ({ default: (await import("./broadcast-question.tsx")).BroadcastQuestion }));

/** Bottom left: *Preview* or *Live*, for everybody; for who may end the meeting, how many wait, and the next step. */
export const BroadcastCluster = ({ broadcast }: { broadcast: Broadcast }): ReactNode => {
  const { may } = useMeeting();
  const [asking, setAsking] = useState(false);
  const leads = may("meetingEnd");
  const { state } = broadcast;
  const steps = leads && state !== "ended";
  return (
    <div className={`${styles.cluster} ${state === "ended" ? "" : styles[state]}`} data-broadcast={state}>
      <output className={styles.state} aria-label={text.broadcast.state(text.broadcast.states[state])}>
        {signs[state]}
        {text.broadcast.states[state]}
      </output>
      {leads && broadcast.state === "preview" ? (
        <span className={styles.waits}>{text.broadcast.waits(broadcast.audience)}</span>
      ) : null}
      {steps ? (
        <button type="button" className={styles.step} onClick={() => setAsking(true)}>
          {state === "preview" ? text.broadcast.goLive : text.broadcast.end}
        </button>
      ) : null}
      {steps ? (
        <Suspense fallback={null}>
          <BroadcastQuestion broadcast={broadcast} open={asking} onOpenChange={setAsking} />
        </Suspense>
      ) : null}
    </div>
  );
};

const signs: Readonly<Record<Broadcast["state"], ReactNode>> = {
  preview: <Eye size={16} aria-hidden />,
  live: <Radio size={16} aria-hidden />,
  ended: <CircleOff size={16} aria-hidden />,
};
