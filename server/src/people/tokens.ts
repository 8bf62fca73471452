/**
 * Signed tokens (JWT, RFC 7519, HS256). Each kind has an audience of its own, so that none can stand in for
 * another.
 */
import { permissionsSchema, roomRoleSchema } from "@roomreel/contract";
import { jwtVerify, SignJWT } from "jose";
import { z } from "zod";
import { type Clock, Failure, type WallMs, wallMs } from "../vocabulary/index.ts";

const HOUR_MS = 3_600_000;
export const ACCESS_LIFE_MS = 2 * HOUR_MS;
export const MEMBER_LIFE_MS = 2 * HOUR_MS;

/** Whoever exchanged a room's link, or an account, for a membership. */
const memberSchema = z.object({
  roomId: z.string(),
  role: roomRoleSchema,
  permissions: permissionsSchema,
  /** Empty when the member does not take part in the meeting. */
  identity: z.string(),
  name: z.string(),
});
export type MemberClaims = z.infer<typeof memberSchema>;
const accessSchema = z.object({ userId: z.string() });
export type AccessClaims = z.infer<typeof accessSchema>;

export type Tokens = {
  issueAccess(claims: AccessClaims): Promise<string>;
  /** @throws Failure `bad-token` */
  readAccess(token: string): Promise<AccessClaims>;
  issueMember(claims: MemberClaims): Promise<string>;
  /** @throws Failure `bad-token` */
  readMember(token: string): Promise<MemberClaims & { readonly issuedAt: WallMs }>;
};

const ISSUER = "roomreel";

export const tokens = (secret: string, clock: Clock): Tokens => {
  const key = new TextEncoder().encode(secret);
  const issue = (audience: string, claims: Record<string, unknown>, lifeMs: number): Promise<string> => {
    const now = clock.wallNow();
    return new SignJWT({ ...claims, issuedAt: now })
      .setProtectedHeader({ alg: "HS256" })
      .setIssuer(ISSUER)
      .setAudience(audience)
      .setExpirationTime(Math.floor((now + lifeMs) / 1000))
      .sign(key);
  };
  const read = async (audience: string, token: string): Promise<unknown> => {
    const options = { issuer: ISSUER, audience, algorithms: ["HS256"], currentDate: new Date(clock.wallNow()) };
    try {
      return (await jwtVerify(token, key, options)).payload;
    } catch (error) {
      throw new Failure("bad-token", "The token is not valid or has expired.", { cause: error });
    }
  };
  return {
    issueAccess: (claims) => issue("access", claims, ACCESS_LIFE_MS),
    readAccess: async (token) => accessSchema.parse(await read("access", token)),
    issueMember: (claims) => issue("member", claims, MEMBER_LIFE_MS),
    readMember: async (token) => {
      const payload = memberSchema.extend({ issuedAt: z.number() }).parse(await read("member", token));
      return { ...payload, issuedAt: wallMs(payload.issuedAt) };
    },
  };
};
