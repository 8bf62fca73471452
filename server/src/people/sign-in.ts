/** Signing in with a password. */
import { Failure, userId } from "../vocabulary/index.ts";
import { noteSignedIn } from "./first-admin.ts";
import { hashPassword, passwordMatches } from "./passwords.ts";
import { openSession, type Origin, type Session, type SignInDeps } from "./sessions.ts";

/** What somebody says to prove who he is. */
export type Login = { readonly userId: string; readonly password: string };

/** Takes as long for an account that does not exist. @throws Failure `bad-login` */
export const signIn = async (deps: SignInDeps, login: Login, origin: Origin): Promise<Session> => {
  const who = userId(login.userId);
  const hash = await deps.people.passwordHash(who);
  if (hash === null) await hashPassword(login.password, deps.randomness);
  const user = hash !== null && (await passwordMatches(login.password, hash)) ? await deps.people.user(who) : null;
  if (user === null) throw new Failure("bad-login", "User or password is wrong.");
  await noteSignedIn(deps.people, user.userId);
  return openSession(deps, user, origin);
};
