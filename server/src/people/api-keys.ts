/** API keys: several, named, shown once, stored hashed. */
import type { Clock, Randomness } from "../vocabulary/index.ts";
import type { ApiKey, PeopleStore } from "./ports.ts";
import { tokenHash } from "./sign-in.ts";

/** What keys need. */
export type ApiKeyDeps = { readonly people: PeopleStore; readonly clock: Clock; readonly randomness: Randomness };

/** `roomreel-` and 40 characters: 238 bits. */
export const makeApiKey = async (
  deps: ApiKeyDeps,
  name: string,
): Promise<{ readonly key: string; readonly apiKey: ApiKey }> => {
  const key = `roomreel-${deps.randomness.text(40)}`;
  return { key, apiKey: await keepApiKey(deps, name, key) };
};

/** Stores a key that came from the settings; a second start changes nothing. */
export const keepApiKey = async (deps: ApiKeyDeps, name: string, key: string): Promise<ApiKey> => {
  const apiKey: ApiKey = {
    keyId: `key-${deps.randomness.text(12)}`,
    name,
    hint: key.slice(0, key.startsWith("roomreel-") ? 13 : 4),
    createdAt: deps.clock.wallNow(),
    lastUsedAt: null,
  };
  await deps.people.addApiKey(apiKey, tokenHash(key));
  return apiKey;
};

/** @returns null for a key that is not one of ours */
export const findApiKey = (deps: ApiKeyDeps, key: string): Promise<ApiKey | null> =>
  deps.people.useApiKey(tokenHash(key), deps.clock.wallNow());
