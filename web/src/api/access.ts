import { answerIn, createClient, type Roomreel, send } from "@roomreel/client";
import { basePath, publicApi } from "./base.ts";
import { type Call, inWords } from "./request.ts";

/** Something that may call the public API as somebody: a member of a room, or an account. */
export type Access = {
  /** The operations of the API. A token that has ended is renewed once and the call made again. */
  readonly api: Roomreel;
  /** The same by its path below the API's base. */
  call<Answer>(path: string, call?: Call): Promise<Answer>;
  /** An address for elements that cannot send headers: films and downloads. */
  addressOf(path: string): string;
};

export type Credential = {
  readonly header: "Authorization" | "X-Room-Member-Token" | "X-Share-Token";
  readonly query: "accessToken" | "roomMemberToken" | "shareToken";
  /** The token that holds now; null when there is none yet. */
  current(): string | null;
  /** Gets another; rejects when the person must sign in or open the link again. */
  renew(): Promise<string>;
};

/** @param base of the addresses that are called by `call` */
export const accessWith = ({ header, query, current, renew }: Credential, base = publicApi): Access => {
  const headers = () => {
    const token = current();
    return token === null ? null : { [header]: `Bearer ${token}` };
  };
  const credential = { headers, renew };
  const connection = { baseUrl: basePath, credential };
  const answerTo = async (path: string, { method = "GET", ...call }: Call): Promise<unknown> =>
    answerIn(await send(connection, { method, url: base + path, ...call }));
  return {
    api: inWordsAll(createClient(connection)),
    call: <Answer>(path: string, call: Call = {}) => inWords(answerTo(path, call) as Promise<Answer>),
    addressOf: (path) => `${base}${path}?${query}=${encodeURIComponent(current() ?? "")}`,
  };
};

/** Every operation of it says what went wrong in words that may be shown. */
const inWordsAll = ({ each, changes, ...operations }: Roomreel): Roomreel => {
  type Operation = (...asked: readonly unknown[]) => Promise<unknown>;
  const named = Object.entries(operations as unknown as Readonly<Record<string, Operation>>);
  const spoken = named.map(([name, run]) => [name, (...asked: readonly unknown[]) => inWords(run(...asked))] as const);
  return { ...(Object.fromEntries(spoken) as unknown as Roomreel), each, changes };
};
