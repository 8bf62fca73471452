/**
 * The way back into a meeting that was lost. LiveKit tries by itself as long as the media server knows one; a media
 * server that was restarted knows nobody. Then the server is asked for a new way in, as whoever one was, until one is
 * there again or is told to stay away.
 */
import type { MemberTokenAnswer } from "@roomreel/contract";
import { ApiProblem } from "../api/request.ts";

/** Why one is in the meeting no more. */
export type WhyGone = "self" | "duplicate" | "removed" | "ended" | "lost" | "broadcastOver";

/** Between two attempts, ms; the first one is made at once. */
const AGAIN_MS = 3000;
/** Five minutes: whoever waits that long is helped, not asked. After that one is asked. */
const ATTEMPTS_MAX = 100;

export type WayBack = {
  /** Asks the server for a way in, as the same person. */
  ask(): Promise<MemberTokenAnswer>;
  connect(way: MemberTokenAnswer): Promise<void>;
  /** False once one has left by oneself. */
  isWanted(): boolean;
  wait(ms: number): Promise<void>;
};

/** `left`: one did not want to come back any more. */
export const goBack = async (back: WayBack): Promise<"inside" | "left" | WhyGone> => {
  for (let attempt = 0; attempt < ATTEMPTS_MAX; attempt++) {
    if (attempt > 0) await back.wait(AGAIN_MS);
    if (!back.isWanted()) return "left";
    try {
      const way = await back.ask();
      // The meeting of before may be over, and one waits for the next like anybody.
      if (way.waiting === true) return "ended";
      if (!back.isWanted()) return "left";
      await back.connect(way);
      return "inside";
    } catch (problem) {
      if (problem instanceof ApiProblem && staysOut(problem)) return whyOut(problem);
    }
  }
  return "lost";
};

const whyOut = ({ code }: ApiProblem): WhyGone => {
  if (code === "broadcast-over") return "broadcastOver";
  return code === "removed" ? "removed" : "lost";
};

const staysOut = ({ status }: ApiProblem): boolean => status >= 400 && status < 500 && status !== 429;
