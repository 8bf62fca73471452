import { lazy, Suspense, type ReactNode } from "react";
import { LogOut } from "lucide-react";
import { RoundButton } from "../parts/round-button.tsx";
import { text } from "../texts/index.ts";
import { useMeeting } from "./meeting-context.ts";

const LeaveQuestion = lazy(async () => ({ default: (await import("./leave-question.tsx")).LeaveQuestion }));

export type Leaving = { readonly asking: boolean; ask(open: boolean): void; leave(): void };

/**
 * Bottom right. Whoever may end the meeting for everyone is asked which of the two is meant; whoever came by a key,
 * whether it was meant at all.
 */
export const LeaveButton = ({ asking, ask, leave }: Leaving): ReactNode => {
  const { may } = useMeeting();
  const press = (): void => (may("meetingEnd") ? ask(true) : leave());
  return (
    <>
      <RoundButton name={text.room.leave} shape="wide" onClick={press}>
        <LogOut size={20} aria-hidden />
      </RoundButton>
      <Suspense fallback={null}>
        <LeaveQuestion open={asking} onOpenChange={ask} onLeave={leave} />
      </Suspense>
    </>
  );
};
