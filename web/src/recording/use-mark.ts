import { useRef } from "react";
import { toast } from "sonner";
import { setMark, takeMarkBack } from "../api/marks.ts";
import type { Member } from "../api/member.ts";
import { wordsOf } from "../api/request.ts";
import { useMeeting } from "../room/meeting-context.ts";
import { clockText } from "../texts/format.ts";
import { text } from "../texts/index.ts";

/**
 * Marks this moment of the recording, for whoever leads or may record; null: there is nothing to mark. It is done at
 * once, because the moment passes, and told with a way to take it back.
 */
export const useMark = (member: Member): (() => void) | null => {
  const { me, state, may } = useMeeting();
  const isBusy = useRef(false);
  const recording = state?.recording ?? null;
  const leads = me.role === "host" || me.role === "moderator";
  if (recording?.state !== "active" || !(leads || may("recordingControl"))) return null;
  const { recordingId } = recording;
  const mark = async (): Promise<void> => {
    isBusy.current = true;
    try {
      const { markId, position } = await setMark(member, recordingId);
      const undo = (): void => void takeMarkBack(member, recordingId, markId).catch(tell);
      toast.success(text.marks.done(clockText(position)), { action: { label: text.marks.undo, onClick: undo } });
    } catch (problem) {
      tell(problem);
    } finally {
      isBusy.current = false;
    }
  };
  return () => (isBusy.current ? undefined : void mark());
};

const tell = (problem: unknown): void => void toast.error(wordsOf(problem));
