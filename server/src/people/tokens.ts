/**
 * Signed tokens (JWT, RFC 7519, HS256). Each kind has an audience of its own, so that none can stand in for
 * another.
 */
import { jwtVerify, SignJWT } from "jose";
import { z } from "zod";
import { type Clock, Failure, type WallMs, wallMs } from "../vocabulary/index.ts";

/** Signs what it is given, and gives back only what it signed. */
export type Signer = {
  /** `issuedAt` (epoch ms) is added. */
  issue(audience: string, claims: Readonly<Record<string, unknown>>, lifeMs: number): Promise<string>;
  /**
   * `graceMs`: so long after its end, too.
   * @throws Failure `bad-token` for anything but a living token of this audience
   */
  read(audience: string, token: string, graceMs?: number): Promise<unknown>;
};

const ISSUER = "roomreel";

/** @param secret at least 256 bits; whoever has it can be anybody */
export const createSigner = (secret: string, clock: Clock): Signer => {
  const key = new TextEncoder().encode(secret);
  return {
    issue: (audience, claims, lifeMs) => {
      const now = clock.wallNow();
      return new SignJWT({ ...claims, issuedAt: now })
        .setProtectedHeader({ alg: "HS256" })
        .setIssuer(ISSUER)
        .setAudience(audience)
        .setExpirationTime(Math.floor((now + lifeMs) / 1000))
        .sign(key);
    },
    read: async (audience, token, graceMs = 0) => {
      const currentDate = new Date(clock.wallNow());
      const options = { issuer: ISSUER, audience, algorithms: ["HS256"], currentDate, clockTolerance: graceMs / 1000 };
      try {
        return (await jwtVerify(token, key, options)).payload;
      } catch (error) {
        throw new Failure("bad-token", "The token is not valid or has expired.", { cause: error });
      }
    },
  };
};

const ACCESS_AUDIENCE = "access";
const ACCESS_LIFE_MS = 2 * 3_600_000;
const accessSchema = z.object({ userId: z.string(), sessionId: z.string(), issuedAt: z.number() });

/** For somebody who signed in; good for two hours, and no longer than the session. */
export const issueAccessToken = (
  signer: Signer,
  { userId, sessionId }: { readonly userId: string; readonly sessionId: string },
): Promise<string> => signer.issue(ACCESS_AUDIENCE, { userId, sessionId }, ACCESS_LIFE_MS);

/** Whose it is, of which session, and since when. @throws Failure `bad-token` */
export const readAccessToken = async (
  signer: Signer,
  token: string,
): Promise<{ readonly userId: string; readonly sessionId: string; readonly issuedAt: WallMs }> => {
  const read = accessSchema.safeParse(await signer.read(ACCESS_AUDIENCE, token));
  // One of an older version names no session.
  if (!read.success) throw new Failure("bad-token", "The token is not valid or has expired.");
  return { ...read.data, issuedAt: wallMs(read.data.issuedAt) };
};
