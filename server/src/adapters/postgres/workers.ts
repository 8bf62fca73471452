/** Signs of life of the processes that capture and render: what `/health` knows of them. */
import { sql } from "kysely";
import type { Kysely } from "kysely";
import type { Tables } from "./schema.ts";

/** Captures, or works on jobs of this kind. */
export type WorkerKind = "recorder" | "renderer";

/** As a statement, for those that have no kysely. $1: worker id, $2: kind. */
export const SIGN_OF_LIFE = `insert into workers (worker_id, kind, seen_at) values ($1, $2, now())
  on conflict (worker_id) do update set seen_at = now()`;

export const noteSignOfLife = async (db: Kysely<Tables>, worker: string, kind: WorkerKind): Promise<void> => {
  await db
    .insertInto("workers")
    .values({ worker_id: worker, kind, seen_at: sql<Date>`now()` })
    .onConflict((known) => known.column("worker_id").doUpdateSet({ seen_at: sql<Date>`now()` }))
    .execute();
};

/** How many of a kind gave a sign of life in the last 5 s. Forgets those that were silent for a day. */
export const livingWorkers = async (db: Kysely<Tables>, kind: WorkerKind): Promise<number> => {
  await db
    .deleteFrom("workers")
    .where("seen_at", "<", sql<Date>`now() - interval '1 day'`)
    .execute();
  const living = await db
    .selectFrom("workers")
    .select("worker_id")
    .where("kind", "=", kind)
    .where("seen_at", ">", sql<Date>`now() - interval '5 seconds'`)
    .execute();
  return living.length;
};
