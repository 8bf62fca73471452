/** Kinds of durable work and what each needs. */
export type JobPayloads = {
  /** From `active` to the verified file; sent in the transaction that makes a recording active. */
  readonly render: { readonly recordingId: string };
  /** Removes log and files of a recording whose row is marked deleted; finishes after a crash. */
  readonly "delete-recording": { readonly recordingId: string };
};
/** One kind of work. */
export type JobKind = keyof JobPayloads;

/** A durable queue on PostgreSQL; several processes may work on it. A handler that throws is tried again, bounded. */
export interface Jobs {
  send<Kind extends JobKind>(kind: Kind, payload: JobPayloads[Kind]): Promise<void>;
  /**
   * `signal` aborts when the queue stops. A worker that dies loses the job to whoever says `giveBack`, else by
   * heartbeat after 11 to 13 s.
   */
  work<Kind extends JobKind>(
    kind: Kind,
    concurrency: number,
    handle: (payload: JobPayloads[Kind], signal: AbortSignal) => Promise<void>,
  ): Promise<void>;
  /**
   * Frees at once what processes known to be dead still hold: workers that are `slot` or begin with `slot#`. Their jobs
   * begin anew as if they had never been begun. @returns how many
   */
  giveBack(slot: string): Promise<number>;
  /** Waits for running handlers (at most 30 s), then gives their jobs back: any worker may have them at once. */
  stop(): Promise<void>;
}
