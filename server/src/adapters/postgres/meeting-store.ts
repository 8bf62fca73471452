/** Running meetings: one document each, changed under its row's lock. */
import { type Kysely, sql } from "kysely";
import { type Acted, type Attendee, type ChatLine, leads, type Meeting, type MeetingStore } from "../../rooms/index.ts";
import { type Clock, impossible, participantIdentity, type Randomness, wallMs } from "../../vocabulary/index.ts";
import { announceChange } from "./changes.ts";
import { beginMeeting, consentOf, endRunning, lineOf, lineRow, lockMeeting, writeMeeting } from "./meeting-rows.ts";
import type { Tables } from "./schema.ts";

type Deps = { readonly db: Kysely<Tables>; readonly clock: Clock; readonly randomness: Randomness };

const LINE_ID_CHARACTERS = 16;
const BEGINNINGS_MAX = 5;
/** Of one meeting; older lines are forgotten. */
const LINES_MAX = 5_000;

export const meetingStore = (deps: Deps): MeetingStore => ({ ...documents(deps), ...waiting(deps), ...words(deps) });

type Documents = "current" | "running" | "attendee" | "begin" | "change" | "end";
const documents = (deps: Deps): Pick<MeetingStore, Documents> => ({
  current: async (id) => (await runningRows(deps).where("room_id", "=", id).executeTakeFirst())?.document ?? null,

  running: async () =>
    (await runningRows(deps).execute()).flatMap(({ document }) => (document === null ? [] : [document])),

  attendee: async (id, identity) => {
    const path = "$.attendees[*] ? (@.identity == $identity)";
    const named = JSON.stringify({ identity });
    const found = sql<Attendee | null>`jsonb_path_query_first(document, ${path}::jsonpath, ${named}::jsonb)`;
    const row = await deps.db
      .selectFrom("meetings")
      .select(found.as("found"))
      .where("room_id", "=", id)
      .where("ended_at", "is", null)
      .executeTakeFirst();
    return row?.found ?? null;
  },

  begin: (room, now, how) =>
    deps.db.transaction().execute(async (trx) => {
      for (let tries = 0; tries < BEGINNINGS_MAX; tries += 1) {
        // Whoever is second waits at the index for the first, and then finds the first one's meeting.
        await beginMeeting(trx, deps.randomness, { room, now });
        // None when the meeting that was found ended while its lock was waited for.
        const before = await lockMeeting(trx, room.roomId);
        if (before !== null) return written(trx, before, how(before));
      }
      return impossible("a meeting ended each time it was to be joined");
    }),

  change: (id, how) =>
    deps.db.transaction().execute(async (trx) => {
      const before = await lockMeeting(trx, id);
      if (before === null) return null;
      const acted = how(before);
      await written(trx, before, acted.meeting);
      return { ...acted, lines: await keepEffects(deps, trx, acted) };
    }),

  end: (id, at) =>
    deps.db.transaction().execute(async (trx) => {
      await endRunning(trx, id, at);
      await announceChange(trx);
    }),
});

const waiting = (deps: Deps): Pick<MeetingStore, "noteAsked" | "asked"> => ({
  noteAsked: async (id, identity, at) => {
    await sql`insert into meeting_asks (meeting_id, identity, asked_at)
      select meeting_id, ${identity}, ${new Date(at)} from meetings where room_id = ${id} and ended_at is null
      on conflict (meeting_id, identity) do update set asked_at = excluded.asked_at`.execute(deps.db);
  },

  asked: async (id) => {
    const rows = await deps.db
      .selectFrom("meeting_asks")
      .innerJoin("meetings", "meetings.meeting_id", "meeting_asks.meeting_id")
      .select(["identity", "asked_at"])
      .where("room_id", "=", id)
      .where("ended_at", "is", null)
      .execute();
    return new Map(rows.map((row) => [participantIdentity(row.identity), wallMs(row.asked_at.getTime())]));
  },
});

