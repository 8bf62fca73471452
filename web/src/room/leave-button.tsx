import { lazy, Suspense, useState, type ReactNode } from "react";
import { LogOut } from "lucide-react";
import { RoundButton } from "../parts/round-button.tsx";
import { text } from "../texts/index.ts";
import { useMeeting } from "./meeting-context.ts";

const LeaveQuestion = lazy(async () => ({ default: (await import("./leave-question.tsx")).LeaveQuestion }));

/** Bottom right. Whoever may end the meeting for everyone is asked which of the two is meant. */
export const LeaveButton = ({ onLeave }: { onLeave: () => void }): ReactNode => {
  const { may } = useMeeting();
  const [asking, setAsking] = useState(false);
  const press = (): void => (may("meetingEnd") ? setAsking(true) : onLeave());
  return (
    <>
      <RoundButton name={text.room.leave} shape="wide" onClick={press}>
        <LogOut size={20} aria-hidden />
      </RoundButton>
      <Suspense fallback={null}>
        {may("meetingEnd") ? <LeaveQuestion open={asking} onOpenChange={setAsking} onLeave={onLeave} /> : null}
      </Suspense>
    </>
  );
};
