import { useRef, useState, type ReactNode } from "react";
import { Question } from "../parts/dialog.tsx";
import { useMeeting } from "../room/meeting-context.ts";
import { text } from "../texts/index.ts";
import type { RecordingControl } from "./use-recording-control.ts";

/** The questions before starting and before stopping (K-06, K-32); the trigger `prompt` puts the first of them too. */
export const RecordingDialogs = ({ control }: { control: RecordingControl }): ReactNode => {
  const prompt = usePrompt(control);
  return (
    <>
      <Question
        open={control.asking === "start" || prompt.open}
        onOpenChange={(open) => {
          if (open) return;
          control.dismiss();
          prompt.close();
        }}
        title={text.recording.start}
        body={text.recording.question}
        act={text.recording.start}
        onAct={() => {
          prompt.accept();
          control.act();
        }}
      />
      <Question
        open={control.asking === "stop"}
        onOpenChange={(open) => (open ? undefined : control.dismiss())}
        title={text.recording.stopQuestion}
        act={text.recording.stop}
        look="danger"
        onAct={control.act}
      />
    </>
  );
};

/** Whether the server has this person asked. One answer is enough: whoever accepted in vain still has the button. */
const usePrompt = (control: RecordingControl) => {
  const { me, state, act } = useMeeting();
  const [answered, setAnswered] = useState(false);
  const accepted = useRef(false);
  const open = !answered && control.allowed === "yes" && control.action === "start" && state?.prompted === me.identity;
  return {
    open,
    accept: () => void (accepted.current = true),
    /** The dialog closes after either answer. */
    close: () => {
      if (!open) return;
      setAnswered(true);
      if (!accepted.current) void act({ do: "decline-recording" });
    },
  };
};
