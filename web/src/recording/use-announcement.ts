import { useState } from "react";
import type { RecordingState } from "@roomreel/contract";
import { announcementFor, type Announcement } from "./announcement.ts";
import { useTurns } from "./use-turns.ts";

const CONFIRMED = "roomreel.confirmed";
/** Ids kept; the oldest are forgotten. */
const KEPT_MAX = 20;

const stored = (): string[] => (sessionStorage.getItem(CONFIRMED) ?? "").split(" ").filter((id) => id !== "");

/** The announcement to show now, and how it is answered. A confirmation outlives a reload of the page. */
export const useAnnouncement = (
  state: RecordingState | null,
  rights: { readonly mayRecord: boolean; readonly mayPlay: boolean; readonly inBreakout: boolean },
): { announcement: Announcement | null; answer: () => void } => {
  const [confirmed, setConfirmed] = useState<ReadonlySet<string>>(() => new Set(stored()));
  const [witnessed, setWitnessed] = useState<ReadonlySet<string>>(new Set());
  const [dismissed, setDismissed] = useState<string | null>(null);
  const runs = state !== null && state.state !== "complete" && state.state !== "failed";
  if (runs && !witnessed.has(state.recordingId)) setWitnessed(new Set([...witnessed, state.recordingId]));
  const now = announcementFor(useTurns(state), { ...rights, witnessed, confirmed });
  const answer = (): void => {
    if (now === null || now.kind === "wait") return;
    if (now.kind !== "confirm") return setDismissed(now.key);
    const ids = [...stored(), now.recordingId].slice(-KEPT_MAX);
    sessionStorage.setItem(CONFIRMED, ids.join(" "));
    setConfirmed(new Set(ids));
  };
  const hidden = now !== null && "key" in now && now.key === dismissed;
  return { announcement: hidden ? null : now, answer };
};
