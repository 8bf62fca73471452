/** Becoming a member of a room for a while: a link's secret, or an account, becomes a role and permissions. */
import { createHash, timingSafeEqual } from "node:crypto";
import { Failure, type ParticipantIdentity, participantIdentity, type Randomness } from "../vocabulary/index.ts";
import type { Attendee } from "./meeting/meeting.ts";
import type { Permissions, RoomRole } from "./permissions.ts";
import { recordingPolicyOf } from "./recording-policy.ts";
import { type LinkKind, linkKinds, permissionsOf, recordingLinkPermissions, type Room, roomStatus } from "./room.ts";

/** What somebody is in a room, and may do there. */
export type Membership = { readonly role: RoomRole; readonly permissions: Permissions };

/** Said of a secret that no link has, and of any secret of a room that does not exist. */
export const badSecret = (): Failure => new Failure("bad-secret", "The secret is not that of a link to this room.");

/**
 * Which link has this secret.
 * @throws Failure `bad-secret` when none has it; `link-off` when that link is switched off
 */
export const linkBySecret = (room: Room, secret: string): LinkKind => {
  const link = linkKinds.find((kind) => sameSecret(room.links[kind].secret, secret));
  if (link === undefined) throw badSecret();
  if (!room.links[link].enabled) throw new Failure("link-off", "This link is switched off.");
  return link;
};

/** For those who need no link: owners, administrators, signed-in users. */
export const memberByRole = (room: Room, role: RoomRole): Membership => ({
  role,
  permissions: permissionsOf(room, role),
});

/** For those who came by this link. */
export const memberByLink = (room: Room, link: LinkKind): Membership =>
  link === "recording" ? { role: "viewer", permissions: recordingLinkPermissions(room) } : memberByRole(room, link);

/** Of somebody in the meeting: what his role of the moment lets him do, whatever it was when he came (M18). */
export const memberNow = (
  room: Room,
  member: Membership,
  attendee: Pick<Attendee, "role" | "own"> | null,
): Membership =>
  attendee === null ? member : { role: attendee.role, permissions: permissionsOf(room, attendee.role, attendee.own) };

/** K-12: a phone neither starts nor stops a recording, unless the policy lets it. */
export const onPhone = (room: Room, { role, permissions }: Membership, phone: boolean): Membership => ({
  role,
  permissions:
    phone && !recordingPolicyOf(room).startOnPhones ? { ...permissions, recordingControl: false } : permissions,
});

/** @throws Failure `room-closed`, `cannot-join` */
export const mayJoin = (room: Room, member: Membership): void => {
  if (room.closed && roomStatus(room) !== "active_meeting") throw new Failure("room-closed", "The room is closed.");
  if (!member.permissions.meetingJoin) throw new Failure("cannot-join", "This link does not open the meeting.");
};

/** Readable and new for each join: two people with one name do not push each other out. */
export const newIdentity = (name: string, randomness: Randomness): ParticipantIdentity => {
  const readable = name
    .normalize("NFKD")
    .replaceAll(/[^a-zA-Z0-9]+/g, "_")
    .slice(0, 20);
  return participantIdentity(`${readable === "" ? "guest" : readable}-${randomness.text(10)}`);
};

/** Takes the same time wherever they differ. */
const sameSecret = (one: string, other: string): boolean => timingSafeEqual(digest(one), digest(other));
const digest = (text: string): Buffer => createHash("sha256").update(text).digest();
