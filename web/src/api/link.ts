/**
 * A guest at a link to one recording. The secret leaves the address bar for the tab's storage, and is exchanged for a
 * token for two hours; the password, if there is one, stays in memory, and is asked for again after a reload.
 */
import type { OpenedShare } from "@roomreel/contract";
import { accessWith, type Access } from "./access.ts";
import { publicApi } from "./base.ts";
import { ApiProblem, request, type Call } from "./request.ts";
import { accountAccess, sessionNow } from "./session.ts";

const key = (recordingId: string): string => `roomreel.link.${recordingId}`;

/** On the page that a link has opened, also after a reload; not where one comes to the recording in another way. */
const BY_LINK = { byLink: true } as const;
const isByLink = (state: unknown): boolean => typeof state === "object" && state !== null && "byLink" in state;

/** Takes the secret out of the address. @returns null where there is none, now or before a reload */
export const keepLinkSecret = (recordingId: string): string | null => {
  const address = new URL(location.href);
  const secret = address.searchParams.get("recordingSecret");
  if (secret === null) return isByLink(history.state) ? sessionStorage.getItem(key(recordingId)) : null;
  sessionStorage.setItem(key(recordingId), secret);
  address.searchParams.delete("recordingSecret");
  history.replaceState(BY_LINK, "", address);
  return secret;
};

/** A link that was opened. */
export type Guest = { readonly access: Access; readonly opened: OpenedShare };

/** Rejects with `share-password-needed`, `sign-in-needed`, `share-expired`, `bad-recording-secret` and the like. */
export const openLink = async (recordingId: string, secret: string, password: string | null): Promise<Guest> => {
  const open = async (): Promise<OpenedShare> => {
    const path = `/recordings/${encodeURIComponent(recordingId)}/shares/open`;
    const call: Call = { method: "POST", body: { secret, password } };
    const account = sessionNow();
    if (account === null) return request(publicApi + path, call);
    const headers = { Authorization: `Bearer ${account.accessToken}` };
    return request<OpenedShare>(publicApi + path, { ...call, headers }).catch((problem: unknown) => {
      // Only a session that is over is renewed: a second try with a wrong password would count as one more.
      if (!(problem instanceof ApiProblem) || problem.code !== "bad-token") throw problem;
      return accountAccess.call(path, call);
    });
  };
  const opened = await open();
  return { opened, access: guestAccess(opened.shareToken, async () => (await open()).shareToken) };
};

const guestAccess = (first: string, renew: () => Promise<string>): Access => {
  let token = first;
  return accessWith({
    header: "X-Share-Token",
    query: "shareToken",
    current: () => token,
    renew: async () => {
      token = await renew();
      return token;
    },
  });
};
