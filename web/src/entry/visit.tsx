/**
 * A visit to a room, by its link.
 *
 * entering -> door | refused     the link is exchanged for a role
 * door     -> door, waiting      name given, and one has to wait; asked again every 2 s, by the same person
 * door     -> meeting | refused  way into the meeting received, or turned away
 * meeting  -> left               with the reason
 * left     -> meeting | door     rejoin
 *
 * A reload goes straight back into the meeting, or to waiting for it: what was wished is kept in the tab's storage
 * until one leaves, and the token of before keeps one the same person.
 */
import {
  lazy,
  Suspense,
  useCallback,
  useEffect,
  useRef,
  useState,
  type FunctionComponent,
  type ReactNode,
} from "react";
import type { MemberTokenAnswer } from "@roomreel/contract";
import { keepSecret, memberOf, whyPutOut } from "../api/member.ts";
import { Door } from "../join/door.tsx";
import { Left } from "../join/left.tsx";
import { isTooEarly, Refused, turnsAway } from "../join/refused.tsx";
import type { WaitingFor } from "../join/waiting.tsx";
import { keptWishes, keepWishes } from "../join/wishes.ts";
import { onPhone } from "../recording/on-phone.ts";
import type { MeetingProps } from "../room/meeting.tsx";
import type { WhyGone, Wishes } from "../room/session.ts";
import { text } from "../texts/index.ts";
import { darkWhile } from "./theme.ts";

const loadMeeting = async (): Promise<{ default: FunctionComponent<MeetingProps> }> => ({
  default: (await import("../breakouts/stay.tsx")).Stay,
});
const Meeting = lazy(loadMeeting);

type Step =
  | { readonly step: "entering" }
  | { readonly step: "refused"; readonly problem: unknown }
  | {
      readonly step: "door";
      readonly info: MemberTokenAnswer;
      readonly before: Wishes | null;
      readonly waitingFor: WaitingFor | null;
    }
  | { readonly step: "meeting"; readonly way: MemberTokenAnswer; readonly wishes: Wishes; readonly serverAhead: number }
  | { readonly step: "left"; readonly why: WhyGone; readonly info: MemberTokenAnswer; readonly wishes: Wishes };

/** Where an answer to the wish to come in leads. */
const afterAsking = (way: MemberTokenAnswer, wishes: Wishes): Step =>
  way.waiting === true
    ? { step: "door", info: way, before: wishes, waitingFor: way.waitingFor ?? "admission" }
    : { step: "meeting", way, wishes, serverAhead: way.serverTime - Date.now() };

export const Visit = ({ roomId }: { roomId: string }): ReactNode => {
  const { step, enter, join, cancel, gone } = useVisit(roomId);
  useDark(step.step === "meeting");
  useTitle("info" in step ? step.info.roomName : "way" in step ? step.way.roomName : null);
  const member = memberOf(roomId);
  switch (step.step) {
    case "entering":
      return null;
    case "refused":
      return <Refused problem={step.problem} onRetry={() => void enter()} />;
    case "door":
      return <Door {...step} member={member} onJoin={join} onCancel={cancel} />;
    case "meeting":
      return (
        <Suspense fallback={null}>
          <Meeting
            member={member}
            way={step.way}
            wishes={step.wishes}
            serverAhead={step.serverAhead}
            onGone={(why) => void gone(why)}
          />
        </Suspense>
      );
    case "left":
      return <Left why={step.why} info={step.info} roomId={roomId} onRejoin={() => join(step.wishes)} />;
  }
};

const useVisit = (roomId: string) => {
  const [step, setStep] = useState<Step>({ step: "entering" });
  const refuse = useCallback(
    (problem: unknown): void => {
      keepWishes(roomId, null);
      setStep({ step: "refused", problem });
    },
    [roomId],
  );
  /** How often one asked or gave up asking: an answer to an earlier wish leads nowhere. */
  const wish = useRef(0);
  const waitForOpening = useCallback(
    async (wishes: Wishes): Promise<void> => {
      const info = await memberOf(roomId).enter();
      keepWishes(roomId, wishes);
      setStep({ step: "door", info, before: wishes, waitingFor: "opening" });
    },
    [roomId],
  );
  /** Rejects when that may pass: it is said where one asked. */
  const join = useCallback(
    async (wishes: Wishes): Promise<void> => {
      wish.current += 1;
      const mine = wish.current;
      try {
        const way = await memberOf(roomId).join({ ...wishes, phone: onPhone() });
        if (mine !== wish.current) return;
        keepWishes(roomId, wishes);
        setStep(afterAsking(way, wishes));
      } catch (problem) {
        if (mine !== wish.current) return;
        if (isTooEarly(problem)) return await waitForOpening(wishes);
        if (!turnsAway(problem)) throw problem;
        refuse(problem);
      }
    },
    [roomId, refuse, waitForOpening],
  );
  const enter = useCallback(async (): Promise<void> => {
    try {
      const before = keptWishes(roomId);
      if (before !== null) return await join(before);
      setStep({ step: "door", info: await memberOf(roomId).enter(), before: null, waitingFor: null });
    } catch (problem) {
      setStep({ step: "refused", problem });
    }
  }, [roomId, join]);
  const cancel = useCallback((): void => {
    wish.current += 1;
    keepWishes(roomId, null);
    setStep((now) => (now.step === "door" ? { ...now, waitingFor: null } : now));
  }, [roomId]);
  const gone = useCallback(
    async (how: WhyGone): Promise<void> => {
      keepWishes(roomId, null);
      const why = how === "removed" ? await whyPutOut(memberOf(roomId)) : how;
      setStep((now) => (now.step === "meeting" ? { step: "left", why, info: now.way, wishes: now.wishes } : now));
    },
    [roomId],
  );
  useEffect(() => {
    keepSecret(roomId);
    void Promise.resolve().then(enter);
    void loadMeeting();
  }, [roomId, enter]);
  return { step, enter, join, cancel, gone };
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
