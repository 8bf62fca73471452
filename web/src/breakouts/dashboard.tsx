import { useId, useState, type ReactNode } from "react";
import { CircleDot } from "lucide-react";
import { toast } from "sonner";
import type { BreakoutAction, BreakoutsView } from "@roomreel/contract";
import { recordBreakouts } from "../api/breakouts.ts";
import { wordsOf } from "../api/request.ts";
import { Button } from "../parts/button.tsx";
import { Question } from "../parts/dialog.tsx";
import { Choose, Field } from "../parts/field.tsx";
import { Switch } from "../parts/switch.tsx";
import { useMeeting } from "../room/meeting-context.ts";
import { clockText } from "../texts/format.ts";
import { text } from "../texts/index.ts";
import type { Breakouts } from "./breakout-context.ts";
import { limitChoices, limitOf, limitValue } from "./plan-form.tsx";
import { RoomList } from "./room-list.tsx";
import { useServerTime } from "./use-server-time.ts";
import styles from "./breakouts.module.css";

type Act = (action: BreakoutAction) => Promise<boolean>;
type Props = { view: BreakoutsView; breakouts: Breakouts; act: Act; onClose: () => void };

/** The rooms with their people, and what is done with all of them. */
export const Dashboard = ({ view, breakouts, act, onClose }: Props): ReactNode => {
  const { me } = useMeeting();
  const open = view.state === "open";
  const join = (roomId: string): void => {
    onClose();
    breakouts.go(roomId, me);
  };
  return (
    <div className={styles.form} data-wide>
      {open ? <TimeLeft view={view} serverAhead={breakouts.serverAhead} act={act} /> : null}
      <Choices view={view} act={act} />
      <RoomList view={view} inside={breakouts.inside} act={act} onJoin={open ? join : null} />
      {open ? <Broadcast act={act} /> : null}
      {open ? <Running breakouts={breakouts} act={act} /> : <Planned act={act} />}
    </div>
  );
};

const Planned = ({ act }: { act: Act }): ReactNode => (
  <div className={`${styles.answers} ${styles.foot}`}>
    <Button look="quiet" onClick={() => void act({ do: "close" })}>
      {text.breakouts.again}
    </Button>
    <Button look="main" onClick={() => void act({ do: "open" })}>
      {text.breakouts.open}
    </Button>
  </div>
);

const Running = ({ breakouts, act }: { breakouts: Breakouts; act: Act }): ReactNode => {
  const { may, state } = useMeeting();
  const [asking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);
  const recordAll = async (): Promise<void> => {
    setBusy(true);
    try {
      const { started, failed } = await recordBreakouts(breakouts.main);
      if (started.length > 0) toast.success(text.breakouts.recording(started.length));
      // A room that somebody records already is as it should be.
      const missed = failed.filter(({ code }) => code !== "already-recording");
      for (const { name, message } of missed) toast.error(text.breakouts.notRecorded(name, message));
      if (started.length === 0 && missed.length === 0) toast(text.breakouts.allRecorded);
    } catch (problem) {
      toast.error(wordsOf(problem));
    } finally {
      setBusy(false);
    }
  };
  return (
    <div className={`${styles.answers} ${styles.foot}`}>
      {may("recordingControl") && state?.recordingEnabled === true ? (
        <Button busy={busy} onClick={() => void recordAll()}>
          <CircleDot size={18} aria-hidden />
          {text.breakouts.recordAll}
        </Button>
      ) : null}
      <Button look="danger" onClick={() => setAsking(true)}>
        {text.breakouts.close}
      </Button>
      <Question
        open={asking}
        onOpenChange={setAsking}
        title={text.breakouts.close}
        body={text.breakouts.closeText}
        act={text.breakouts.close}
        look="danger"
        onAct={() => void act({ do: "close" })}
      />
    </div>
  );
};

const TimeLeft = (props: { view: BreakoutsView; serverAhead: number; act: Act }): ReactNode => {
  const { endsAt } = props.view;
  const now = useServerTime(props.serverAhead, endsAt !== null);
  if (endsAt === null) return null;
  return (
    <div className={styles.line}>
      <p className={styles.name}>{text.breakouts.left(clockText((endsAt - now) / 1000))}</p>
      <Button onClick={() => void props.act({ do: "adjust", extendMinutes: 5 })}>{text.breakouts.more}</Button>
    </div>
  );
};

const Choices = ({ view, act }: { view: BreakoutsView; act: Act }): ReactNode => {
  const id = useId();
  const { limitMinutes, mayRecord } = view;
  return (
    <div className={styles.pair}>
      <Choose
        label={text.breakouts.limit}
        value={limitValue(limitMinutes)}
        choices={limitChoices(limitMinutes)}
        onChange={(value) => void act({ do: "adjust", limitMinutes: limitOf(value) })}
      />
      <div className={styles.line}>
        <label htmlFor={id}>{text.breakouts.mayRecord}</label>
        <Switch id={id} on={mayRecord} onChange={(on) => void act({ do: "adjust", mayRecord: on })} />
      </div>
    </div>
  );
};

const Broadcast = ({ act }: { act: Act }): ReactNode => {
  const [words, setWords] = useState("");
  const send = async (): Promise<void> => {
    if (words.trim() === "" || !(await act({ do: "broadcast", words }))) return;
    setWords("");
    toast.success(text.breakouts.sent);
  };
  return (
    <form
      className={styles.words}
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <Field
        label={text.breakouts.broadcast}
        value={words}
        maxLength={500}
        onChange={(event) => setWords(event.target.value)}
      />
      <Button type="submit">{text.breakouts.send}</Button>
    </form>
  );
};
