/** The token of somebody who became a member of a room for a while. */
import { z } from "zod";
import type { Signer } from "../people/index.ts";
import { type WallMs, wallMs } from "../vocabulary/index.ts";
import { grantedIn, permissionNames, type Permissions, permissionsFrom, type RoomRole } from "./permissions.ts";

const AUDIENCE = "member";
const LIFE_MS = 2 * 3_600_000;

/** What a room-member token says. */
export type MemberClaims = {
  readonly roomId: string;
  readonly role: RoomRole;
  readonly permissions: Permissions;
  /** Empty when the member does not take part in the meeting. */
  readonly identity: string;
  readonly name: string;
  /** Null for whoever came by a link. */
  readonly account: string | null;
  /** On a phone nobody starts or stops a recording (K-12). */
  readonly phone: boolean;
};

const payloadSchema = z.object({
  roomId: z.string(),
  role: z.enum(["host", "moderator", "speaker", "viewer"]),
  granted: z.array(z.enum(permissionNames)),
  identity: z.string(),
  name: z.string(),
  account: z.string().nullable().default(null),
  phone: z.boolean().default(false),
  issuedAt: z.number(),
});

/** Good for two hours. */
export const issueMemberToken = (signer: Signer, { permissions, ...claims }: MemberClaims): Promise<string> =>
  signer.issue(AUDIENCE, { ...claims, granted: grantedIn(permissions) }, LIFE_MS);

/** @throws Failure `bad-token` */
export const readMemberToken = async (
  signer: Signer,
  token: string,
): Promise<MemberClaims & { readonly issuedAt: WallMs }> => {
  const { granted, issuedAt, ...claims } = payloadSchema.parse(await signer.read(AUDIENCE, token));
  return { ...claims, permissions: permissionsFrom(granted), issuedAt: wallMs(issuedAt) };
};
