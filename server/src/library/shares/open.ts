/**
 * Opening links. A secret opens the recording that it was made for; with it goes a session, a token for two hours at
 * most, so that media are asked for without the secret in their address. The session is worth what its link is worth
 * at each request.
 */
import { timingSafeEqual } from "node:crypto";
import { z } from "zod";
import { type Account, passwordMatches, type PeopleStore, type Signer, tokenHash } from "../../people/index.ts";
import type { RoomStore } from "../../rooms/index.ts";
import { type Clock, Failure, type RecordingId, userId } from "../../vocabulary/index.ts";
import type { LibraryStore } from "../store.ts";
import type { Attempts } from "./attempts.ts";
import { type ShareLink, type ShareLock, type ShareStore, shareStatus } from "./link.ts";

/** What opening needs. */
export type OpenDeps = {
  readonly shares: ShareStore;
  readonly library: Pick<LibraryStore, "get">;
  readonly rooms: Pick<RoomStore, "get">;
  readonly people: Pick<PeopleStore, "user">;
  readonly signer: Signer;
  readonly clock: Clock;
};

/** Somebody at a link. */
export type ShareVisit = {
  readonly recordingId: RecordingId;
  readonly secret: string;
  readonly password: string | null;
  /** Who is signed in; null: nobody. */
  readonly account: string | null;
  /** Whom wrong passwords are counted against. */
  readonly from: string;
};

/**
 * @throws Failure `bad-recording-secret` for a wrong or revoked one, whatever recordings there are; `share-expired`;
 * `public-links-off`; `sign-in-needed`; `share-password-needed`, `share-password-wrong`, `too-many-passwords`
 */
export const openShare = async (deps: OpenDeps & { attempts: Attempts }, visit: ShareVisit): Promise<ShareLink> => {
  const lock = lockOf(await deps.shares.of(visit.recordingId), visit.secret);
  if (lock === null || lock.link.revokedAt !== null) throw wrong();
  await requireOpen(deps, lock.link, visit.account);
  if (lock.passwordHash !== null) await requirePassword(deps.attempts, lock.passwordHash, { ...visit, ...lock.link });
  return lock.link;
};

const wrong = (): Failure => new Failure("bad-recording-secret", "The link is not valid, or not any more.");

/** Every lock is compared, in constant time, whichever fits. */
const lockOf = (locks: readonly ShareLock[], secret: string): ShareLock | null => {
  const hash = Buffer.from(tokenHash(secret), "hex");
  let found: ShareLock | null = null;
  for (const lock of locks) if (timingSafeEqual(Buffer.from(lock.secretHash, "hex"), hash)) found = lock;
  return found;
};

const requireOpen = async (deps: OpenDeps, link: ShareLink, account: string | null): Promise<void> => {
  if (shareStatus(link, deps.clock.wallNow()) === "expired")
    throw new Failure("share-expired", "The link has expired: ask for another one.");
  if (link.audience === "signed-in") {
    if (account === null) throw new Failure("sign-in-needed", "This link is for people with an account: sign in.");
    return;
  }
  const entry = await deps.library.get(link.recordingId, "kept");
  const room = entry === null ? null : await deps.rooms.get(entry.record.breakout?.parentRoomId ?? entry.record.roomId);
  if (room?.links.recording.enabled === false)
    throw new Failure("public-links-off", "The room does not open recordings to people without an account.");
};

const requirePassword = async (
  attempts: Attempts,
  hash: string,
  { password, linkId, from }: { readonly password: string | null; readonly linkId: string; readonly from: string },
): Promise<void> => {
  if (password === null) throw new Failure("share-password-needed", "The link asks for a password.");
  if (!attempts.begin(linkId, from))
    throw new Failure("too-many-passwords", "Too many wrong passwords; try again in 5 minutes.");
  if (!(await passwordMatches(password, hash))) throw new Failure("share-password-wrong", "The password is wrong.");
  attempts.succeeded(linkId, from);
};

const AUDIENCE = "share";
const SESSION_MS = 2 * 3_600_000;
const sessionSchema = z.object({ linkId: z.string(), account: z.string().nullable(), issuedAt: z.number() });

/** For whoever opened the link. */
export const issueShareToken = (deps: OpenDeps, { linkId }: ShareLink, account: string | null): Promise<string> =>
  deps.signer.issue(AUDIENCE, { linkId, account }, SESSION_MS);

/** The link of a session, which opens now as it did then. @throws Failure `bad-token`, and those of `openShare` */
export const readShareToken = async (deps: OpenDeps, token: string): Promise<ShareLink> => {
  const { linkId, account, issuedAt } = sessionSchema.parse(await deps.signer.read(AUDIENCE, token));
  const link = await deps.shares.get(linkId);
  if (link === null || link.revokedAt !== null) throw new Failure("bad-token", "The link was revoked.");
  const user: Account | null = account === null ? null : await deps.people.user(userId(account));
  const isSignedIn = user !== null && issuedAt >= user.tokensSince;
  await requireOpen(deps, link, isSignedIn ? user.userId : null);
  return link;
};
