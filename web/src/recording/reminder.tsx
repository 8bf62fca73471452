import { useState, type ReactNode } from "react";
import { Button } from "../parts/button.tsx";
import { Notice } from "../parts/notice.tsx";
import { useMeeting } from "../room/meeting-context.ts";
import { text } from "../texts/index.ts";
import type { RecordingControl } from "./use-recording-control.ts";

/** That nothing is recorded, once, to whoever leads and may start. */
export const Reminder = ({ control }: { control: RecordingControl }): ReactNode => {
  const { me, state } = useMeeting();
  const [closed, setClosed] = useState(false);
  const leads = me.role === "host" || me.role === "moderator";
  if (closed || state?.reminded !== true || !leads || control.allowed !== "yes") return null;
  return (
    <Notice mark="done" words={text.recordingMore.reminder} onClose={() => setClosed(true)}>
      <Button look="main" onClick={() => control.ask("start")}>
        {text.recording.start}
      </Button>
    </Notice>
  );
};
