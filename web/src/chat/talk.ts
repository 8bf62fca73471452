/**
 * What was said in the meeting, as this page knows it. Messages arrive one by one while one is here; what was said
 * before, or while the connection was lost, is fetched. Both may bring the same message: ids tell.
 *
 * closed -> closed   a message of somebody else counts as unread
 * closed -> open     all is read
 * open   -> open     nothing is ever unread
 */
import type { ChatMessage } from "@roomreel/contract";

/** Messages kept; the oldest go first. The server's history is shorter. */
const KEPT_MAX = 500;

export type Talk = {
  /** Oldest first. */
  readonly messages: readonly ChatMessage[];
  readonly unread: number;
  /** What was said before one came is here: it counts as read. */
  readonly caughtUp: boolean;
};

export const silence: Talk = { messages: [], unread: 0, caughtUp: false };

/** Who reads, and whether the panel is open. */
export type Reader = { readonly identity: string; readonly reading: boolean };

/** One message arrived. */
export const heard = (talk: Talk, message: ChatMessage, reader: Reader): Talk => {
  const { messages, fresh } = withMore(talk.messages, [message]);
  return { ...talk, messages, unread: unreadAfter(talk, fresh, reader) };
};

/** What the server keeps, fetched when one has come, and again after every loss of the connection. */
export const caughtUp = (talk: Talk, history: readonly ChatMessage[], reader: Reader): Talk => {
  const { messages, fresh } = withMore(talk.messages, history);
  return { messages, unread: talk.caughtUp ? unreadAfter(talk, fresh, reader) : talk.unread, caughtUp: true };
};

export const allRead = (talk: Talk): Talk => (talk.unread === 0 ? talk : { ...talk, unread: 0 });

const withMore = (
  known: readonly ChatMessage[],
  more: readonly ChatMessage[],
): { messages: readonly ChatMessage[]; fresh: readonly ChatMessage[] } => {
  const ids = new Set(known.map(({ id }) => id));
  const fresh = more.filter(({ id }) => !ids.has(id));
  if (fresh.length === 0) return { messages: known, fresh };
  const messages = [...known, ...fresh].toSorted((one, other) => one.at - other.at).slice(-KEPT_MAX);
  return { messages, fresh };
};

const unreadAfter = (talk: Talk, fresh: readonly ChatMessage[], { identity, reading }: Reader): number =>
  reading ? 0 : talk.unread + fresh.filter(({ from }) => from.identity !== identity).length;
