import type { ChatMessage, MeetingAction } from "@roomreel/contract";
import type { Member } from "./member.ts";

/** Somebody who waits to be admitted; `since`: epoch ms. */
export type WaitingPerson = { readonly identity: string; readonly name: string; readonly since: number };

const at = ({ roomId }: Member, what: string): string => `/meetings/${encodeURIComponent(roomId)}/${what}`;

/** Does something in the meeting. What it changed comes back as the room's state, to everybody alike. */
export const act = async (member: Member, action: MeetingAction): Promise<void> => {
  await member.call(at(member, "actions"), { method: "POST", body: action });
};

/** What was said before one came, oldest first. */
export const chatOf = async (member: Member): Promise<readonly ChatMessage[]> =>
  (await member.call<{ messages: readonly ChatMessage[] }>(at(member, "chat"))).messages;

/** Who waits to be admitted, for those who may admit. */
export const waitingOf = async (member: Member): Promise<readonly WaitingPerson[]> =>
  (await member.call<{ waiting: readonly WaitingPerson[] }>(at(member, "waiting"))).waiting;
