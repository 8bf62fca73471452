import { publicApi } from "./base.ts";
import { ApiProblem, request, type Call } from "./request.ts";

/** Something that may call the public API as somebody: a member of a room, or an account. */
export type Access = {
  /** Path below the API's base. A token that has expired is renewed once and the call made again. */
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

/** @param base of the addresses that are called */
export const accessWith = (credential: Credential, base = publicApi): Access => ({
  async call<Answer>(path: string, call: Call = {}) {
    const once = (token: string): Promise<Answer> =>
      request<Answer>(base + path, {
        ...call,
        headers: { ...call.headers, [credential.header]: `Bearer ${token}` },
      });
    const token = credential.current();
    if (token === null) return once(await credential.renew());
    try {
      return await once(token);
    } catch (problem) {
      if (!(problem instanceof ApiProblem) || problem.status !== 401) throw problem;
      return once(await credential.renew());
    }
  },
  addressOf: (path) => `${base}${path}?${credential.query}=${encodeURIComponent(credential.current() ?? "")}`,
});
