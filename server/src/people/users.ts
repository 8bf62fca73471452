/**
 * Accounts: who may sign in. A password that somebody else chose is *temporary*: with it one can do nothing but choose
 * another. A change of password ends all sessions and tokens of before; a change of role acts at once, as the role is
 * read with every request.
 */
import { type Clock, Failure, type Randomness, type UserId, userId } from "../vocabulary/index.ts";
import { hashPassword, passwordMatches } from "./passwords.ts";
import type { Account, PeopleStore, User } from "./ports.ts";
import { openSession, type Origin, type Session, type SignInDeps } from "./sessions.ts";

/** One page of accounts. */
export type UserQuery = {
  readonly maxItems: number;
  readonly sortField: "registrationDate" | "name" | "userId";
  readonly sortOrder: "asc" | "desc";
  readonly pageToken: string | undefined;
  /** Part of id or name, whatever the case. */
  readonly search: string | undefined;
  readonly role: User["role"] | undefined;
};

/** Where accounts are led. */
export interface UserStore {
  list(query: UserQuery): Promise<{ readonly items: readonly Account[]; readonly nextPageToken: string | null }>;
  /** @returns false when there is one with this id already */
  add(account: Account, passwordHash: string): Promise<boolean>;
  /** @returns false when there is none */
  setRole(who: UserId, role: User["role"]): Promise<boolean>;
  /** Also ends sessions and tokens of before `account.tokensSince`. @returns false when there is none */
  setPassword(account: Pick<Account, "userId" | "mustChangePassword" | "tokensSince">, hash: string): Promise<boolean>;
  /**
   * With all places in rooms and spaces. What the account owned goes on (SP20): rooms to `heir`, recordings to the
   * owner of their room or else to `heir`; spaces have no owner then. @returns false when there was none
   */
  remove(who: UserId, heir: UserId): Promise<boolean>;
}

/** What leading accounts needs. */
export type UserDeps = { readonly users: UserStore; readonly clock: Clock; readonly randomness: Randomness };
/** A new account, with its temporary password. */
export type NewUser = User & { readonly password: string };

/** The first administrator: he neither loses his role nor goes (SP22). */
const FIRST_ADMIN = userId("admin");

/** @throws Failure `user-exists` */
export const addUser = async ({ users, clock, randomness }: UserDeps, asked: NewUser): Promise<Account> => {
  const { password, ...user } = asked;
  const now = clock.wallNow();
  const account: Account = { ...user, registeredAt: now, mustChangePassword: true, tokensSince: now };
  if (!(await users.add(account, await hashPassword(password, randomness))))
    throw new Failure("user-exists", `User '${user.userId}' exists already.`);
  return account;
};

/** @throws Failure `no-user` */
export const giveTemporaryPassword = async (
  { users, clock, randomness }: UserDeps,
  asked: Pick<NewUser, "userId" | "password">,
): Promise<void> => {
  const change = { userId: asked.userId, mustChangePassword: true, tokensSince: clock.wallNow() };
  if (!(await users.setPassword(change, await hashPassword(asked.password, randomness)))) throw noUser(asked.userId);
};

/** @throws Failure `no-user`, `first-admin-stays` */
export const giveRole = async ({ users }: Pick<UserDeps, "users">, who: UserId, role: User["role"]): Promise<void> => {
  if (who === FIRST_ADMIN && role !== "admin") throw staysAdmin();
  if (!(await users.setRole(who, role))) throw noUser(who);
};

/** @throws Failure `no-user`, `first-admin-stays` */
export const removeUser = async ({ users }: Pick<UserDeps, "users">, who: UserId): Promise<void> => {
  if (who === FIRST_ADMIN) throw staysAdmin();
  if (!(await users.remove(who, FIRST_ADMIN))) throw noUser(who);
};

/** Of one's own; a new session begins, all others end. @throws Failure `bad-login`, `password-unchanged` */
export const changeOwnPassword = async (
  deps: SignInDeps & UserDeps,
  user: User,
  { before, next, origin }: { readonly before: string; readonly next: string; readonly origin: Origin },
): Promise<Session> => {
  const hash = await deps.people.passwordHash(user.userId);
  if (hash === null || !(await passwordMatches(before, hash)))
    throw new Failure("bad-login", "The current password is wrong.");
  if (before === next) throw new Failure("password-unchanged", "must differ from the current one");
  const change = { userId: user.userId, mustChangePassword: false, tokensSince: deps.clock.wallNow() };
  await deps.users.setPassword(change, await hashPassword(next, deps.randomness));
  return openSession(deps, { ...user, mustChangePassword: false }, origin);
};

/** @throws Failure `no-user` */
export const userNamed = async ({ people }: { readonly people: PeopleStore }, who: UserId): Promise<Account> => {
  const account = await people.user(who);
  if (account === null) throw noUser(who);
  return account;
};

const noUser = (who: string): Failure => new Failure("no-user", `User '${who}' does not exist.`);
const staysAdmin = (): Failure => new Failure("first-admin-stays", "The first administrator stays an administrator.");
