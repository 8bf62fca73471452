import { useEffect, useState, type ReactNode } from "react";
import { toast } from "sonner";
import type { Member } from "../api/member.ts";
import { mayChangeBackdrop, type BackdropProblem } from "../backdrop/choice.ts";
import { wordsForDevice } from "../join/device-words.ts";
import { onPhone } from "../recording/on-phone.ts";
import { text } from "../texts/index.ts";
import { RoomPage, type RoomPageProps } from "./room-page.tsx";
import { newSession, type Wishes } from "./session.ts";

export type MeetingProps = Omit<RoomPageProps, "session"> & { wishes: Wishes };

/** The meeting, from connecting to leaving. */
export const Meeting = (props: MeetingProps): ReactNode => {
  const { member, way, wishes, onGone } = props;
  const [session] = useState(() => {
    const again = (): ReturnType<Member["join"]> => member.join({ ...wishes, phone: onPhone() });
    const told = { onGone, onDeviceProblem: tellOfDevice, onBackdropProblem: tellOfBackdrop };
    const made = newSession({ first: way, again }, wishes, told);
    made.backdrops.allow(mayChangeBackdrop(way));
    return made;
  });
  useEffect(() => {
    session.enter();
    return session.leave;
  }, [session]);
  return <RoomPage {...props} session={session} />;
};

const tellOfDevice = (kind: "camera" | "microphone", problem: unknown): void => {
  toast.error(wordsForDevice(kind, problem));
};

const tellOfBackdrop = (why: BackdropProblem): void => {
  toast.error(text.backdrop[why]);
};
