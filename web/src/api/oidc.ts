import { internalApi } from "./base.ts";
import { request } from "./request.ts";
import { becomeSignedIn, type Session } from "./session.ts";

/** Signing in at the organisation's identity provider. The ticket stays in this tab until one comes back. */
const KEY = "roomreel.oidc";
const at = (what: string): string => `${internalApi}/auth/oidc${what}`;

/** What the provider is called; null when there is none. */
export const providerOffered = async (): Promise<string | null> =>
  (await request<{ name: string | null }>(at(""))).name;

/** Leaves the page. */
export const goToProvider = async (): Promise<void> => {
  const { url, ticket } = await request<{ url: string; ticket: string }>(at("/begin"), { method: "POST" });
  sessionStorage.setItem(KEY, ticket);
  location.assign(url);
};

/** Whoever comes back from the provider is signed in; what it sent leaves the address bar at once. */
export const comeBackFromProvider = async (): Promise<void> => {
  const [ticket, query] = [sessionStorage.getItem(KEY), location.search.slice(1)];
  if (ticket === null || !new URLSearchParams(query).has("state")) return;
  sessionStorage.removeItem(KEY);
  history.replaceState(history.state, "", location.pathname);
  becomeSignedIn(await request<Session>(at("/finish"), { method: "POST", body: { ticket, query } }));
};
