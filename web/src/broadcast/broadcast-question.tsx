import type { ReactNode } from "react";
import type { Broadcast } from "@roomreel/contract";
import { Question } from "../parts/dialog.tsx";
import { useMeeting } from "../room/meeting-context.ts";
import { text } from "../texts/index.ts";

/** Neither step can be taken back, so both are asked about. */
export const BroadcastQuestion = (props: {
  broadcast: Broadcast;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}): ReactNode => {
  const { act } = useMeeting();
  const { broadcast, open, onOpenChange } = props;
  const words = text.broadcast;
  return broadcast.state === "preview" ? (
    <Question
      open={open}
      onOpenChange={onOpenChange}
      title={words.goLiveTitle}
      body={words.goLiveText(broadcast.audience)}
      act={words.goLive}
      onAct={() => void act({ do: "go-live" })}
    />
  ) : (
    <Question
      open={open}
      onOpenChange={onOpenChange}
      title={words.endTitle}
      body={words.endText}
      act={words.end}
      look="danger"
      onAct={() => void act({ do: "end-broadcast" })}
    />
  );
};
