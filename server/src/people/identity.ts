/**
 * Signing in at an identity provider: authorization code with PKCE (OpenID Connect Core 3.1, RFC 7636).
 *
 *   begin ──> ticket (kept by the browser's tab) and the provider's address ──> the provider asks for whatever it asks
 *   finish: ticket and what the provider sent back ──> claims ──> an account ──> a session like any other
 *
 * Nothing is kept here between the two: the ticket is signed, holds state, nonce and verifier, and ends after ten
 * minutes; any server process can finish what another began. A response to somebody else's ticket has another state.
 *
 * Who it is, is the provider's `iss` and `sub`, never an address or a name: nobody takes over an account that exists by
 * calling himself so. At the first sign-in an account is made; it has no password. Where a claim decides the role, it
 * decides at each sign-in.
 */
import { type Clock, Failure, type Randomness, userId, type UserId } from "../vocabulary/index.ts";
import { z } from "zod";
import type { Account, PeopleStore, User } from "./ports.ts";
import { openSession, type Origin, type Session } from "./sessions.ts";
import type { Signer } from "./tokens.ts";
import { giveRole, type UserStore } from "./users.ts";

/** What the provider says of somebody. */
export type Claims = Readonly<Record<string, unknown>> & { readonly iss: string; readonly sub: string };

/** What has to be the same when the browser comes back. */
export type SignInTicket = { readonly state: string; readonly nonce: string; readonly verifier: string };

/** The provider, whose metadata is looked up when it is first needed. */
export interface IdentityProvider {
  /** On the button. */
  readonly name: string;
  readonly rules: IdentityRules;
  /** @throws Failure `identity-provider-unavailable` */
  begin(): Promise<{ readonly url: string; readonly ticket: SignInTicket }>;
  /** @throws Failure `bad-identity` for a response that is not to this ticket; `identity-provider-unavailable` */
  finish(query: string, ticket: SignInTicket): Promise<{ readonly claims: Claims; readonly signOutUrl: string | null }>;
}

/** Who may come, and as what. */
export type IdentityRules = {
  /** Of verified addresses; none: whoever the provider lets in. */
  readonly allowedDomains: readonly string[];
  /** Whose values decide the role; null: accounts keep theirs, and begin as room members. */
  readonly roleClaim: string | null;
  readonly adminValues: readonly string[];
  readonly managerValues: readonly string[];
};

/** Which account is whose at the provider. */
export interface IdentityStore {
  accountOf(claims: Pick<Claims, "iss" | "sub">): Promise<UserId | null>;
  /** With the account, or neither. @returns false when an account has this id already */
  add(claims: Pick<Claims, "iss" | "sub">, account: Account): Promise<boolean>;
}

type IdentityDeps = {
  readonly identity: IdentityProvider;
  readonly identities: IdentityStore;
  readonly people: PeopleStore;
  readonly users: UserStore;
  readonly signer: Signer;
  readonly clock: Clock;
  readonly randomness: Randomness;
};

const AUDIENCE = "oidc";
const TICKET_LIFE_MS = 10 * 60_000;
const ticketSchema = z.object({ state: z.string(), nonce: z.string(), verifier: z.string() });

/** @throws Failure `identity-provider-unavailable` */
export const beginIdentity = async ({ identity, signer }: Pick<IdentityDeps, "identity" | "signer">) => {
  const { url, ticket } = await identity.begin();
  return { url, ticket: await signer.issue(AUDIENCE, ticket, TICKET_LIFE_MS) };
};

/** @throws Failure `bad-token`, `bad-identity`, `identity-not-allowed`, `identity-provider-unavailable` */
export const finishIdentity = async (
  deps: IdentityDeps,
  { ticket, query }: { readonly ticket: string; readonly query: string },
  origin: Origin,
): Promise<Session & { readonly signOutUrl: string | null }> => {
  const begun = ticketSchema.safeParse(await deps.signer.read(AUDIENCE, ticket));
  if (!begun.success) throw new Failure("bad-token", "The token is not valid or has expired.");
  const { claims, signOutUrl } = await deps.identity.finish(query, begun.data);
  const user = await accountFor(deps, claims);
  return { ...(await openSession(deps, { ...user, mustChangePassword: false }, origin)), signOutUrl };
};

const accountFor = async (deps: IdentityDeps, claims: Claims): Promise<User> => {
  const { rules } = deps.identity;
  if (!isAllowed(rules, claims))
    throw new Failure("identity-not-allowed", "The identity provider knows you, but you may not sign in here.");
  const known = await deps.identities.accountOf(claims);
  const account = known === null ? null : await deps.people.user(known);
  const role = roleIn(rules, claims);
  if (account === null) return makeAccount(deps, claims, role ?? "room_member");
  if (role === null || role === account.role) return account;
  await giveRole(deps, account.userId, role);
  return { ...account, role };
};

/** An address counts only when the provider has verified it. */
const isAllowed = ({ allowedDomains }: IdentityRules, { email, email_verified: verified }: Claims): boolean => {
  if (allowedDomains.length === 0) return true;
  const domain = typeof email === "string" ? email.slice(email.lastIndexOf("@") + 1).toLowerCase() : "";
  return verified === true && allowedDomains.includes(domain);
};

/** @returns null where no claim decides it */
const roleIn = ({ roleClaim, adminValues, managerValues }: IdentityRules, claims: Claims): User["role"] | null => {
  if (roleClaim === null) return null;
  const said = [claims[roleClaim]].flat().map(String);
  if (said.some((one) => adminValues.includes(one))) return "admin";
  return said.some((one) => managerValues.includes(one)) ? "room_manager" : "room_member";
};

/** Ids that are taken get a number; so many are tried. */
const IDS_TRIED_MAX = 100;

const makeAccount = async (deps: IdentityDeps, claims: Claims, role: User["role"]): Promise<User> => {
  const now = deps.clock.wallNow();
  const wanted = wantedId(claims);
  const name = textOf(claims["name"]) ?? textOf(claims["preferred_username"]) ?? wanted;
  for (let count = 1; count <= IDS_TRIED_MAX; count += 1) {
    const id = userId(count === 1 ? wanted : `${wanted}_${count}`);
    const account = { userId: id, name, role, registeredAt: now, mustChangePassword: false, tokensSince: now };
    if (await deps.identities.add(claims, account)) return account;
  }
  throw new Failure("user-exists", `There are too many accounts called '${wanted}'.`);
};

const textOf = (value: unknown): string | null => {
  const text = typeof value === "string" ? value.replaceAll(/[\p{Cc}\s]+/gu, " ").trim() : "";
  return text === "" ? null : [...text].slice(0, 50).join("");
};

/** `Ana.Ruiz@example.com` becomes `ana_ruiz`; ids of accounts are a-z, 0-9 and _. */
const wantedId = (claims: Claims): string => {
  const from = textOf(claims["preferred_username"]) ?? textOf(claims["email"]) ?? "person";
  const id = (from.split("@")[0] ?? "")
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "_")
    .replaceAll(/^_+|_+$/g, "");
  return id === "" ? "person" : id.slice(0, 40);
};
