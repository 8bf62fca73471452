import type { StageMode } from "@roomreel/contract";
import type { Person } from "./picture.ts";

/**
 * What there is to press about the stage, for oneself. The server decides; this offers what it will grant.
 *
 *     join    the stage is open, or one was invited
 *     ask     by request; a viewer asks in a room for everyone too, as he needs another role
 *     withdraw  one has asked
 *     leave   one is on it
 *     none    by invitation only
 */
export type WayToStage = "join" | "ask" | "withdraw" | "leave" | "none";

export const wayToStage = ({ role, stage, onStage }: Person, mode: StageMode): WayToStage => {
  if (onStage) return "leave";
  if (stage === "asking") return "withdraw";
  const leads = role === "host" || role === "moderator";
  if (leads || stage === "invited" || (mode === "everyone" && role !== "viewer")) return "join";
  return mode === "invite" ? "none" : "ask";
};
