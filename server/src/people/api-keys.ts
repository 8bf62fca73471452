/**
 * API keys: several, each with a name, with what it opens and until when; shown once, stored hashed.
 *
 * A key stands for a program, not for a person: it has no role, it has *scopes*. What each route belongs to is told by
 * delivery (key-scopes.ts), and a key without a scope for it is refused before the route is reached.
 */
import { type Clock, Failure, type Randomness, type WallMs } from "../vocabulary/index.ts";
import type { ApiKey, KeyScope, PeopleStore } from "./ports.ts";
import { tokenHash } from "./sessions.ts";

/** What keys need. */
export type ApiKeyDeps = { readonly people: PeopleStore; readonly clock: Clock; readonly randomness: Randomness };
/** A key to be made. `expiresAt`: null when it does not. */
export type NewApiKey = {
  readonly name: string;
  readonly scopes: readonly KeyScope[];
  readonly expiresAt: WallMs | null;
};

const KEYS_MAX = 100;

/**
 * `roomreel-` and 40 characters: 238 bits.
 * @throws Failure `bad-key-expiry`, `too-many-api-keys`
 */
export const makeApiKey = async (
  deps: ApiKeyDeps,
  asked: NewApiKey,
): Promise<{ readonly key: string; readonly apiKey: ApiKey }> => {
  if (asked.expiresAt !== null && asked.expiresAt <= deps.clock.wallNow())
    throw new Failure("bad-key-expiry", "must be in the future");
  const key = `roomreel-${deps.randomness.text(40)}`;
  const apiKey = recordOf(deps, asked, key);
  if ((await deps.people.addApiKey(apiKey, tokenHash(key), KEYS_MAX)) === "many")
    throw new Failure("too-many-api-keys", `There are ${KEYS_MAX} API keys already: revoke one first.`);
  return { key, apiKey };
};

/** Stores a key that came from the settings, for everything and for ever; a second start changes nothing. */
export const keepApiKey = async (deps: ApiKeyDeps, name: string, key: string): Promise<void> => {
  const apiKey = recordOf(deps, { name, scopes: ["full"], expiresAt: null }, key);
  await deps.people.addApiKey(apiKey, tokenHash(key), Number.MAX_SAFE_INTEGER);
};

const recordOf = ({ randomness, clock }: ApiKeyDeps, asked: NewApiKey, key: string): ApiKey => ({
  ...asked,
  keyId: `key-${randomness.text(12)}`,
  hint: key.slice(0, key.startsWith("roomreel-") ? 13 : 4),
  createdAt: clock.wallNow(),
  lastUsedAt: null,
});

/** @returns null for a key that is not one of ours, was revoked, or has expired */
export const findApiKey = (deps: Omit<ApiKeyDeps, "randomness">, key: string): Promise<ApiKey | null> =>
  deps.people.useApiKey(tokenHash(key), deps.clock.wallNow());
