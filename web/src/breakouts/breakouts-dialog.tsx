import type { ReactNode } from "react";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { toast } from "sonner";
import type { BreakoutAction, OpenBreakouts } from "@roomreel/contract";
import { actOnBreakouts, breakoutsOf } from "../api/breakouts.ts";
import { wordsOf } from "../api/request.ts";
import { Button } from "../parts/button.tsx";
import { Dialog } from "../parts/dialog.tsx";
import { LoadingRows } from "../parts/loading-rows.tsx";
import { useMeeting } from "../room/meeting-context.ts";
import { text } from "../texts/index.ts";
import { type Breakouts, useBreakouts } from "./breakout-context.ts";
import { Dashboard } from "./dashboard.tsx";
import { PlanForm } from "./plan-form.tsx";
import styles from "./breakouts.module.css";

const AGAIN_MS = 1500;

/** Planned and run by who leads; chosen by everybody else. */
export const BreakoutsDialog = ({ onClose }: { onClose: () => void }): ReactNode => {
  const breakouts = useBreakouts();
  const { may, state } = useMeeting();
  const leads = may("participantPromote");
  const body = leads ? {} : { body: text.breakouts.choose };
  return (
    <Dialog open onOpenChange={onClose} title={text.breakouts.title} {...body}>
      {breakouts === null ? null : leads ? (
        <Leading breakouts={breakouts} onClose={onClose} />
      ) : (
        <Choosing breakouts={breakouts} open={state?.breakouts ?? null} onClose={onClose} />
      )}
    </Dialog>
  );
};

type Inside = { breakouts: Breakouts; onClose: () => void };

const Leading = ({ breakouts, onClose }: Inside): ReactNode => {
  const { main } = breakouts;
  const queries = useQueryClient();
  const queryKey = ["breakouts", main.roomId];
  const asked = useQuery({ queryKey, queryFn: () => breakoutsOf(main), refetchInterval: AGAIN_MS });
  const act = async (action: BreakoutAction): Promise<boolean> => {
    try {
      await actOnBreakouts(main, action);
      return true;
    } catch (problem) {
      toast.error(wordsOf(problem));
      return false;
    } finally {
      await queries.invalidateQueries({ queryKey });
    }
  };
  if (asked.data === undefined) return asked.isError ? <p>{wordsOf(asked.error)}</p> : <LoadingRows count={3} />;
  if (asked.data.state === null) return <PlanForm onPlan={act} />;
  return <Dashboard view={asked.data} breakouts={breakouts} act={act} onClose={onClose} />;
};

/** Under own choice: going there is choosing. */
const Choosing = ({ breakouts, open, onClose }: Inside & { open: OpenBreakouts | null }): ReactNode => {
  const { me } = useMeeting();
  const choose = (roomId: string): void => {
    onClose();
    actOnBreakouts(breakouts.main, { do: "choose", to: roomId }).then(
      () => breakouts.go(roomId, me),
      (problem: unknown) => toast.error(wordsOf(problem)),
    );
  };
  return (
    <ul className={`${styles.rooms} ${styles.form}`}>
      {(open?.rooms ?? []).map(({ roomId, name, people }) => (
        <li key={roomId} className={styles.room}>
          <div className={styles.line}>
            <p>
              <span className={styles.name}>{name}</span>{" "}
              <span className={styles.faint}>{text.breakouts.people(people)}</span>
            </p>
            <Button look="main" onClick={() => choose(roomId)} aria-label={`${text.breakouts.join}: ${name}`}>
              {text.breakouts.join}
            </Button>
          </div>
        </li>
      ))}
    </ul>
  );
};
