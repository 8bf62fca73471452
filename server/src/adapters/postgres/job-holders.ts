/**
 * Which worker has begun which job: so the process that takes a dead one's place gives its jobs back at once, and
 * pg-boss's heartbeat (11 to 13 s) is left for machines that are gone.
 *
 * What giving back does is pg-boss's own `restore()`: `created`, never started, so that neither a retry is used up
 * nor a back-off waited for. pg-boss knows a worker's attempt by `retry_count`, which `restore()` does not move on:
 * it is safe only when no worker of that attempt is left. So it is said of dead processes and of stopped queues
 * alone, and it counts for the attempt that they began: a job that went on by heartbeat meanwhile has a higher one.
 */
import type { Db, Job } from "pg-boss";

type Claim = Pick<Job, "id" | "name" | "retryCount">;

const HOLD = `insert into job_holders (job_id, kind, attempt, worker) values ($1, $2, $3, $4)
  on conflict (job_id) do update set attempt = excluded.attempt, worker = excluded.worker`;
const LET_GO = "delete from job_holders where job_id = $1 and worker = $2";
const GIVE_BACK = `with lost as (
    delete from job_holders where worker = $1 or starts_with(worker, $1 || '#') returning job_id, kind, attempt)
  update pgboss.job job
    set state = 'created', started_on = null, heartbeat_on = null, start_after = least(start_after, now())
    from lost
    where job.name = lost.kind and job.id = lost.job_id and job.retry_count = lost.attempt
      and job.state in ('active', 'retry')
    returning job.id`;

export type JobHolders = {
  /** Before the first step of the work. */
  hold(worker: string, job: Claim): Promise<void>;
  /** The work ended by itself: what becomes of the job is pg-boss's to say. */
  letGo(worker: string, job: Claim): Promise<void>;
  /** Workers that are `slot` or begin with `slot#`, none of which runs any more. @returns how many jobs */
  giveBack(slot: string): Promise<number>;
};

export const jobHolders = (db: Db): JobHolders => ({
  hold: async (worker, { id, name, retryCount }) => {
    await db.executeSql(HOLD, [id, name, retryCount, worker]);
  },
  letGo: async (worker, { id }) => {
    await db.executeSql(LET_GO, [id, worker]);
  },
  giveBack: async (slot) => {
    const { rows } = await db.executeSql(GIVE_BACK, [slot]);
    return rows.length;
  },
});
