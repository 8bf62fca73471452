import type { ReactNode } from "react";
import { Question } from "../parts/dialog.tsx";
import { text } from "../texts/index.ts";
import { useMeeting } from "./meeting-context.ts";

/** For whoever may end the meeting for everyone: which of the two is meant. */
export const LeaveQuestion = (props: {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  onLeave: () => void;
}): ReactNode => {
  const { act } = useMeeting();
  return (
    <Question
      open={props.open}
      onOpenChange={props.onOpenChange}
      title={text.stageWords.leaveTitle}
      body={text.stageWords.leaveText}
      act={text.stageWords.leaveAct}
      onAct={props.onLeave}
      beside={{ act: text.stageWords.endForAll, look: "danger", onAct: () => void act({ do: "end" }) }}
    />
  );
};
