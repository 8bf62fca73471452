/**
 * A visit to a room, by its link.
 *
 * entering -> door | refused     the link is exchanged for a role
 * door     -> meeting            name given, way into the meeting received
 * meeting  -> left               with the reason
 * left     -> meeting | door     rejoin
 *
 * A reload in the meeting goes straight back into it: what was wished is kept in the tab's storage until one leaves.
 */
import { lazy, Suspense, useCallback, useEffect, useState, type FunctionComponent, type ReactNode } from "react";
import type { MemberTokenAnswer } from "@roomreel/contract";
import { keepSecret, memberOf } from "../api/member.ts";
import { Door } from "../join/door.tsx";
import { Left } from "../join/left.tsx";
import { Refused } from "../join/refused.tsx";
import { keptWishes, keepWishes } from "../join/wishes.ts";
import type { MeetingProps } from "../room/meeting.tsx";
import type { WhyGone, Wishes } from "../room/session.ts";
import { text } from "../texts/index.ts";
import { darkWhile } from "./theme.ts";

const loadMeeting = async (): Promise<{ default: FunctionComponent<MeetingProps> }> => ({
  default: (await import("../room/meeting.tsx")).Meeting,
});
const Meeting = lazy(loadMeeting);

type Step =
  | { readonly step: "entering" }
  | { readonly step: "refused"; readonly problem: unknown }
  | { readonly step: "door"; readonly info: MemberTokenAnswer }
  | { readonly step: "meeting"; readonly way: MemberTokenAnswer; readonly wishes: Wishes; readonly serverAhead: number }
  | { readonly step: "left"; readonly why: WhyGone; readonly info: MemberTokenAnswer; readonly wishes: Wishes };

export const Visit = ({ roomId }: { roomId: string }): ReactNode => {
  const [step, setStep] = useState<Step>({ step: "entering" });
  const join = useCallback(
    async (wishes: Wishes): Promise<void> => {
      const way = await memberOf(roomId).join(wishes.name);
      keepWishes(roomId, wishes);
      setStep({ step: "meeting", way, wishes, serverAhead: way.serverTime - Date.now() });
    },
    [roomId],
  );
  const enter = useCallback(async (): Promise<void> => {
    try {
      const before = keptWishes(roomId);
      if (before === null) setStep({ step: "door", info: await memberOf(roomId).enter() });
      else await join(before);
    } catch (problem) {
      setStep({ step: "refused", problem });
    }
  }, [roomId, join]);
  useEffect(() => {
    keepSecret(roomId);
    void Promise.resolve().then(enter);
    void loadMeeting();
  }, [roomId, enter]);
  const gone = useCallback(
    (why: WhyGone): void => {
      keepWishes(roomId, null);
      setStep((now) => (now.step === "meeting" ? { step: "left", why, info: now.way, wishes: now.wishes } : now));
    },
    [roomId],
  );
  useDark(step.step === "meeting");
  useTitle("info" in step ? step.info.roomName : "way" in step ? step.way.roomName : null);
  switch (step.step) {
    case "entering":
      return null;
    case "refused":
      return <Refused problem={step.problem} onRetry={() => void enter()} />;
    case "door":
      return <Door member={memberOf(roomId)} info={step.info} onJoin={join} />;
    case "meeting":
      return (
        <Suspense fallback={null}>
          <Meeting
            member={memberOf(roomId)}
            way={step.way}
            wishes={step.wishes}
            serverAhead={step.serverAhead}
            onGone={gone}
          />
        </Suspense>
      );
    case "left":
      return <Left why={step.why} info={step.info} roomId={roomId} onRejoin={() => join(step.wishes)} />;
  }
};

/** The room is dark whatever the theme: pictures come first. */
const useDark = (dark: boolean): void => {
  useEffect(() => (dark ? darkWhile() : undefined), [dark]);
};

const useTitle = (name: string | null): void => {
  useEffect(() => {
    document.title = name === null ? text.product : `${name} - ${text.product}`;
  }, [name]);
};
