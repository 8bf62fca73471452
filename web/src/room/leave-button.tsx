import { useState, type ReactNode } from "react";
import { LogOut } from "lucide-react";
import { Question } from "../parts/dialog.tsx";
import { RoundButton } from "../parts/round-button.tsx";
import { text } from "../texts/index.ts";
import { useMeeting } from "./meeting-context.ts";

/** Bottom right. Whoever may end the meeting for everyone is asked which of the two is meant. */
export const LeaveButton = ({ onLeave }: { onLeave: () => void }): ReactNode => {
  const { may, act } = useMeeting();
  const [asking, setAsking] = useState(false);
  const press = (): void => (may("meetingEnd") ? setAsking(true) : onLeave());
  return (
    <>
      <RoundButton name={text.room.leave} shape="wide" onClick={press}>
        <LogOut size={20} aria-hidden />
      </RoundButton>
      <Question
        open={asking}
        onOpenChange={setAsking}
        title={text.stageWords.leaveTitle}
        body={text.stageWords.leaveText}
        act={text.stageWords.leaveAct}
        onAct={onLeave}
        beside={{ act: text.stageWords.endForAll, look: "danger", onAct: () => void act({ do: "end" }) }}
      />
    </>
  );
};
