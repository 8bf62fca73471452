import { useEffect, useState, type ReactNode } from "react";
import type { Breakout, MeetingMessage } from "@roomreel/contract";
import { Button } from "../parts/button.tsx";
import { Notice } from "../parts/notice.tsx";
import { useMeeting } from "../room/meeting-context.ts";
import type { Session } from "../room/session.ts";
import { clockText } from "../texts/format.ts";
import { text } from "../texts/index.ts";
import { type Breakouts, useBreakouts } from "./breakout-context.ts";
import { summonsFor } from "./summons.ts";
import { useServerTime } from "./use-server-time.ts";
import styles from "./breakout-notices.module.css";

type Props = { session: Session; onOpen: () => void };

/** Where one is to go, where one is, how long still, and what is said to all rooms. */
export const BreakoutNotices = ({ session, onOpen }: Props): ReactNode => {
  const breakouts = useBreakouts();
  const { state } = useMeeting();
  if (breakouts === null) return null;
  return (
    <>
      <Broadcast session={session} />
      {state === null || state.breakout === null ? null : (
        <Banner of={state.breakout} name={state.roomName} breakouts={breakouts} />
      )}
      {state === null || state.breakouts === null ? null : <Summons breakouts={breakouts} onOpen={onOpen} />}
    </>
  );
};

/** The last words to all rooms, until they are closed. */
const Broadcast = ({ session }: { session: Session }): ReactNode => {
  const [said, setSaid] = useState<Extract<MeetingMessage, { is: "broadcast" }> | null>(null);
  useEffect(() => session.hear((message) => (message.is === "broadcast" ? setSaid(message) : undefined)), [session]);
  if (said === null) return null;
  const words = said.name === "" ? said.words : text.breakouts.from(said.name, said.words);
  return <Notice mark="done" words={words} onClose={() => setSaid(null)} />;
};

const LAST_MS = 60_000;

/** Shown every second, said once: a region that is read out would never be silent. Null: no limit. */
const TimeLeft = ({ endsAt, now }: { endsAt: number | null; now: number }): ReactNode => {
  if (endsAt === null) return null;
  const leftMs = Math.max(0, endsAt - now);
  return (
    <>
      <Ticking words={text.breakouts.left(clockText(leftMs / 1000))} />
      {leftMs <= LAST_MS ? <span className="quiet-label">{text.breakouts.lastMinute}</span> : null}
    </>
  );
};

const Ticking = ({ words }: { words: string }): ReactNode => (
  <span role="timer" aria-live="off" className={styles.time}>
    {words}
  </span>
);

const Banner = ({ of, name, breakouts }: { of: Breakout; name: string; breakouts: Breakouts }): ReactNode => {
  const { me } = useMeeting();
  const now = useServerTime(breakouts.serverAhead, of.endsAt !== null);
  return (
    <Notice mark="done" words={text.breakouts.inRoom(name, of.parentName)}>
      <TimeLeft endsAt={of.endsAt} now={now} />
      <Button look="main" busy={breakouts.moving} onClick={() => breakouts.back(me)}>
        {text.breakouts.back}
      </Button>
    </Notice>
  );
};

const Summons = ({ breakouts, onOpen }: { breakouts: Breakouts; onOpen: () => void }): ReactNode => {
  const { me, state, may } = useMeeting();
  const open = state?.breakouts ?? null;
  const now = useServerTime(breakouts.serverAhead, open !== null);
  const leads = may("participantPromote");
  const summons = summonsFor(open, { breakout: me.breakout, leads, stayedOut: breakouts.stayedOut }, now);
  // Sent on at once, one has had no time to turn anything on.
  const [onArrival] = useState(summons.is === "called" && summons.inMs === 0);
  const due = summons.is === "called" && summons.inMs === 0 && !breakouts.moving ? summons.to.roomId : null;
  const { go } = breakouts;
  useEffect(() => {
    if (due !== null) go(due, onArrival ? null : me);
  }, [due, go, me, onArrival]);
  const left = <TimeLeft endsAt={open?.endsAt ?? null} now={now} />;
  switch (summons.is) {
    case "nothing":
      return null;
    case "called": {
      const { to, inMs } = summons;
      if (inMs === 0) return <Notice mark="wait" words={text.breakouts.going(to.name)} />;
      return (
        <Notice mark="wait" words={text.breakouts.soon(to.name)}>
          <Ticking words={text.breakouts.inSeconds(Math.ceil(inMs / 1000))} />
        </Notice>
      );
    }
    case "assigned": {
      const { name, roomId } = summons.to;
      return (
        <Notice mark="done" words={text.breakouts.assigned(name)}>
          {left}
          <Button look="main" busy={breakouts.moving} onClick={() => go(roomId, me)}>
            {text.breakouts.join}
          </Button>
        </Notice>
      );
    }
    case "choose":
    case "lead": {
      const chooses = summons.is === "choose";
      return (
        <Notice mark="done" words={chooses ? text.breakouts.choose : text.breakouts.running}>
          {left}
          <Button look="main" onClick={onOpen}>
            {chooses ? text.breakouts.chooseAct : text.breakouts.title}
          </Button>
        </Notice>
      );
    }
  }
};
