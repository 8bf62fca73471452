import type { OpenedShare, Share } from "@roomreel/contract";
import { accessWith, type Access } from "./access.ts";
import { publicApi } from "./base.ts";
import { ApiProblem, request } from "./request.ts";
import { accountAccess, sessionNow } from "./session.ts";

/** Links to one recording: made, listed, revoked; and opened by whoever has one. */
export type NewShare = {
  readonly name: string;
  readonly access: Share["access"];
  readonly password: string | null;
  readonly download: boolean;
  /** Seconds. */
  readonly startTime: number;
  /** Epoch ms. */
  readonly expiresAt: number | null;
};

const at = (recordingId: string): string => `/recordings/${encodeURIComponent(recordingId)}/shares`;

export const listShares = async (access: Access, id: string): Promise<readonly Share[]> =>
  (await access.call<{ shares: readonly Share[] }>(at(id))).shares;
/** The answer tells the address; nobody can be told it again. */
export const makeShare = (access: Access, id: string, asked: NewShare): Promise<Share & { readonly url: string }> =>
  access.call(at(id), { method: "POST", body: asked });
export const revokeShare = (access: Access, id: string, shareId: string): Promise<unknown> =>
  access.call(`${at(id)}/${encodeURIComponent(shareId)}`, { method: "DELETE" });

/** What was opened by a link; its access asks with the session that the link gave, and opens it again in time. */
export type Opened = OpenedShare & { readonly access: Access };

/** As whoever is signed in here, if anybody is. */
export const openShare = async (id: string, secret: string, password: string | null): Promise<Opened> => {
  const opened = await ask(id, secret, password);
  let token = opened.shareToken;
  const access = accessWith({
    header: "X-Share-Token",
    query: "shareToken",
    current: () => token,
    renew: async () => {
      token = (await ask(id, secret, password)).shareToken;
      return token;
    },
  });
  return { ...opened, access };
};

/** A password that is wrong is refused as a dead token is, and is not to be tried twice: it counts. */
const ask = async (id: string, secret: string, password: string | null): Promise<OpenedShare> => {
  const path = `${at(id)}/open`;
  const call = { method: "POST", body: { secret, password } } as const;
  const session = sessionNow();
  const headers = session === null ? {} : { Authorization: `Bearer ${session.accessToken}` };
  try {
    return await request(publicApi + path, { ...call, headers });
  } catch (problem) {
    if (session === null || !(problem instanceof ApiProblem) || problem.code !== "bad-token") throw problem;
    return accountAccess.call(path, call);
  }
};
