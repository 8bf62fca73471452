import type { ReactNode } from "react";
import { Volume2 } from "lucide-react";
import { BreakoutNotices } from "../breakouts/breakout-notices.tsx";
import { Knocks } from "../people/knocks.tsx";
import type { Waiting } from "../people/use-waiting.ts";
import { Button } from "../parts/button.tsx";
import { Notice } from "../parts/notice.tsx";
import { RecordingNotice } from "../recording/recording-notice.tsx";
import { Reminder } from "../recording/reminder.tsx";
import { useAnnouncement } from "../recording/use-announcement.ts";
import { useGate } from "../recording/use-gate.ts";
import type { RecordingControl } from "../recording/use-recording-control.ts";
import { text } from "../texts/index.ts";
import { useMeeting } from "./meeting-context.ts";
import type { Picture } from "./picture.ts";
import type { Session } from "./session.ts";
import { StageNotices } from "./stage-notices.tsx";

type Props = {
  session: Session;
  picture: Picture;
  control: RecordingControl;
  waiting: Waiting;
  onSeeAll: () => void;
  onCheck: () => void;
  onBreakouts: () => void;
  onPlay: (recordingId: string) => void;
};

/** Everything that the room has to say, above the bottom-left cluster; what has to be answered stands lowest. */
export const CornerNotices = ({
  session,
  picture,
  control,
  waiting,
  onSeeAll,
  onCheck,
  onBreakouts,
  onPlay,
}: Props): ReactNode => {
  const { state, may } = useMeeting();
  const { announcement, answer } = useAnnouncement(state?.recording ?? null, {
    mayRecord: may("recordingControl"),
    mayPlay: may("recordingPlay"),
    inBreakout: state !== null && state.breakout !== null,
    onConfirm: useGate(session, picture),
  });
  return (
    <>
      {picture.connection === "connected" ? null : <Notice mark="wait" words={text.room[picture.connection]} />}
      {picture.canHear ? null : <Hear session={session} />}
      <BreakoutNotices session={session} onOpen={onBreakouts} />
      <StageNotices session={session} onCheck={onCheck} />
      <Knocks waiting={waiting} onSeeAll={onSeeAll} />
      <Reminder control={control} />
      <RecordingNotice announcement={announcement} onAnswer={answer} onPlay={onPlay} />
    </>
  );
};

/** Browsers play sound only after a click on the page, unless one has just joined by one. */
const Hear = ({ session }: { session: Session }): ReactNode => (
  <Button look="main" onClick={() => void session.room.startAudio()}>
    <Volume2 size={18} aria-hidden />
    {text.room.hear}
  </Button>
);
