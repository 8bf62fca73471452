/**
 * A stay in a meeting, with its breakout rooms.
 *
 * main     -> breakout   sent by the server, or gone by oneself; refused: one stays, and is told
 * breakout -> main       returned by oneself, or the breakout room ended, or one was sent elsewhere from there
 * any      -> gone       left, ended, pushed out by a second window
 * reload   -> where one was; a breakout room that is over by then: main. Nobody is seen in the main room on the way.
 *
 * Both are rooms with a page of their own, and one is the same person in both.
 */
import { useEffect, useEffectEvent, useState, type ReactNode } from "react";
import { toast } from "sonner";
import type { MemberTokenAnswer } from "@roomreel/contract";
import { breakoutMember } from "../api/breakouts.ts";
import type { Member } from "../api/member.ts";
import { ApiProblem, wordsOf } from "../api/request.ts";
import { onPhone } from "../recording/on-phone.ts";
import { Meeting, type MeetingProps } from "../room/meeting.tsx";
import type { Person } from "../room/picture.ts";
import type { WhyGone, Wishes } from "../room/session.ts";
import { text } from "../texts/index.ts";
import { BreakoutContext } from "./breakout-context.ts";
import { keepPlace, keptPlace } from "./kept-place.ts";

type Place = {
  readonly member: Member;
  readonly way: MemberTokenAnswer;
  readonly wishes: Wishes;
  readonly inside: string | null;
  /** A new page for each coming. */
  readonly visit: number;
};

/** Camera and microphone as they are now. */
const withDevices = (wishes: Wishes, me: Person | null): Wishes =>
  me === null ? wishes : { ...wishes, camera: me.camera, microphone: me.microphone };

export const Stay = (props: MeetingProps): ReactNode => {
  const { place, stayedOut, moving, go, back, leave } = usePlaces(props);
  const { serverAhead, member } = props;
  if (place === null) return null;
  const gone = (why: WhyGone): void => {
    if (place.inside === null || why === "self" || why === "duplicate") leave(why);
    else void back(null);
  };
  const breakouts = {
    main: member,
    serverAhead,
    inside: place.inside,
    stayedOut,
    moving,
    go: (roomId: string, me: Person | null): void => void go(roomId, me),
    back: (me: Person): void => void back(me),
  };
  return (
    <BreakoutContext value={breakouts}>
      <Meeting
        key={place.visit}
        member={place.member}
        way={place.way}
        wishes={place.wishes}
        serverAhead={serverAhead}
        onGone={gone}
      />
    </BreakoutContext>
  );
};

const usePlaces = ({ member, way, wishes, onGone }: MeetingProps) => {
  const [kept] = useState(() => keptPlace(member.roomId));
  const inMain: Place = { member, way, wishes, inside: null, visit: 0 };
  /** Null: on the way back into a breakout room, after a reload. */
  const [place, setPlace] = useState(kept.inside === null ? inMain : null);
  const [stayedOut, setStayedOut] = useState(kept.stayedOut);
  const [moving, setMoving] = useState(false);
  const join = async (to: Member, wished: Wishes, inside: string | null): Promise<void> => {
    const answer = await to.join({ ...wished, phone: onPhone(), back: inside === null });
    if (answer.livekitToken === undefined) throw new Error("one has to wait");
    setPlace((now) => ({ member: to, way: answer, wishes: wished, inside, visit: (now?.visit ?? 0) + 1 }));
  };
  const resume = useEffectEvent((roomId: string): void => {
    join(breakoutMember(member, roomId), { ...wishes, toStage: true }, roomId).catch(() => setPlace(inMain));
  });
  useEffect(() => {
    const { inside } = kept;
    if (inside !== null) void Promise.resolve().then(() => resume(inside));
  }, [kept]);
  useEffect(() => {
    if (place !== null) keepPlace(member.roomId, { inside: place.inside, stayedOut });
  }, [member.roomId, place, stayedOut]);
  const leave = (why: WhyGone): void => {
    keepPlace(member.roomId, null);
    onGone(why);
  };
  const wished = place?.wishes ?? wishes;
  const go = async (roomId: string, me: Person | null): Promise<void> => {
    if (moving) return;
    setMoving(true);
    try {
      await join(breakoutMember(member, roomId), { ...withDevices(wished, me), toStage: true }, roomId);
      setStayedOut(null);
    } catch (problem) {
      toast.error(wordsOf(problem));
      setStayedOut(roomId);
    } finally {
      setMoving(false);
    }
  };
  /** Null: one did not leave by oneself. */
  const back = async (me: Person | null): Promise<void> => {
    setMoving(true);
    if (me !== null) setStayedOut(place?.inside ?? null);
    try {
      await join(member, { ...withDevices(wished, me), toStage: wishes.toStage }, null);
      if (me === null) toast(text.breakouts.returned);
    } catch (problem) {
      // The main meeting ended too, or cannot be reached: the page of those who have left offers to come again.
      leave(problem instanceof ApiProblem && problem.code === "removed" ? "removed" : "ended");
    } finally {
      setMoving(false);
    }
  };
  return { place, stayedOut, moving, go, back, leave };
};
