import { useState } from "react";
import { toast } from "sonner";
import type { MeetingAction, MemberTokenAnswer } from "@roomreel/contract";
import type { Member } from "../api/member.ts";
import { act } from "../api/meeting.ts";
import { wordsOf } from "../api/request.ts";
import type { MeetingView } from "./meeting-context.ts";
import type { Picture } from "./picture.ts";
import type { Pin } from "./pin.ts";
import { useRights } from "./use-rights.ts";

/** What everything inside the room page shares. */
export const useMeetingView = (member: Member, way: MemberTokenAnswer, picture: Picture): MeetingView => {
  const { people, me, state } = picture;
  const may = useRights(member, way, {
    role: picture.connection === "connecting" ? way.role : me.role,
    mayRecord: state?.breakout?.mayRecord,
  });
  const [pin, setPin] = useState<Pin | null>(null);
  const ask = async (action: MeetingAction): Promise<boolean> => {
    try {
      await act(member, action);
      return true;
    } catch (problem) {
      toast.error(wordsOf(problem));
      return false;
    }
  };
  return { people, me, state, may, act: ask, pin, setPin };
};
