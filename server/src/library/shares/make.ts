/** Making links. Secrets are shown once, in the answer that makes them; what is kept is their hash. */
import { createHmac } from "node:crypto";
import { hashPassword, tokenHash } from "../../people/index.ts";
import { type Clock, Failure, mediaMs, type Randomness, type RecordingId } from "../../vocabulary/index.ts";
import { type ShareAudience, type ShareLink, type ShareStore, shareStatus, type ShareTerms } from "./link.ts";

/** What making needs. `key`: from which standing secrets are derived, and nothing else. */
export type MakeDeps = {
  readonly shares: ShareStore;
  readonly clock: Clock;
  readonly randomness: Randomness;
  readonly shareKey: string;
};

/** A link, and the only time that its secret can be told. */
export type MadeShare = { readonly link: ShareLink; readonly secret: string };

/** Whose link, to what. */
export type ShareRequest = ShareTerms & {
  readonly recordingId: RecordingId;
  readonly by: string;
  readonly password: string | null;
};

const SECRET_BYTES = 32;
/** Of one recording. */
export const LIVING_LINKS_MAX = 100;

/** @throws Failure `too-many-shares` */
export const makeShare = async (deps: MakeDeps, request: ShareRequest): Promise<MadeShare> => {
  const secret = Buffer.from(deps.randomness.bytes(SECRET_BYTES)).toString("base64url");
  return { link: await keep(deps, request, secret), secret };
};

const keep = async (deps: MakeDeps, { by, password, ...terms }: ShareRequest, secret: string): Promise<ShareLink> => {
  const link: ShareLink = {
    ...terms,
    linkId: deps.randomness.text(16),
    hasPassword: password !== null,
    createdAt: deps.clock.wallNow(),
    createdBy: by,
    revokedAt: null,
    views: 0,
    lastViewedAt: null,
  };
  const passwordHash = password === null ? null : await hashPassword(password, deps.randomness);
  const lock = { link, secretHash: tokenHash(secret), passwordHash };
  if ((await deps.shares.create(lock, LIVING_LINKS_MAX)) === "too-many")
    throw new Failure("too-many-shares", `A recording has at most ${LIVING_LINKS_MAX} links: revoke some first.`);
  return link;
};

/** The link that the compatible API gives out again and again; `mayDownload`: its maker may, too. */
export type StandingRequest = {
  readonly recordingId: RecordingId;
  readonly audience: ShareAudience;
  readonly mayDownload: boolean;
  readonly by: string;
};

/**
 * The same secret at each call, until its link is revoked: then the next in line. It cannot be read from what is kept,
 * so it is derived anew, from a key that no link's row holds. @throws Failure `too-many-shares`
 */
export const standingShare = async (deps: MakeDeps, request: StandingRequest): Promise<string> => {
  const { recordingId, audience, mayDownload, by } = request;
  const known = new Map((await deps.shares.of(recordingId)).map((lock) => [lock.secretHash, lock.link]));
  for (let line = 0; ; line += 1) {
    const text = JSON.stringify([recordingId, audience, mayDownload, line]);
    const secret = createHmac("sha256", deps.shareKey).update(text).digest("base64url");
    const link = known.get(tokenHash(secret));
    if (link !== undefined && shareStatus(link, deps.clock.wallNow()) !== "active") continue;
    const terms = { name: "", audience, mayDownload, startMs: mediaMs(0), expiresAt: null };
    if (link === undefined) await keep(deps, { ...terms, recordingId, by, password: null }, secret);
    return secret;
  }
};
