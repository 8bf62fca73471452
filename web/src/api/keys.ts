import type { KeyScope } from "@roomreel/contract";
import type { Access } from "./access.ts";

/** A program's key, as lists have it: never the key itself. Times are epoch ms. */
export type ApiKey = {
  readonly keyId: string;
  readonly name: string;
  readonly hint: string;
  readonly scopes: readonly KeyScope[];
  readonly creationDate: number;
  readonly expirationDate: number | null;
  readonly lastUsedDate: number | null;
};
export type NewApiKey = Pick<ApiKey, "name" | "scopes" | "expirationDate">;

/** Below the internal API: `internalAccess`. */
const keys = "/auth/api-keys";

export const listApiKeys = async (access: Access): Promise<readonly ApiKey[]> =>
  (await access.call<{ apiKeys: readonly ApiKey[] }>(keys)).apiKeys;
/** `key` is told this once. */
export const makeApiKey = (access: Access, asked: NewApiKey): Promise<ApiKey & { readonly key: string }> =>
  access.call(keys, { method: "POST", body: asked });
export const revokeApiKey = (access: Access, keyId: string): Promise<unknown> =>
  access.call(`${keys}/${encodeURIComponent(keyId)}`, { method: "DELETE" });
