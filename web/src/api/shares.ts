import type { Share } from "@roomreel/contract";
import type { Access } from "./access.ts";

/** Links to one recording: made, listed, revoked. */
export type NewShare = {
  readonly name: string;
  readonly access: Share["access"];
  readonly password: string | null;
  readonly download: boolean;
  /** Seconds. */
  readonly startTime: number;
  /** Epoch ms. */
  readonly expiresAt: number | null;
};

const at = (recordingId: string): string => `/recordings/${encodeURIComponent(recordingId)}/shares`;

export const listShares = async (access: Access, id: string): Promise<readonly Share[]> =>
  (await access.call<{ shares: readonly Share[] }>(at(id))).shares;
/** The answer tells the address; nobody can be told it again. */
export const makeShare = (access: Access, id: string, asked: NewShare): Promise<Share & { readonly url: string }> =>
  access.call(at(id), { method: "POST", body: asked });
export const revokeShare = (access: Access, id: string, shareId: string): Promise<unknown> =>
  access.call(`${at(id)}/${encodeURIComponent(shareId)}`, { method: "DELETE" });
