import type { ReactNode } from "react";
import { Question } from "../parts/dialog.tsx";
import { text } from "../texts/index.ts";
import { useMeeting } from "./meeting-context.ts";

/** Whether leaving is meant; for whoever may end the meeting for everyone, which of the two is. */
export const LeaveQuestion = (props: {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  onLeave: () => void;
}): ReactNode => {
  const { act, may } = useMeeting();
  const end = { act: text.stageWords.endForAll, look: "danger", onAct: () => void act({ do: "end" }) } as const;
  return (
    <Question
      open={props.open}
      onOpenChange={props.onOpenChange}
      title={text.stageWords.leaveTitle}
      body={may("meetingEnd") ? text.stageWords.leaveText : text.stageWords.leaveOwnText}
      act={text.stageWords.leaveAct}
      onAct={props.onLeave}
      {...(may("meetingEnd") ? { beside: end } : {})}
    />
  );
};
