/** The token of somebody who became a member of a room for a while. */
import { z } from "zod";
import type { Signer } from "../people/index.ts";
import { Failure, type WallMs, wallMs } from "../vocabulary/index.ts";
import type { Membership } from "./member.ts";
import { permissionNames, roomRoles } from "./permissions.ts";
import { linkKinds } from "./room.ts";
import type { Via } from "./visit.ts";

const AUDIENCE = "member";
const LIFE_MS = 2 * 3_600_000;

/** What a room-member token says: who, and by which door; never what he may do, which is looked up. */
export type TokenClaims = {
  readonly roomId: string;
  readonly via: Via;
  /** Empty when the member does not take part in the meeting. */
  readonly identity: string;
  readonly name: string;
  /** Null for whoever came by a link. */
  readonly account: string | null;
  /** On a phone nobody starts or stops a recording (K-12). */
  readonly phone: boolean;
};
/** With what that is worth at this moment. */
export type MemberClaims = TokenClaims & Membership;

const frontDoors = [
  z.object({ by: z.literal("link"), link: z.enum(linkKinds) }),
  z.object({ by: z.literal("member"), memberId: z.string() }),
  z.object({ by: z.literal("account"), account: z.string() }),
  z.object({ by: z.literal("program") }),
] as const;
const viaSchema = z.discriminatedUnion("by", [
  ...frontDoors,
  z.object({
    by: z.literal("main-room"),
    role: z.enum(roomRoles),
    own: z.partialRecord(z.enum(permissionNames), z.boolean()),
    main: z.discriminatedUnion("by", frontDoors),
  }),
]);
const payloadSchema = z.object({
  roomId: z.string(),
  via: viaSchema,
  identity: z.string(),
  name: z.string(),
  account: z.string().nullable().default(null),
  phone: z.boolean().default(false),
  issuedAt: z.number(),
});

/** Good for two hours. */
export const issueMemberToken = (signer: Signer, claims: TokenClaims): Promise<string> =>
  signer.issue(AUDIENCE, claims, LIFE_MS);

/** `graceMs`: so long after its end, too, for what an old one still says. @throws Failure `bad-token` */
export const readMemberToken = async (
  signer: Signer,
  token: string,
  graceMs = 0,
): Promise<TokenClaims & { readonly issuedAt: WallMs; readonly expiresAt: WallMs }> => {
  const payload = payloadSchema.safeParse(await signer.read(AUDIENCE, token, graceMs));
  if (!payload.success) throw new Failure("bad-token", "The token is of an older version.");
  const issuedAt = wallMs(payload.data.issuedAt);
  return { ...payload.data, issuedAt, expiresAt: wallMs(issuedAt + LIFE_MS) };
};
