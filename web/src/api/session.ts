import type { LoginAnswer } from "@roomreel/contract";
import { accessWith, type Credential } from "./access.ts";
import { internalApi } from "./base.ts";
import { ApiProblem, request } from "./request.ts";

/** The signed-in account of this tab: kept in memory, and in the tab's storage so that a reload changes nothing. */
const KEY = "roomreel.session";

/** Of somebody who signed in at the identity provider, with the address at which the provider's own session ends. */
export type Session = LoginAnswer & { readonly signOutUrl?: string | null };

const stored = (): Session | null => {
  try {
    return JSON.parse(sessionStorage.getItem(KEY) ?? "null") as Session | null;
  } catch {
    return null;
  }
};

let session = stored();
const listeners = new Set<() => void>();

const become = (next: Session | null): void => {
  session = next;
  if (next === null) sessionStorage.removeItem(KEY);
  else sessionStorage.setItem(KEY, JSON.stringify(next));
  for (const listener of listeners) listener();
};

/** The same account with other tokens. */
const becomeAgain = (next: LoginAnswer): void => become({ ...next, signOutUrl: session?.signOutUrl ?? null });

/** Of somebody who has proved who he is elsewhere. */
export const becomeSignedIn = (answer: Session): void => become(answer);

export const sessionNow = (): Session | null => session;
export const watchSession = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

export const signIn = async (userId: string, password: string): Promise<void> =>
  become(await request<LoginAnswer>(`${internalApi}/auth/login`, { method: "POST", body: { userId, password } }));

/** A session of its own begins; all others of the account end. */
export const changePassword = async (currentPassword: string, newPassword: string): Promise<void> => {
  const headers = { Authorization: `Bearer ${session?.accessToken ?? ""}` };
  const body = { currentPassword, newPassword };
  becomeAgain(await request<LoginAnswer>(`${internalApi}/users/change-password`, { method: "POST", headers, body }));
};

/** Whoever came from the identity provider leaves for where its own session ends, and comes back from there. */
export const signOut = (): void => {
  const { refreshToken = "", signOutUrl = null } = session ?? {};
  const headers = { "X-Refresh-Token": `Bearer ${refreshToken}` };
  become(null);
  const ended = request(`${internalApi}/auth/logout`, { method: "POST", headers }).catch(() => undefined);
  // Going away at once would take the request back.
  if (signOutUrl !== null) void ended.then(() => location.assign(signOutUrl));
};

let renewing: Promise<string> | null = null;

/** Refresh tokens are used once, so renewals that come together share one. */
const renew = (): Promise<string> => {
  renewing ??= renewOnce().finally(() => {
    renewing = null;
  });
  return renewing;
};

const renewOnce = async (): Promise<string> => {
  const headers = { "X-Refresh-Token": `Bearer ${session?.refreshToken ?? ""}` };
  try {
    const next = await request<LoginAnswer>(`${internalApi}/auth/refresh`, { method: "POST", headers });
    becomeAgain(next);
    return next.accessToken;
  } catch (problem) {
    if (problem instanceof ApiProblem && problem.status >= 400 && problem.status < 500) become(null);
    throw problem;
  }
};

const credential: Credential = {
  header: "Authorization",
  query: "accessToken",
  current: () => session?.accessToken ?? null,
  renew,
};
export const accountAccess = accessWith(credential);
/** To what only this app calls. */
export const internalAccess = accessWith(credential, internalApi);
