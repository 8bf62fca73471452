import type { ReactNode } from "react";
import { Lock, LockOpen, MicOff } from "lucide-react";
import { toast } from "sonner";
import type { RoomState, StageMode } from "@roomreel/contract";
import { Button } from "../parts/button.tsx";
import { Choose } from "../parts/field.tsx";
import { useMeeting } from "../room/meeting-context.ts";
import { text } from "../texts/index.ts";
import styles from "./lead-controls.module.css";

const modes: readonly StageMode[] = ["everyone", "request", "invite"];

/** What concerns everybody, for those who lead: mute all, lock the room, who may join the stage. */
export const LeadControls = ({ state }: { state: RoomState }): ReactNode => {
  const { may, act } = useMeeting();
  const muteAll = async (): Promise<void> => {
    if (await act({ do: "mute-all" })) toast(text.people.mutedAll);
  };
  const mayMute = may("participantMute");
  const mayLock = may("participantKick");
  const mayStage = may("participantPromote");
  if (!mayMute && !mayLock && !mayStage) return null;
  return (
    <div className={styles.lead}>
      <div className={styles.row}>
        {mayMute ? (
          <Button className={styles.button} onClick={() => void muteAll()}>
            <MicOff size={16} aria-hidden />
            {text.people.muteAll}
          </Button>
        ) : null}
        {mayLock ? (
          <Button
            className={styles.button}
            title={text.people.lockHint}
            onClick={() => void act({ do: "lock", locked: !state.locked })}
          >
            {state.locked ? <LockOpen size={16} aria-hidden /> : <Lock size={16} aria-hidden />}
            {state.locked ? text.people.unlock : text.people.lock}
          </Button>
        ) : null}
      </div>
      {mayStage ? (
        <Choose
          label={text.people.stageMode}
          value={state.stageMode}
          choices={modes.map((mode) => ({ value: mode, label: text.people.modes[mode] }))}
          onChange={(value) => {
            const mode = modes.find((one) => one === value);
            if (mode !== undefined) void act({ do: "set-stage-mode", mode });
          }}
        />
      ) : null}
    </div>
  );
};
