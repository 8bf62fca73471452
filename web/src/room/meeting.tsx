import { useEffect, useState, type ReactNode } from "react";
import { toast } from "sonner";
import type { Member } from "../api/member.ts";
import { whyNot } from "../join/use-device.ts";
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
    return newSession({ first: way, again }, wishes, { onGone, onDeviceProblem: tellOfDevice });
  });
  useEffect(() => {
    session.enter();
    return session.leave;
  }, [session]);
  return <RoomPage {...props} session={session} />;
};

const tellOfDevice = (kind: "camera" | "microphone", problem: unknown): void => {
  toast.error(text.device[whyNot(problem)](text.join[kind]));
};
