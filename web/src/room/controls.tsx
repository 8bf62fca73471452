import { lazy, Suspense, type ReactNode } from "react";
import { Users } from "lucide-react";
import { ChatButton } from "../chat/chat-button.tsx";
import { HandButton } from "../chat/hand-button.tsx";
import { RoundButton } from "../parts/round-button.tsx";
import { text } from "../texts/index.ts";
import { DeviceButtons } from "./device-buttons.tsx";
import { useMeeting } from "./meeting-context.ts";
import { DotsButton } from "./dots-button.tsx";
import type { MoreProps } from "./more-menu.tsx";
import { StageButton } from "./stage-button.tsx";
import { useNarrow } from "../parts/use-narrow.ts";
import styles from "./controls.module.css";

/** What opens something over the bar loads while the meeting connects; its place is kept. */
const ReactionButton = lazy(async () => ({ default: (await import("../chat/reaction-button.tsx")).ReactionButton }));
const MoreMenu = lazy(async () => ({ default: (await import("./more-menu.tsx")).MoreMenu }));

/** What stands beside the stage; a sheet on phones. */
export type Panel = "people" | "chat" | null;

export type ControlsProps = Omit<MoreProps, "onPeople"> & {
  panel: Panel;
  /** Opens a panel, or closes the one that is open. */
  onPanel: (panel: Exclude<Panel, null>) => void;
  /** Steps onto the stage: devices are looked at first. */
  onCheck: () => void;
};

/** Bottom centre: what one does with oneself, then the rest under three dots. */
export const Controls = ({ panel, onPanel, onCheck, ...more }: ControlsProps): ReactNode => {
  const { me, may } = useMeeting();
  const narrow = useNarrow();
  const togglePeople = (): void => onPanel("people");
  return (
    <fieldset aria-label={text.room.controls} className={styles.bar}>
      {me.onStage ? <DeviceButtons devices={more.devices} /> : <StageButton onCheck={onCheck} />}
      {narrow && !me.onStage ? null : <HandButton />}
      {may("chatWrite") ? (
        <Suspense fallback={<span className={styles.kept} />}>
          <ReactionButton />
        </Suspense>
      ) : null}
      {may("chatRead") ? <ChatButton open={panel === "chat"} onPress={() => onPanel("chat")} /> : null}
      {narrow ? null : (
        <RoundButton
          name={text.room.people}
          state={panel === "people" ? "on" : "plain"}
          aria-pressed={panel === "people"}
          data-opens="people"
          onClick={togglePeople}
        >
          <Users size={20} aria-hidden />
        </RoundButton>
      )}
      <Suspense fallback={<DotsButton disabled />}>
        <MoreMenu {...more} onPeople={togglePeople} />
      </Suspense>
    </fieldset>
  );
};
