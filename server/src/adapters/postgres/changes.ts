/**
 * Hears of changes in other processes at once: one connection of its own that LISTENs. It is only a
 * quickener: notifications sent while the connection was down are lost, so every listener is called
 * after each reconnection, and everybody polls besides.
 */
import { type Kysely, sql } from "kysely";
import pg from "pg";
import { type Clock, type Logger, reasonOf, type Timer } from "../../vocabulary/index.ts";
import type { SubjectChange, SubjectChanges } from "../../delivery/index.ts";
import type { Tables } from "./schema.ts";
import { SUBJECT_CHANNEL, subjectIn } from "./subjects.ts";

const CHANNEL = "roomreel_change";
const RECONNECT_MS = 500;

/** Tells every process that something about a recording or a room changed, when the transaction commits. */
export const announceChange = async (db: Kysely<Tables>): Promise<void> => {
  await sql`select pg_notify(${CHANNEL}, '')`.execute(db);
};

export type Changes = SubjectChanges & {
  onChange(run: () => void): { stop(): void };
  close(): Promise<void>;
};

export const listenForChanges = (databaseUrl: string, deps: { clock: Clock; log: Logger }): Changes => {
  const listeners = new Set<() => void>();
  const hearers = new Set<(change: SubjectChange | "missed") => void>();
  let client: pg.Client | null = null;
  let retry: Timer | null = null;
  let closed = false;

  const wakeAll = (): void => {
    for (const run of listeners) run();
  };
  const tell = (change: SubjectChange | "missed" | null): void => {
    if (change !== null) for (const heard of hearers) heard(change);
  };
  const hear = ({ channel, payload }: pg.Notification): void => {
    if (channel === CHANNEL) wakeAll();
    else tell(subjectIn(payload));
  };
  const later = (): void => {
    if (!closed && retry === null) retry = deps.clock.after(RECONNECT_MS, () => void connect());
  };
  const connect = async (): Promise<void> => {
    retry = null;
    const fresh = new pg.Client({
      connectionString: databaseUrl,
      application_name: "roomreel-listen",
      keepAlive: true,
    });
    fresh.on("notification", hear);
    fresh.on("error", (error) => deps.log.warn("the listening connection broke", { reason: error.message }));
    fresh.on("end", () => {
      if (client === fresh) client = null;
      later();
    });
    client = fresh;
    try {
      await fresh.connect();
      await fresh.query(`listen ${CHANNEL}; listen ${SUBJECT_CHANNEL}`);
      wakeAll();
      tell("missed");
    } catch (error) {
      deps.log.debug("the listening connection could not be made", { reason: reasonOf(error) });
      await fresh.end().catch(() => undefined);
      later();
    }
  };

  const begin = (): void => {
    if (client === null && retry === null && !closed) void connect();
  };

  return {
    onChange: (run) => {
      listeners.add(run);
      begin();
      return { stop: () => void listeners.delete(run) };
    },
    onSubject: (heard) => {
      hearers.add(heard);
      begin();
      return { stop: () => void hearers.delete(heard) };
    },
    close: async () => {
      closed = true;
      retry?.cancel();
      await client?.end().catch(() => undefined);
    },
  };
};
