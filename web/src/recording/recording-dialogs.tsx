import type { ReactNode } from "react";
import { Question } from "../parts/dialog.tsx";
import { text } from "../texts/index.ts";
import type { RecordingControl } from "./use-recording-control.ts";

/** The questions before starting and before stopping (K-06, K-32). */
export const RecordingDialogs = ({ control }: { control: RecordingControl }): ReactNode => {
  const onOpenChange = (open: boolean): void => {
    if (!open) control.dismiss();
  };
  return (
    <>
      <Question
        open={control.asking === "start"}
        onOpenChange={onOpenChange}
        title={text.recording.start}
        body={text.recording.question}
        act={text.recording.start}
        onAct={control.act}
      />
      <Question
        open={control.asking === "stop"}
        onOpenChange={onOpenChange}
        title={text.recording.stopQuestion}
        act={text.recording.stop}
        look="danger"
        onAct={control.act}
      />
    </>
  );
};
