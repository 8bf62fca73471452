import { useState } from "react";
import type { RecordingState } from "@roomreel/contract";
import { useMeeting } from "../room/meeting-context.ts";
import { announcementFor, type Announcement } from "./announcement.ts";
import { useTurns } from "./use-turns.ts";

const CONFIRMED = "roomreel.confirmed";
/** Ids kept; the oldest are forgotten. */
const KEPT_MAX = 20;

const stored = (): string[] => (sessionStorage.getItem(CONFIRMED) ?? "").split(" ").filter((id) => id !== "");

/**
 * The announcement to show now, and how it is answered. A confirmation counts when the server has it, and outlives a
 * reload of the page.
 */
export const useAnnouncement = (
  state: RecordingState | null,
  rights: {
    readonly mayRecord: boolean;
    readonly mayPlay: boolean;
    readonly inBreakout: boolean;
    readonly onConfirm?: () => void;
  },
): { announcement: Announcement | null; answer: () => void } => {
  const [confirmed, setConfirmed] = useState<ReadonlySet<string>>(() => new Set(stored()));
  const [witnessed, setWitnessed] = useState<ReadonlySet<string>>(new Set());
  const [dismissed, setDismissed] = useState<string | null>(null);
  const runs = state !== null && state.state !== "complete" && state.state !== "failed";
  if (runs && !witnessed.has(state.recordingId)) setWitnessed(new Set([...witnessed, state.recordingId]));
  const { act, me, state: room } = useMeeting();
  const { mayRecord, mayPlay } = rights;
  const listener = { mayRecord, mayPlay, consent: room?.consent ?? "confirm", onStage: me.onStage };
  const now = announcementFor(useTurns(state), { ...listener, witnessed, confirmed });
  const confirm = async ({ recordingId, words }: Extract<Announcement, { kind: "confirm" }>): Promise<void> => {
    if (!(await act({ do: "confirm-recording", recordingId, words }))) return;
    const ids = [...stored(), recordingId].slice(-KEPT_MAX);
    sessionStorage.setItem(CONFIRMED, ids.join(" "));
    setConfirmed(new Set(ids));
  };
  const answer = (): void => {
    if (now === null || now.kind === "wait") return;
    if (now.kind !== "confirm") return setDismissed(now.key);
    rights.onConfirm?.();
    void confirm(now);
  };
  const hidden = now !== null && "key" in now && now.key === dismissed;
  return { announcement: hidden ? null : now, answer };
};
