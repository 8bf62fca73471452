import { useState } from "react";
import { toast } from "sonner";
import type { RecordingState } from "@roomreel/contract";
import type { Member } from "../api/member.ts";
import { startRecording, stopRecording } from "../api/recordings.ts";
import { wordsOf } from "../api/request.ts";
import { onPhone } from "./on-phone.ts";

/** Starting and stopping, with the question before each. What then is shown comes from the room's state. */
export type RecordingControl = {
  /** Why there is nothing to press: no right, or a phone (K-12). */
  readonly allowed: "yes" | "no" | "not-on-phones";
  readonly action: "start" | "stop" | "none";
  readonly asking: "start" | "stop" | null;
  /** A request is under way: pressing twice asks once. */
  readonly busy: boolean;
  ask(what: "start" | "stop"): void;
  dismiss(): void;
  act(): void;
};

export const useRecordingControl = (
  member: Member,
  state: RecordingState | null,
  mayRecord: boolean,
): RecordingControl => {
  const [asking, setAsking] = useState<"start" | "stop" | null>(null);
  const [busy, setBusy] = useState(false);
  const action = actionFor(state);
  const run = async (): Promise<void> => {
    setBusy(true);
    try {
      if (asking === "start") await startRecording(member, member.roomId);
      if (asking === "stop" && state !== null) await stopRecording(member, state.recordingId);
    } catch (problem) {
      toast.error(wordsOf(problem));
    } finally {
      setBusy(false);
    }
  };
  return {
    allowed: allowedFor(mayRecord),
    action,
    // Somebody else may have answered meanwhile: a question that no longer fits closes by itself.
    asking: asking === action ? asking : null,
    busy,
    ask: setAsking,
    dismiss: () => setAsking(null),
    act: () => {
      setAsking(null);
      if (!busy) void run();
    },
  };
};

const allowedFor = (mayRecord: boolean): RecordingControl["allowed"] => {
  if (!mayRecord) return "no";
  return onPhone() ? "not-on-phones" : "yes";
};

const actionFor = (state: RecordingState | null): RecordingControl["action"] => {
  switch (state?.state) {
    case "starting":
    case "active":
    case "paused":
      return "stop";
    case "ending":
      return "none";
    default:
      return "start";
  }
};
