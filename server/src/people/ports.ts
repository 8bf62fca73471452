import type { UserId, WallMs } from "../vocabulary/index.ts";

/** Somebody with an account. */
export type User = {
  readonly userId: UserId;
  readonly name: string;
  readonly role: "admin" | "room_manager" | "room_member";
};

/** What is kept of somebody with an account. */
export type Account = User & {
  readonly registeredAt: WallMs;
  /** The password is temporary: it opens nothing but its change. */
  readonly mustChangePassword: boolean;
  /** Access tokens issued before are dead. */
  readonly tokensSince: WallMs;
};

/** An API key as people see it; the key itself is shown once. */
export type ApiKey = {
  readonly keyId: string;
  readonly name: string;
  /** The first characters, to tell keys apart. */
  readonly hint: string;
  readonly createdAt: WallMs;
  readonly lastUsedAt: WallMs | null;
};

/** Where accounts, keys and secrets are kept. Only hashes of passwords, keys and refresh tokens come in. */
export interface PeopleStore {
  /** Makes the secret when it does not exist; two processes at once get the same. */
  secret(name: string, make: () => string): Promise<string>;
  /** @returns null when it was never made, or forgotten */
  knownSecret(name: string): Promise<string | null>;
  /** One that is not there is no error. */
  forgetSecret(name: string): Promise<void>;
  user(userId: UserId): Promise<Account | null>;
  passwordHash(userId: UserId): Promise<string | null>;
  /** @returns false when there is one with this id already */
  addUser(user: User, passwordHash: string, at: WallMs): Promise<boolean>;
  /** Also ends the sessions: refresh tokens issued before are gone. */
  setPassword(userId: UserId, passwordHash: string): Promise<void>;
  addRefreshToken(hash: string, userId: UserId, expiresAt: WallMs): Promise<void>;
  /** Takes it away, so that it counts once. @returns whose it was */
  takeRefreshToken(hash: string, now: WallMs): Promise<UserId | null>;
  /** @returns false when a key with this hash exists already */
  addApiKey(key: ApiKey, hash: string): Promise<boolean>;
  apiKeys(): Promise<readonly ApiKey[]>;
  /** Finds a key by its hash, and notes that it was used. */
  useApiKey(hash: string, at: WallMs): Promise<ApiKey | null>;
  removeApiKey(keyId: string): Promise<boolean>;
}
