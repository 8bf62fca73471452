/** What the join page offers: which of the two ways in, and which of them first (K-5.3). */
import type { MemberTokenAnswer } from "@roomreel/contract";

export type WaysIn = {
  /** The one that Enter takes. */
  readonly first: "stage" | "viewer";
  readonly second: "stage" | "viewer" | null;
  /** Why there is no way onto the stage: by one's role, or until one asks or is invited. */
  readonly note: "viewer" | "request" | "invite" | null;
};

export const waysIn = ({ role, stageMode = "everyone" }: MemberTokenAnswer, phone: boolean): WaysIn => {
  if (role === "viewer") return { first: "viewer", second: null, note: "viewer" };
  const leads = role === "host" || role === "moderator";
  if (!leads && stageMode !== "everyone") return { first: "viewer", second: null, note: stageMode };
  return phone ? { first: "viewer", second: "stage", note: null } : { first: "stage", second: "viewer", note: null };
};
