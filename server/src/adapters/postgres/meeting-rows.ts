/** Rows of meetings, their words and what was confirmed. At most one meeting a room runs; an index sees to it. */
import type { Kysely, Selectable } from "kysely";
import { type ChatLine, type Consent, type Meeting, newMeeting, type Room } from "../../rooms/index.ts";
import {
  participantIdentity,
  type Randomness,
  recordingId,
  roomId,
  type RoomId,
  type WallMs,
  wallMs,
} from "../../vocabulary/index.ts";
import type { Tables } from "./schema.ts";

const MEETING_ID_CHARACTERS = 20;

type Beginning = { readonly room: Room; readonly now: WallMs };

/** A new meeting; nothing when one runs. */
export const beginMeeting = async (
  db: Kysely<Tables>,
  randomness: Randomness,
  { room, now }: Beginning,
): Promise<void> => {
  const meetingId = randomness.text(MEETING_ID_CHARACTERS);
  const broadcast = room.broadcast ? ({ state: "preview" } as const) : null;
  const stageMode = room.settings.stage;
  const begun = newMeeting({ meetingId, roomId: room.roomId, startedAt: now, stageMode, broadcast });
  await db
    .insertInto("meetings")
    .values({
      meeting_id: meetingId,
      room_id: room.roomId,
      started_at: new Date(now),
      ended_at: null,
      document: JSON.stringify(begun),
    })
    .onConflict((conflict) => conflict.column("room_id").where("ended_at", "is", null).doNothing())
    .execute();
};

/** The meeting that runs, locked until the transaction ends. */
export const lockMeeting = async (db: Kysely<Tables>, id: RoomId): Promise<Meeting | null> => {
  const running = db.selectFrom("meetings").select("document").where("room_id", "=", id).where("ended_at", "is", null);
  return (await running.forUpdate().executeTakeFirst())?.document ?? null;
};

export const writeMeeting = async (db: Kysely<Tables>, meeting: Meeting): Promise<void> => {
  await db
    .updateTable("meetings")
    .set({ document: JSON.stringify(meeting) })
    .where("meeting_id", "=", meeting.meetingId)
    .execute();
};

/** Its document stays; who asked while waiting is of no use any more. */
export const endRunning = async (db: Kysely<Tables>, id: RoomId, at: WallMs): Promise<void> => {
  const ended = await db
    .updateTable("meetings")
    .set({ ended_at: new Date(at) })
    .where("room_id", "=", id)
    .where("ended_at", "is", null)
    .returning("meeting_id")
    .execute();
  for (const { meeting_id: meeting } of ended)
    await db.deleteFrom("meeting_asks").where("meeting_id", "=", meeting).execute();
};

/** What was said goes with the room; what was confirmed stays. */
export const forgetWords = async (db: Kysely<Tables>, id: RoomId): Promise<void> => {
  await db
    .deleteFrom("chat_lines")
    .where("meeting_id", "in", (meetings) =>
      meetings.selectFrom("meetings").select("meeting_id").where("room_id", "=", id),
    )
    .execute();
};

export const lineRow = (meetingId: string, { id, at, from, to, words }: ChatLine) => ({
  line_id: id,
  meeting_id: meetingId,
  at: new Date(at),
  from_identity: from.identity,
  from_name: from.name,
  to_whom: typeof to === "string" ? to : ("one" as const),
  to_identity: typeof to === "string" ? null : to.identity,
  to_name: typeof to === "string" ? null : to.name,
  words,
});

export const lineOf = (row: Selectable<Tables["chat_lines"]>): ChatLine => ({
  id: row.line_id,
  at: wallMs(row.at.getTime()),
  from: { identity: participantIdentity(row.from_identity), name: row.from_name },
  to:
    row.to_whom === "one"
      ? { identity: participantIdentity(row.to_identity ?? ""), name: row.to_name ?? "" }
      : row.to_whom,
  words: row.words,
});

export const consentOf = (row: Selectable<Tables["consents"]>): Consent => ({
  recordingId: recordingId(row.recording_id),
  roomId: roomId(row.room_id),
  at: wallMs(row.at.getTime()),
  identity: participantIdentity(row.identity),
  name: row.name,
  account: row.account,
  words: row.words,
});
