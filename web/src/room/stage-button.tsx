import { useState, type ReactNode } from "react";
import { ArrowUpToLine, LoaderCircle } from "lucide-react";
import { Button } from "../parts/button.tsx";
import { text } from "../texts/index.ts";
import { useMeeting } from "./meeting-context.ts";
import { wayToStage } from "./way-to-stage.ts";
import styles from "./stage-button.module.css";

/** In place of camera and microphone while one is not on stage: how to get there, and how far one has got. */
export const StageButton = ({ onCheck }: { onCheck: () => void }): ReactNode => {
  const { me, state, act } = useMeeting();
  const [busy, setBusy] = useState(false);
  const ask = (what: "ask-for-stage" | "withdraw"): void => {
    setBusy(true);
    void act({ do: what }).finally(() => setBusy(false));
  };
  switch (wayToStage(me, state?.stageMode ?? "everyone")) {
    case "leave":
      return null;
    case "none":
      return <span className={styles.none}>{text.stageWords.byInvitation}</span>;
    case "join":
      return (
        <Button look="main" className={styles.pill} onClick={onCheck}>
          <ArrowUpToLine size={18} aria-hidden />
          {text.stageWords.join}
        </Button>
      );
    case "ask":
      return (
        <Button look="main" className={styles.pill} busy={busy} onClick={() => ask("ask-for-stage")}>
          {text.stageWords.ask}
        </Button>
      );
    case "withdraw":
      return (
        <Button className={styles.pill} busy={busy} onClick={() => ask("withdraw")}>
          <LoaderCircle size={18} className={styles.turning} aria-hidden />
          {text.stageWords.withdraw}
        </Button>
      );
  }
};
