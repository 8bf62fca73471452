/** What the server sends to people in a meeting; contract `meetingMessageSchema` is its form on the wire. */
import type { ParticipantIdentity, WallMs } from "../../vocabulary/index.ts";
import { type Attendee, leads, mayEnter, type Meeting } from "./meeting.ts";
import type { ChatLine } from "./store.ts";

/** Words, as their reader sees them. */
export type ChatMessage = {
  readonly is: "chat";
  readonly id: string;
  readonly at: WallMs;
  readonly from: ChatLine["from"];
  readonly to: "everyone" | "moderators" | "you";
  /** Of private words: to whom. */
  readonly toName?: string;
  readonly words: string;
};

export type MeetingMessage =
  | ChatMessage
  | { readonly is: "reaction"; readonly identity: ParticipantIdentity; readonly reaction: string }
  | { readonly is: "knock"; readonly name: string }
  /** To all breakout rooms. */
  | { readonly is: "broadcast"; readonly name: string; readonly words: string }
  | { readonly is: "you"; readonly were: "stage-declined" | "stage-removed" | "muted" };

export const chatMessage = ({ id, at, from, to, words }: ChatLine): ChatMessage => {
  const whom = typeof to === "string" ? { to } : { to: "you" as const, toName: to.name };
  return { is: "chat", id, at, from, ...whom, words };
};

/** Whether somebody may read a line (M30); whoever wrote it may. */
export const mayRead = ({ from, to }: Pick<ChatLine, "from" | "to">, reader: Attendee): boolean => {
  if (to === "everyone" || from.identity === reader.identity) return true;
  return to === "moderators" ? leads(reader) : to.identity === reader.identity;
};

/** Those who lead, and are there or just coming. */
export const leaders = ({ attendees }: Meeting): readonly ParticipantIdentity[] =>
  attendees.filter((one) => leads(one) && mayEnter(one)).map(({ identity }) => identity);
