/**
 * Sessions: one for each browser in which somebody signed in. A session has one refresh token at a time, random, stored
 * hashed, good for one use; each use gives the next, and an access token that names the session. The session is looked
 * up with every request, so that whatever ends it ends all its tokens at once: signing out, being signed out elsewhere,
 * a change of password, a day without coming back, a month in all.
 */
import { createHash } from "node:crypto";
import { type Clock, Failure, type Randomness, type WallMs, wallMs } from "../vocabulary/index.ts";
import type { Account, PeopleStore, SignedIn, User } from "./ports.ts";
import { issueAccessToken, type Signer } from "./tokens.ts";

const HOUR_MS = 3_600_000;
const IDLE_LIFE_MS = 24 * HOUR_MS;
const WHOLE_LIFE_MS = 30 * 24 * HOUR_MS;
/** Of one account; beyond, the oldest end. */
const SESSIONS_MAX = 50;
const AGENT_CHARACTERS_MAX = 300;

/** What signing in gives. */
export type Session = {
  readonly user: User & Pick<Account, "mustChangePassword">;
  readonly accessToken: string;
  readonly refreshToken: string;
};
/** What signing in needs. */
export type SignInDeps = {
  readonly people: PeopleStore;
  readonly signer: Signer;
  readonly clock: Clock;
  readonly randomness: Randomness;
};
/** From where somebody comes, to be told apart in the list of his sessions. */
export type Origin = Pick<SignedIn, "agent" | "address">;

/** What refresh tokens and API keys are stored as; both have enough randomness for a plain hash. */
export const tokenHash = (token: string): string => createHash("sha256").update(token).digest("hex");

const endOf = (since: WallMs, now: WallMs): WallMs => wallMs(Math.min(now + IDLE_LIFE_MS, since + WHOLE_LIFE_MS));

/** For somebody who has proved who he is. */
export const openSession = async (deps: SignInDeps, user: Session["user"], origin: Origin): Promise<Session> => {
  const now = deps.clock.wallNow();
  const refreshToken = deps.randomness.text(43);
  const session: SignedIn = {
    sessionId: `session-${deps.randomness.text(16)}`,
    userId: user.userId,
    createdAt: now,
    seenAt: now,
    expiresAt: endOf(now, now),
    address: origin.address,
    agent: origin.agent.replaceAll("\0", "").slice(0, AGENT_CHARACTERS_MAX),
  };
  await deps.people.addSession(session, tokenHash(refreshToken), SESSIONS_MAX);
  return { user, accessToken: await issueAccessToken(deps.signer, session), refreshToken };
};

/** A used, unknown or expired refresh token is refused. @throws Failure `bad-token` */
export const refreshSession = async (deps: SignInDeps, before: string): Promise<Session> => {
  const at = deps.clock.wallNow();
  const refreshToken = deps.randomness.text(43);
  const next = { tokenHash: tokenHash(refreshToken), at, expiresAt: (since: WallMs) => endOf(since, at) };
  const session = await deps.people.renewSession(tokenHash(before), next);
  const user = session === null ? null : await deps.people.user(session.userId);
  if (session === null || user === null)
    throw new Failure("bad-token", "The refresh token is not valid or has expired.");
  return { user, accessToken: await issueAccessToken(deps.signer, session), refreshToken };
};

/** The session and its tokens are worth nothing from now on; an unknown token is no error. */
export const signOut = (deps: Pick<SignInDeps, "people">, refreshToken: string): Promise<void> =>
  deps.people.endSessionWith(tokenHash(refreshToken));

/** @throws Failure `no-session`, also for one of somebody else */
export const endSession = async (
  { people }: Pick<SignInDeps, "people">,
  { userId, sessionId }: Pick<SignedIn, "userId" | "sessionId">,
): Promise<void> => {
  if ((await people.endSessions({ userId, only: sessionId })) === 0)
    throw new Failure("no-session", `Session '${sessionId}' does not exist.`);
};
