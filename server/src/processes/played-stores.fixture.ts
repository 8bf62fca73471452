/**
 * Rooms, meetings and recordings in memory, for simulations that last for days in a second: the same promises as the
 * database, one transaction after the other. A fuse kills whoever writes: before a transaction, or after it.
 */
import {
  captures,
  decide,
  isFinal,
  type Recording,
  type RecordingRecord,
  type RecordingStore,
} from "../recording/index.ts";
import { type Meeting, type MeetingStore, newMeeting, type Room, type RoomStore } from "../rooms/index.ts";
import type { RecordingId, RoomId, WallMs } from "../vocabulary/index.ts";

/** Whoever wrote was killed. */
export class Killed extends Error {}

/** Transactions until somebody is killed; infinite: nobody is. */
export type Fuse = { writes: number };

type Row = {
  record: RecordingRecord;
  emptySince: WallMs | null;
  idleSince: WallMs | null;
  readonly meetingId: string | null;
  readonly byTrigger: boolean;
};

export const playedStores = (room: Room, fuse: Fuse, onCreate: () => void) => {
  let place = room;
  let meetings = 0;
  let running: Meeting | null = null;
  const rows = new Map<RecordingId, Row>();

  const transaction = async <Value>(write: () => Value): Promise<Value> => {
    await Promise.resolve();
    if (fuse.writes-- === 0) throw new Killed();
    const written = write();
    if (fuse.writes-- === 0) throw new Killed();
    return written;
  };
  const rowOf = (id: RecordingId): Row | null => rows.get(id) ?? null;

  const recordings: Partial<RecordingStore> = {
    create: (record, by) =>
      transaction(() => {
        if (by === "trigger" && (running === null || running.wasRecorded)) return "triggered-already";
        if ([...rows.values()].some((row) => captures(row.record.life))) return "room-busy";
        onCreate();
        const meetingId = running?.meetingId ?? null;
        rows.set(record.recordingId, {
          record,
          emptySince: null,
          idleSince: null,
          meetingId,
          byTrigger: by === "trigger",
        });
        const { recordingId, requestedAt: closedAt, rules } = record;
        const gate = rules.consent === "gate" ? { recordingId, closedAt } : null;
        if (running !== null) running = { ...running, wasRecorded: true, gate };
        return "created";
      }),
    get: async (id) => rowOf(id)?.record ?? null,
    apply: (id, fact) =>
      transaction(() => {
        const row = rowOf(id);
        if (row === null) return null;
        const decision = decide(row.record.life, fact);
        if (decision.decision === "impossible") throw new Error(decision.what);
        if (decision.decision === "advance") {
          const ending = "ending" in decision.to ? decision.to.ending : row.record.ending;
          row.record = { ...row.record, life: decision.to, ending };
        }
        return { record: row.record, decision };
      }),
    unfinished: async (now) =>
      [...rows.values()]
        .filter(({ record }) => !isFinal(record.life))
        .map(({ record, emptySince, idleSince }) => ({
          record,
          seen: { now, emptySince, idleSince, rules: record.rules, held: false, renderRounds: 0 },
        })),
    noteEmpty: (id, since) => transaction(() => void Object.assign(rowOf(id) ?? {}, { emptySince: since })),
    noteIdle: (id, since) => transaction(() => void Object.assign(rowOf(id) ?? {}, { idleSince: since })),
    ensureRenderJob: async () => false,
    recentByRoom: async () => {
      const newest = [...rows.values()].at(-1)?.record;
      return new Map(newest === undefined ? [] : [[newest.roomId, newest]]);
    },
    unwanted: async () => [],
  };

  const meetingStore: Partial<MeetingStore> = {
    current: async () => running,
    running: async () => (running === null ? [] : [running]),
    begin: (_room, now, how) =>
      transaction(() => {
        const begun = { meetingId: `m${(meetings += 1)}`, roomId: place.roomId, startedAt: now };
        running = how(running ?? newMeeting({ ...begun, stageMode: place.settings.stage, broadcast: null }));
        return running;
      }),
    change: (_room, how) =>
      transaction(() => {
        if (running === null) return null;
        const acted = how(running);
        running = acted.meeting;
        return { ...acted, lines: [] };
      }),
    end: () => transaction(() => void (running = null)),
    noteAsked: async () => undefined,
    asked: async () => new Map(),
  };

  const rooms: Partial<RoomStore> = {
    get: async () => place,
    inMeeting: async () => (place.meetingStartedAt === null ? [] : [place]),
    strayBreakouts: async () => [],
    meetingStarted: (_room: RoomId, at) =>
      transaction(() => void (place = { ...place, meetingStartedAt: place.meetingStartedAt ?? at })),
    meetingEnded: () =>
      transaction(() => {
        place = { ...place, meetingStartedAt: null };
        running = null;
      }),
  };

  return {
    rooms: rooms as RoomStore,
    running: meetingStore as MeetingStore,
    recordings: recordings as RecordingStore,
    rows: (): readonly Row[] => [...rows.values()],
    lives: (): readonly Recording[] => [...rows.values()].map(({ record }) => record.life),
  };
};
