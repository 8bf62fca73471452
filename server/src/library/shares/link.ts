/**
 * A link to one recording: whoever has its secret plays the recording, within what the link says and its maker could
 * do himself. It never changes; it is revoked and another one made.
 *
 *     living ──revoked──> revoked        A revoked link and one that never was look the same from outside.
 *       └──its time comes──> expired
 */
import type { MediaMs, RecordingId, WallMs } from "../../vocabulary/index.ts";

/** `signed-in`: whoever has an account. */
export type ShareAudience = "public" | "signed-in";

/** What its maker says. */
export type ShareTerms = {
  /** For its maker, to tell links apart. */
  readonly name: string;
  readonly audience: ShareAudience;
  readonly mayDownload: boolean;
  /** Where the player begins. */
  readonly startMs: MediaMs;
  readonly expiresAt: WallMs | null;
};

/** A link as it is kept: nobody can make its secret from it. */
export type ShareLink = ShareTerms & {
  readonly linkId: string;
  readonly recordingId: RecordingId;
  readonly hasPassword: boolean;
  readonly createdAt: WallMs;
  readonly createdBy: string;
  readonly revokedAt: WallMs | null;
  /** How often it was opened. */
  readonly views: number;
  readonly lastViewedAt: WallMs | null;
};

/** With the hashes that prove a secret and a password. */
export type ShareLock = {
  readonly link: ShareLink;
  /** SHA-256, hex: the secret has 256 bits, so nothing slower is needed. */
  readonly secretHash: string;
  /** Argon2id; null: it has none. */
  readonly passwordHash: string | null;
};

/** Where links are kept. They go with their recording. */
export interface ShareStore {
  /** @returns "too-many" when so many living ones are there already; "known" when this secret is there */
  create(lock: ShareLock, livingMax: number): Promise<"created" | "too-many" | "known">;
  get(linkId: string): Promise<ShareLink | null>;
  /** Newest first, with those that do not open any more. */
  of(recordingId: RecordingId): Promise<readonly ShareLock[]>;
  /** @returns false when there is none that was not revoked yet */
  revoke(recordingId: RecordingId, linkId: string, at: WallMs): Promise<boolean>;
  viewed(linkId: string, at: WallMs): Promise<void>;
}

/** What a link is worth now. */
export const shareStatus = ({ revokedAt, expiresAt }: ShareLink, now: WallMs): "active" | "revoked" | "expired" => {
  if (revokedAt !== null) return "revoked";
  return expiresAt !== null && expiresAt <= now ? "expired" : "active";
};
