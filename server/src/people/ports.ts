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

/** What a key opens: everything; everything, to be read; all about recordings; all about rooms and their meetings. */
export const keyScopes = ["full", "read-only", "recordings", "rooms"] as const;
/** One of them. */
export type KeyScope = (typeof keyScopes)[number];

/** An API key as people see it; the key itself is shown once. */
export type ApiKey = {
  readonly keyId: string;
  readonly name: string;
  /** The first characters, to tell keys apart. */
  readonly hint: string;
  /** At least one; together they open what each opens. */
  readonly scopes: readonly KeyScope[];
  readonly createdAt: WallMs;
  /** From then on it opens nothing; null: until somebody revokes it. */
  readonly expiresAt: WallMs | null;
  readonly lastUsedAt: WallMs | null;
};

/** A place where somebody signed in: a browser, until it signs out, is signed out, or does not come back in time. */
export type SignedIn = {
  readonly sessionId: string;
  readonly userId: UserId;
  readonly createdAt: WallMs;
  /** When its tokens were last renewed. */
  readonly seenAt: WallMs;
  readonly expiresAt: WallMs;
  /** As the browser called itself, and from where it came. */
  readonly agent: string;
  readonly address: string;
};

/** Where sessions are kept. Only hashes of refresh tokens come in. */
export interface SessionStore {
  /** Beyond `most` of one account the oldest end. */
  addSession(session: SignedIn, tokenHash: string, most: number): Promise<void>;
  /** Its token counts once: `next` takes its place. @returns null when it is not one of a living session */
  renewSession(
    tokenHash: string,
    next: { readonly tokenHash: string; readonly at: WallMs; readonly expiresAt: (since: WallMs) => WallMs },
  ): Promise<SignedIn | null>;
  /** @returns null when it has ended */
  accountInSession(sessionId: string, now: WallMs): Promise<Account | null>;
  /** Newest first. */
  sessionsOf(userId: UserId, now: WallMs): Promise<readonly SignedIn[]>;
  /** @returns how many there were; `only` and `except` are ids of sessions */
  endSessions(of: { readonly userId: UserId; readonly only?: string; readonly except?: string }): Promise<number>;
  /** The session that has this refresh token; one that has not is no error. */
  endSessionWith(tokenHash: string): Promise<void>;
}

/** Where accounts, keys and secrets are kept. Only hashes of passwords, keys and refresh tokens come in. */
export interface PeopleStore extends SessionStore {
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
  /** Also ends the sessions. */
  setPassword(userId: UserId, passwordHash: string): Promise<void>;
  /** `exists`: one with this hash; `many`: there are `most` already. */
  addApiKey(key: ApiKey, hash: string, most: number): Promise<"added" | "exists" | "many">;
  apiKeys(): Promise<readonly ApiKey[]>;
  /** Finds a key by its hash, and notes that it was used; null also when it has expired. */
  useApiKey(hash: string, at: WallMs): Promise<ApiKey | null>;
  removeApiKey(keyId: string): Promise<boolean>;
}
