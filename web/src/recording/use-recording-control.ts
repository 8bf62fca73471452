import { useState } from "react";
import { toast } from "sonner";
import type { RecordingState } from "@roomreel/contract";
import type { Member } from "../api/member.ts";
import { pauseRecording, resumeRecording, startRecording, stopRecording } from "../api/recordings.ts";
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
  /** Does what was asked; an answer to a question that the server put is the same as to one's own. */
  act(): void;
  /** Pauses, or goes on; null: there is nothing to pause. */
  readonly hold: { readonly now: "pause" | "resume"; press(): void } | null;
};

export const useRecordingControl = (
  member: Member,
  state: RecordingState | null,
  mayRecord: boolean,
): RecordingControl => {
  const [asking, setAsking] = useState<"start" | "stop" | null>(null);
  const [busy, setBusy] = useState(false);
  const action = actionFor(state);
  const run = async (how: () => Promise<unknown>): Promise<void> => {
    if (busy) return;
    setBusy(true);
    try {
      await how();
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
      if (action === "start") void run(() => startRecording(member, member.roomId));
      if (action === "stop" && state !== null) void run(() => stopRecording(member, state.recordingId));
    },
    hold: holdOf(state, (how) => void run(() => how(member, state?.recordingId ?? ""))),
  };
};

type Holding = typeof pauseRecording;

const holdOf = (state: RecordingState | null, run: (how: Holding) => void): RecordingControl["hold"] => {
  if (state?.state === "active") return { now: "pause", press: () => run(pauseRecording) };
  return state?.state === "paused" ? { now: "resume", press: () => run(resumeRecording) } : null;
};

/** On a phone the server gives the right only where the organisation allows it there. */
const allowedFor = (mayRecord: boolean): RecordingControl["allowed"] => {
  if (mayRecord) return "yes";
  return onPhone() ? "not-on-phones" : "no";
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
