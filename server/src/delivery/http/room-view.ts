/** A room as the API shows it. */
import { autoStartOf, type MeetRoom, type RoomConfig } from "@roomreel/contract";
import { type LinkKind, recordingPolicyOf, type Room, roomStatus } from "../../rooms/index.ts";
import type { HttpDeps } from "./deps.ts";
import { type Principal, sharesLinks } from "./principal.ts";

const extraFields = ["config", "roles"] as const;
export const roomExtraFields: string[] = [...extraFields];

type Asked = { readonly who: Principal; readonly extra: ReadonlySet<string> | undefined };

/** `config` and `roles` only when asked for, URLs only for who may share them. */
export const roomView = (deps: Pick<HttpDeps, "publicUrl" | "basePath">, room: Room, asked: Asked): MeetRoom => ({
  roomId: room.roomId,
  roomName: room.name,
  owner: room.owner,
  kind: room.broadcast ? "broadcast" : (room.space?.kind ?? "single"),
  spaceId: room.space?.spaceId ?? null,
  creationDate: room.createdAt,
  autoDeletionDate: room.autoDeletion?.at ?? null,
  ...(room.autoDeletion === null ? {} : { autoDeletionPolicy: room.autoDeletion.policy }),
  ...(asked.extra?.has("config") ? { config: roomConfigView(room) } : {}),
  ...(asked.extra?.has("roles") ? { roles: rolesView(room) } : {}),
  access: accessView(`${deps.publicUrl}${deps.basePath}/room/${room.roomId}`, room, sharesLinks(asked.who, room)),
  status: roomStatus(room),
  rolesUpdatedAt: room.rolesUpdatedAt,
  meetingEndAction: room.meetingEndAction === "delete-with-recordings" ? "delete" : room.meetingEndAction,
});

/** With what holds about recording, and in both vocabularies (api-whereby.md 2). */
export const roomConfigView = (room: Pick<Room, "settings" | "organisation">): RoomConfig => {
  const { recording } = room.settings;
  const type = recording.enabled === null ? null : recording.enabled ? "cloud" : "none";
  const { enabled } = recordingPolicyOf(room);
  const autoStart = autoStartOf(recording.startTrigger);
  return { ...room.settings, recording: { ...recording, enabled, type, autoStart } };
};

const rolesView = (room: Room) => ({
  moderator: { permissions: room.roles.moderator },
  speaker: { permissions: room.roles.speaker },
});

const accessView = (base: string, room: Room, withUrls: boolean): MeetRoom["access"] => {
  const link = (kind: LinkKind) => {
    const { enabled, secret } = room.links[kind];
    const path = kind === "recording" ? `${base}/recordings` : base;
    return { enabled, ...(withUrls ? { url: `${path}?secret=${secret}` } : {}) };
  };
  return {
    anonymous: {
      host: link("host"),
      moderator: link("moderator"),
      speaker: link("speaker"),
      viewer: link("viewer"),
      recording: link("recording"),
    },
    user: { enabled: room.links.user.enabled, url: base },
  };
};
