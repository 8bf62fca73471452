/** What programs get back beside the resources themselves. */
import { z } from "zod";
import { roomSchema } from "./rooms.ts";

export const roomDeletedSchema = z.object({
  successCode: z.string(),
  message: z.string(),
  /** Only when the room survives, for now or closed. */
  room: roomSchema.optional(),
});
export const roomsDeletedSchema = z.object({
  message: z.string(),
  deleted: z.array(roomDeletedSchema.extend({ roomId: z.string() })),
  failed: z.array(z.object({ roomId: z.string(), error: z.string(), message: z.string() })),
});
export const recordingsDeletedSchema = z.object({
  message: z.string(),
  deleted: z.array(z.string()),
  failed: z.array(z.object({ recordingId: z.string(), error: z.string() })),
});
export const messageSchema = z.object({ message: z.string() });

export const meSchema = z.object({
  userId: z.string(),
  name: z.string(),
  role: z.enum(["admin", "room_manager", "room_member"]),
});
export type Me = z.infer<typeof meSchema>;

/** Everything; everything, to be read; all about recordings; all about rooms, meetings and spaces. */
export const keyScopeSchema = z.enum(["full", "read-only", "recordings", "rooms"]);
export type KeyScope = z.infer<typeof keyScopeSchema>;
export const apiKeySchema = z.object({
  keyId: z.string(),
  name: z.string(),
  /** The first characters of the key. */
  hint: z.string(),
  /** Together they open what each opens. */
  scopes: z.array(keyScopeSchema),
  creationDate: z.number(),
  /** Epoch ms from which it opens nothing; null: until somebody revokes it. */
  expirationDate: z.number().nullable(),
  /** To the minute; null: never. */
  lastUsedDate: z.number().nullable(),
});
/** `key` is shown once. */
export const apiKeyMadeSchema = apiKeySchema.extend({ key: z.string() });
export const apiKeyListSchema = z.object({ apiKeys: z.array(apiKeySchema) });

export const analyticsSchema = z.object({
  totalRooms: z.number(),
  activeRooms: z.number(),
  totalRecordings: z.number(),
  completeRecordings: z.number(),
});

/** GET {base}/info */
export const infoSchema = z.object({
  service: z.string(),
  version: z.string(),
  gitCommit: z.string(),
  buildDate: z.string(),
  edition: z.string(),
  apiVersion: z.string(),
});

/** `down` names why; `unknown`: nothing tells yet. */
export const partHealthSchema = z.object({ status: z.enum(["up", "down", "unknown"]), detail: z.string().optional() });
export const healthSchema = z.object({ status: z.enum(["up", "down"]), parts: z.record(z.string(), partHealthSchema) });
