/** What programs send: bodies and query strings of the public API (api-openvidu-meet.md 4 to 7). */
import { z } from "zod";
import { keyScopeSchema } from "./answers.ts";
import { recordingStatusSchema } from "./recordings.ts";
import { inOneVocabulary, recordingChoicesPatchSchema } from "./recording-choices.ts";
import { autoDeletionPolicySchema, roomConfigSchema, roomKindSchema } from "./rooms.ts";
import { permissionsPatchSchema } from "./permission-requests.ts";
import { textSchema } from "./text.ts";

export const matchModeSchema = z.enum(["exact", "prefix", "partial", "regex"]);
export const flagSchema = z.enum(["true", "false"]).transform((text) => text === "true");
const filterText = textSchema(200);

/** Above 100 means 100; fractions are floored; zero, negative or not a number is refused. */
export const maxItemsSchema = z.coerce
  .number()
  .gt(0)
  .transform((count) => Math.min(100, Math.max(1, Math.floor(count))))
  .default(10);

const epochMsSchema = z.coerce.number().int().min(0).max(8.64e15);

const listing = {
  maxItems: maxItemsSchema,
  nextPageToken: z.string().max(2000).optional(),
  sortOrder: z.enum(["asc", "desc"]).default("desc"),
  fields: z.string().max(1000).optional(),
};
export const pagingSchema = z.object(listing);

export const recordingListQuerySchema = z.object({
  ...listing,
  sortField: z.enum(["startDate", "roomName", "title", "duration", "size"]).default("startDate"),
  /** Beginnings of words, all to be found in title, description, tags, room or names of people. */
  search: filterText.optional(),
  tag: filterText.optional(),
  /** Began at or after this, before that; epoch ms. */
  from: epochMsSchema.optional(),
  until: epochMsSchema.optional(),
  /** Recordings of rooms, of breakout rooms, or all. */
  folder: z.enum(["all", "recordings", "breakouts"]).default("all"),
  /** What was deleted and can be restored. */
  trash: flagSchema.default(false),
  roomId: filterText.optional(),
  /** Of the rooms of one space, and of their breakout rooms. */
  spaceId: filterText.optional(),
  /** My Media: what the account owns, started, or collaborates on. */
  mine: flagSchema.default(false),
  /** Instead of the room's own recordings those of its breakout rooms. */
  breakouts: flagSchema.default(false),
  roomName: filterText.optional(),
  roomNameMatchMode: matchModeSchema.default("exact"),
  roomNameCaseInsensitive: flagSchema.default(false),
  status: recordingStatusSchema.optional(),
});

export const roomListQuerySchema = z.object({
  ...listing,
  extraFields: z.string().max(1000).optional(),
  sortField: z.enum(["creationDate", "roomName", "autoDeletionDate"]).default("creationDate"),
  roomName: filterText.optional(),
  roomNameMatchMode: matchModeSchema.default("exact"),
  roomNameCaseInsensitive: flagSchema.default(false),
  owner: filterText.optional(),
  spaceId: filterText.optional(),
  /** User id of somebody with a place in the room or in its space. */
  member: filterText.optional(),
  /** Open to everybody who has an account, or not. */
  userAccess: flagSchema.optional(),
  status: z.enum(["open", "active_meeting", "closed"]).optional(),
});

export const oneQuerySchema = z.object({
  fields: z.string().max(1000).optional(),
  extraFields: z.string().max(1000).optional(),
});

/** A comma list of 1 to 100 ids; duplicates collapse. */
export const idsSchema = textSchema(20_000)
  .transform((text) => [
    ...new Set(
      text
        .split(",")
        .map((id) => id.trim())
        .filter((id) => id !== ""),
    ),
  ])
  .refine((ids) => ids.length > 0 && ids.length <= 100, "must name 1 to 100 ids");

export const recordingIdsQuerySchema = z.object({ recordingIds: idsSchema });

export const deletionPolicySchema = z.object({
  withMeeting: z.enum(["force", "when_meeting_ends", "fail"]).default("fail"),
  withRecordings: z.enum(["force", "close", "fail"]).default("fail"),
});
export const roomIdsQuerySchema = deletionPolicySchema.extend({ roomIds: idsSchema });