const words = (deps: Deps): Pick<MeetingStore, "chat" | "consents" | "consentsTo"> => ({
  chat: async (id, reader, count) => {
    const rows = await deps.db
      .selectFrom("chat_lines")
      .innerJoin("meetings", "meetings.meeting_id", "chat_lines.meeting_id")
      .selectAll("chat_lines")
      .where("room_id", "=", id)
      .where("ended_at", "is", null)
      .where((line) =>
        line.or([
          line("to_whom", "=", "everyone"),
          line("from_identity", "=", reader.identity),
          line("to_identity", "=", reader.identity),
          ...(leads(reader) ? [line("to_whom", "=", "moderators")] : []),
        ]),
      )
      .orderBy("line_no", "desc")
      .limit(count)
      .execute();
    return rows.map(lineOf).toReversed();
  },

  consentsTo: async ({ recordingId, roomId }) => {
    const rows = deps.db
      .selectFrom("consents")
      .selectAll()
      .where("recording_id", "=", recordingId)
      .where("room_id", "=", roomId)
      .orderBy("consent_no");
    return (await rows.execute()).map(consentOf);
  },

  consents: async (id, count) => {
    const newest = deps.db.selectFrom("consents").selectAll().where("room_id", "=", id).orderBy("consent_no", "desc");
    return (await newest.limit(count).execute()).map(consentOf);
  },
});

const runningRows = ({ db }: Deps) => db.selectFrom("meetings").select("document").where("ended_at", "is", null);

/** Nobody is woken when nothing changed. */
const written = async (trx: Kysely<Tables>, before: Meeting, after: Meeting): Promise<Meeting> => {
  if (after === before) return after;
  await writeMeeting(trx, after);
  await announceChange(trx);
  return after;
};

const keepEffects = async (deps: Deps, trx: Kysely<Tables>, acted: Acted): Promise<readonly ChatLine[]> => {
  const lines: ChatLine[] = [];
  for (const effect of acted.effects) {
    if (effect.effect === "confirmed") await keepConsent(deps, trx, { meeting: acted.meeting, effect });
    if (effect.effect !== "chat") continue;
    const { from, to, words: text } = effect;
    const whom = typeof to === "string" ? to : { identity: to.identity, name: to.name };
    const id = deps.randomness.text(LINE_ID_CHARACTERS);
    const sender = { identity: from.identity, name: from.name };
    const line: ChatLine = { id, at: deps.clock.wallNow(), from: sender, to: whom, words: text };
    await trx.insertInto("chat_lines").values(lineRow(acted.meeting.meetingId, line)).execute();
    lines.push(line);
  }
  if (lines.length > 0) await forgetOldLines(trx, acted.meeting);
  return lines;
};

const forgetOldLines = async (trx: Kysely<Tables>, { meetingId }: Meeting): Promise<void> => {
  await sql`delete from chat_lines where meeting_id = ${meetingId} and line_no <= (
    select line_no from chat_lines where meeting_id = ${meetingId} order by line_no desc offset ${LINES_MAX} limit 1
  )`.execute(trx);
};

type Confirmed = Extract<Acted["effects"][number], { effect: "confirmed" }>;
type Answer = { readonly meeting: Meeting; readonly effect: Confirmed };

/** The first answer counts: confirming twice is one consent. */
const keepConsent = async (deps: Deps, trx: Kysely<Tables>, { meeting, effect }: Answer): Promise<void> => {
  const { by, recordingId, words: shown } = effect;
  const at = new Date(deps.clock.wallNow());
  await sql`insert into consents (recording_id, room_id, at, identity, name, account, words)
    select recording_id, room_id, ${at}, ${by.identity}, ${by.name}, ${by.account}, ${shown} from recordings
    where recording_id = ${recordingId} and room_id = ${meeting.roomId}
    on conflict (recording_id, identity) do nothing`.execute(trx);
};
