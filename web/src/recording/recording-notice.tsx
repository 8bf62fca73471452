import { useRef, type ReactNode } from "react";
import { Notice } from "../parts/notice.tsx";
import { Button } from "../parts/button.tsx";
import { useBorrowedFocus } from "../parts/use-borrowed-focus.ts";
import { text } from "../texts/index.ts";
import { LeaveMeOutButton } from "./leave-me-out.tsx";
import type { Announcement } from "./announcement.ts";

/** Shows the announcement above the bottom-left cluster, where it covers nobody. */
export const RecordingNotice = (props: {
  announcement: Announcement | null;
  onAnswer: () => void;
  onPlay: (recordingId: string) => void;
}): ReactNode => {
  const { announcement, onAnswer } = props;
  switch (announcement?.kind) {
    case undefined:
      return null;
    case "wait":
      return <Notice mark="wait" words={announcement.words} />;
    case "confirm":
      return <Confirm key={announcement.recordingId} words={announcement.words} onConfirm={onAnswer} />;
    case "tell":
      return (
        <Notice mark={announcement.live === true ? "live" : "done"} words={announcement.words} onClose={onAnswer} />
      );
    case "outcome": {
      const { playable } = announcement;
      return (
        <Notice mark="done" words={announcement.words} onClose={onAnswer}>
          {playable === null ? null : (
            <Button look="main" onClick={() => props.onPlay(playable)}>
              {text.recording.play}
            </Button>
          )}
        </Notice>
      );
    }
  }
};

const Confirm = ({ words, onConfirm }: { words: string; onConfirm: () => void }): ReactNode => {
  const button = useRef<HTMLButtonElement>(null);
  useBorrowedFocus(button);
  return (
    <Notice mark="live" words={words} asks>
      <LeaveMeOutButton />
      <Button ref={button} look="main" onClick={onConfirm}>
        {text.recording.confirm}
      </Button>
    </Notice>
  );
};
