/**
 * What people do in a meeting, and what of it everybody sees. One address takes every action,
 * `POST {base}/api/v1/meetings/{roomId}/actions`, with the room-member token of the one who acts. What it changes comes
 * back to everybody as room metadata and participant attributes (room-state.ts), never as the answer: late joiners and
 * those who acted see the same.
 */
import { z } from "zod";
import { roomRoleSchema } from "./roles.ts";
import { textSchema } from "./text.ts";

/** Who may be on stage: everybody, those who asked and were brought, those who were invited (K-5.3). */
export const stageModeSchema = z.enum(["everyone", "request", "invite"]);
export type StageMode = z.infer<typeof stageModeSchema>;

export const reactions = ["👍", "👏", "❤️", "😂", "😮", "🎉"] as const;

const identity = textSchema(100).min(1);
const somebody = <Name extends string>(name: Name) => z.object({ do: z.literal(name), identity });
const just = <Name extends string>(name: Name) => z.object({ do: z.literal(name) });

export const meetingActionSchema = z.discriminatedUnion("do", [
  /** New arrivals wait to be admitted (K-5.6); hosts and moderators still enter. */
  z.object({ do: z.literal("lock"), locked: z.boolean() }),
  somebody("admit"),
  somebody("decline"),
  just("admit-all"),
  z.object({ do: z.literal("set-stage-mode"), mode: stageModeSchema }),
  /** Takes the place on stage that is open to one: by the mode, by an invitation, or by one's role. */
  just("join-stage"),
  just("leave-stage"),
  just("ask-for-stage"),
  just("withdraw"),
  somebody("bring-to-stage"),
  somebody("decline-stage"),
  somebody("remove-from-stage"),
  /** For everybody, so also in the recording; null: nobody. Pinning for oneself is the client's own affair. */
  z.object({ do: z.literal("set-main-camera"), identity: identity.nullable() }),
  just("raise-hand"),
  /** Without `identity` one's own. */
  z.object({ do: z.literal("lower-hand"), identity: identity.optional() }),
  z.object({ do: z.literal("react"), reaction: z.enum(reactions) }),
  z.object({ do: z.literal("mute"), identity, what: z.enum(["microphone", "camera", "screen"]) }),
  just("mute-all"),
  z.object({ do: z.literal("set-role"), identity, role: roomRoleSchema }),
  /** For the rest of the meeting; `lock`: and by the same change everybody new waits to be admitted. */
  z.object({ do: z.literal("remove"), identity, lock: z.boolean().optional() }),
  /** For everybody. */
  just("end"),
  /** In a room that broadcasts, from preview: the audience that waits comes in. */
  just("go-live"),
  /** The audience leaves, the crew stays. */
  just("end-broadcast"),
  z.object({ do: z.literal("say"), to: z.enum(["everyone", "moderators"]), words: textSchema(2000).trim().min(1) }),
  z.object({ do: z.literal("say-to"), identity, words: textSchema(2000).trim().min(1) }),
  /** Confirm, under *This session is being recorded.* (K-11); `words`: the text that was shown. */
  z.object({ do: z.literal("confirm-recording"), recordingId: textSchema(200), words: textSchema(500) }),
  /** *Do you want to start recording?* of the trigger `prompt`, answered with no. */
  just("decline-recording"),
  /** Keeps one's own sound and picture out of recordings, or lets them in again. */
  z.object({ do: z.literal("leave-me-out"), leaveOut: z.boolean() }),
]);
export type MeetingAction = z.infer<typeof meetingActionSchema>;

/** LiveKit data of topic `meeting`, sent by the server only, to those whom it concerns. */
export const meetingMessageSchema = z.discriminatedUnion("is", [
  z.object({
    is: z.literal("chat"),
    id: z.string(),
    at: z.number(),
    from: z.object({ identity: z.string(), name: z.string() }),
    to: z.enum(["everyone", "moderators", "you"]),
    /** Set for private words: to whom. */
    toName: z.string().optional(),
    words: z.string(),
  }),
  z.object({ is: z.literal("reaction"), identity: z.string(), reaction: z.enum(reactions) }),
  /** Somebody waits to be admitted; hosts and moderators are told. */
  z.object({ is: z.literal("knock"), name: z.string() }),
  /** Somebody who leads speaks to all breakout rooms. */
  z.object({ is: z.literal("broadcast"), name: z.string(), words: z.string() }),
  /** What was done to the one who reads it. */
  z.object({ is: z.literal("you"), were: z.enum(["stage-declined", "stage-removed", "muted"]) }),
]);
export type MeetingMessage = z.infer<typeof meetingMessageSchema>;
export type ChatMessage = Extract<MeetingMessage, { is: "chat" }>;

/** GET {base}/api/v1/meetings/{roomId}/chat: what one may read of it, oldest first, at most 200. */
export const chatHistorySchema = z.object({
  messages: z.array(meetingMessageSchema.options[0]),
});

/** GET {base}/api/v1/meetings/{roomId}/waiting: for hosts and moderators. */
export const waitingListSchema = z.object({
  waiting: z.array(z.object({ identity: z.string(), name: z.string(), since: z.number() })),
});
