/** Signing in with a password; refresh tokens are random, stored hashed, and good for one use. */
import { createHash } from "node:crypto";
import { type Clock, Failure, type Randomness, userId, wallMs } from "../vocabulary/index.ts";
import { hashPassword, passwordMatches } from "./passwords.ts";
import type { Account, PeopleStore, User } from "./ports.ts";
import { noteSignedIn } from "./first-admin.ts";
import { issueAccessToken, type Signer } from "./tokens.ts";

const REFRESH_LIFE_MS = 24 * 3_600_000;

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

/** What refresh tokens and API keys are stored as; both have enough randomness for a plain hash. */
export const tokenHash = (token: string): string => createHash("sha256").update(token).digest("hex");

/** @throws Failure `bad-login` */
export const signIn = async (deps: SignInDeps, id: string, password: string): Promise<Session> => {
  const who = userId(id);
  const hash = await deps.people.passwordHash(who);
  if (hash === null) await hashPassword(password, deps.randomness);
  const user = hash !== null && (await passwordMatches(password, hash)) ? await deps.people.user(who) : null;
  if (user === null) throw new Failure("bad-login", "User or password is wrong.");
  await noteSignedIn(deps.people, user.userId);
  return openSession(deps, user);
};

/** A used, unknown or expired refresh token is refused. @throws Failure `bad-token` */
export const refreshSession = async (deps: SignInDeps, refreshToken: string): Promise<Session> => {
  const who = await deps.people.takeRefreshToken(tokenHash(refreshToken), deps.clock.wallNow());
  const user = who === null ? null : await deps.people.user(who);
  if (user === null) throw new Failure("bad-token", "The refresh token is not valid or has expired.");
  return openSession(deps, user);
};

/** The refresh token is worth nothing from now on; an unknown one is no error. */
export const signOut = async (deps: SignInDeps, refreshToken: string): Promise<void> => {
  await deps.people.takeRefreshToken(tokenHash(refreshToken), deps.clock.wallNow());
};

/** For somebody who has proved who he is. */
export const openSession = async (deps: SignInDeps, user: Session["user"]): Promise<Session> => {
  const refreshToken = deps.randomness.text(43);
  const expiresAt = wallMs(deps.clock.wallNow() + REFRESH_LIFE_MS);
  await deps.people.addRefreshToken(tokenHash(refreshToken), user.userId, expiresAt);
  return { user, accessToken: await issueAccessToken(deps.signer, user.userId), refreshToken };
};