/** Every part may be left out; what is there is merged over what holds. */
export const roomConfigPatchSchema = z.object({
  maxParticipants: roomConfigSchema.shape.maxParticipants.optional(),
  maxDurationMinutes: roomConfigSchema.shape.maxDurationMinutes.optional(),
  initialAudioActive: roomConfigSchema.shape.initialAudioActive.optional(),
  initialVideoActive: roomConfigSchema.shape.initialVideoActive.optional(),
  chat: roomConfigSchema.shape.chat.optional(),
  virtualBackground: roomConfigSchema.shape.virtualBackground.optional(),
  captions: roomConfigSchema.shape.captions.optional(),
  e2ee: roomConfigSchema.shape.e2ee.optional(),
  stage: roomConfigSchema.shape.stage.optional(),
  waitingRoom: roomConfigSchema.shape.waitingRoom.optional(),
  waitForHost: roomConfigSchema.shape.waitForHost.optional(),
  schedule: roomConfigSchema.shape.schedule.optional(),
  recording: roomConfigSchema.shape.recording
    .partial()
    .extend(recordingChoicesPatchSchema.shape)
    .transform((asked, context) =>
      inOneVocabulary(asked, (path, message) => context.addIssue({ code: "custom", path: [path], message })),
    )
    .optional(),
});
export type RoomConfigPatch = z.infer<typeof roomConfigPatchSchema>;

const rolePatch = z.object({ permissions: permissionsPatchSchema }).optional();
export const roomRolesPatchSchema = z.object({ moderator: rolePatch, speaker: rolePatch });
export type RoomRolesPatch = z.infer<typeof roomRolesPatchSchema>;

const accessSwitch = z.object({ enabled: z.boolean() }).optional();
export const roomAccessPatchSchema = z.object({
  anonymous: z
    .object({
      host: accessSwitch,
      moderator: accessSwitch,
      speaker: accessSwitch,
      viewer: accessSwitch,
      recording: accessSwitch,
    })
    .optional(),
  user: accessSwitch,
});
export type RoomAccessPatch = z.infer<typeof roomAccessPatchSchema>;

/** Null: it does not delete itself. What the policy leaves out stays, or is as by default. */
export const updateAutoDeletionSchema = z.object({
  autoDeletionDate: z.number().int().max(8.64e15).nullable(),
  autoDeletionPolicy: autoDeletionPolicySchema.partial().optional(),
});

export const createRoomSchema = z.object({
  /** White space is collapsed; at most 50 characters; no control characters. */
  roomName: z.string().max(1000, "must not be longer than 50 characters").optional(),
  /** Follows from the space; `single` (without one) and `broadcast` rooms have none. Stays as it is. */
  kind: roomKindSchema.optional(),
  spaceId: textSchema(50).min(1).optional(),
  /** Epoch ms, at least an hour ahead; null: it does not delete itself. */
  autoDeletionDate: z.number().int().max(8.64e15).nullable().optional(),
  /** Without a date it means nothing. */
  autoDeletionPolicy: autoDeletionPolicySchema.partial().optional(),
  config: roomConfigPatchSchema.optional(),
  roles: roomRolesPatchSchema.optional(),
  access: roomAccessPatchSchema.optional(),
});
export type CreateRoom = z.infer<typeof createRoomSchema>;

export const updateRoomConfigSchema = z.object({ config: roomConfigPatchSchema });
export const updateRoomRolesSchema = z.object({ roles: roomRolesPatchSchema });
export const updateRoomAccessSchema = z.object({ access: roomAccessPatchSchema });
export const updateRoomStatusSchema = z.object({ status: z.enum(["open", "closed"]) });
export const updateRoomNameSchema = z.object({
  roomName: z.string().max(1000, "must not be longer than 50 characters"),
});

/** `privateAccess` asks for the link that works for signed-in users only. */
export const recordingUrlQuerySchema = z.object({ privateAccess: flagSchema.default(false) });

/** The compatible API has one key, for everything; what is left out is as there. */
export const createApiKeySchema = z.object({
  name: textSchema(50).trim().min(1).default("API key"),
  scopes: z
    .array(keyScopeSchema)
    .min(1)
    .transform((scopes) => [...new Set(scopes)])
    .default(["full"]),
  /** Epoch ms, in the future; null: it does not expire. */
  expirationDate: epochMsSchema.nullable().default(null),
});
