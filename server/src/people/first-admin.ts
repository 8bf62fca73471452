/**
 * The administrator's password when nobody chose one: at the first start, and after a reset.
 *
 * A password that was made up must reach a person, and any process may die between making and telling it. So it stands
 * in the database, readable, until somebody has signed in with it, and each start tells it again; a reset only puts
 * another one there, and the next start makes it count. Whoever can read it there could also read the secret that signs
 * all tokens.
 */
import { type Clock, type Randomness, type UserId, userId } from "../vocabulary/index.ts";
import { hashPassword } from "./passwords.ts";
import type { PeopleStore, User } from "./ports.ts";

const admin: User = { userId: userId("admin"), name: "Administrator", role: "admin" };
const SECRET = "admin-password";
/** 5.95 bits each. */
const PASSWORD_CHARACTERS = 20;

type Deps = { readonly people: PeopleStore; readonly clock: Clock; readonly randomness: Randomness };

/**
 * Makes the administrator at the first start, with the password `given` or one that is made up; does what is left of a
 * reset. @returns a password that was made up and that nobody has used yet, to be told; null when there is none
 */
export const makeFirstAdmin = async (deps: Deps, given: string | undefined): Promise<string | null> => {
  const { people, clock, randomness } = deps;
  const exists = (await people.user(admin.userId)) !== null;
  if (!exists && given !== undefined) {
    await people.forgetSecret(SECRET);
    await people.addUser(admin, await hashPassword(given, randomness), clock.wallNow());
    return null;
  }
  const password = exists ? await people.knownSecret(SECRET) : await madeUp(deps);
  if (password === null) return null;
  const hash = await hashPassword(password, randomness);
  if (!(await people.addUser(admin, hash, clock.wallNow()))) await people.setPassword(admin.userId, hash);
  return password;
};

/** From the next start on the administrator has another password, which that start tells. */
export const resetAdminPassword = async (deps: Omit<Deps, "clock">): Promise<void> => {
  await deps.people.forgetSecret(SECRET);
  await madeUp(deps);
};

/** A password that somebody has signed in with has arrived: it is told no more. */
export const noteSignedIn = async (people: PeopleStore, who: UserId): Promise<void> => {
  if (who === admin.userId) await people.forgetSecret(SECRET);
};

const madeUp = ({ people, randomness }: Omit<Deps, "clock">): Promise<string> =>
  people.secret(SECRET, () => randomness.text(PASSWORD_CHARACTERS));
