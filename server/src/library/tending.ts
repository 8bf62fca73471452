/**
 * The library's round, once a minute: what time does to recordings and the audit log, and what a crash may have left.
 * Each step can be repeated, by several servers at once, and be lost with the process; the next round does it again.
 *
 *   deletions whose job was lost ──> their job again        trash and retention ──> deleted for good, unless held
 *   sizes of what is stored, of running recordings too ──> quota: a warning, never a cut
 *   recordings that search does not know ──> its words      rooms whose time is over ──> as their policy says
 */
import { type AuditStore, forgetOldDeeds, noteDeeds, type OrganisationStore, systemActor } from "../people/index.ts";
import { captures } from "../recording/index.ts";
import { type Logger, reasonOf } from "../vocabulary/index.ts";
import type { DeletionDeps } from "./delete-room.ts";
import { removeExpiredRooms } from "./expired-rooms.ts";
import type { RecordingFiles } from "./files.ts";
import { storageOf } from "./quota.ts";
import type { LibraryStore } from "./store.ts";

/** What a round needs. */
export type TendingDeps = DeletionDeps & {
  readonly library: LibraryStore;
  readonly files: Pick<RecordingFiles, "bytes">;
  readonly organisation: Pick<OrganisationStore, "get">;
  readonly audit: AuditStore;
  readonly log: Logger;
};

const ROUND_MS = 60_000;
/** Of each kind in one round; the rest waits for the next. */
const AT_ONCE = 500;

/** One round. */
export const tendLibrary = async (deps: TendingDeps): Promise<void> => {
  await deps.recordings.deletionsWithoutEnd();
  await removeExpiredRooms(deps);
  await removeExpired(deps);
  while ((await deps.library.index(AT_ONCE)) === AT_ONCE);
  for (const id of await deps.library.unmeasured(AT_ONCE)) await deps.library.measured(id, await deps.files.bytes(id));
  await forgetOldDeeds(deps);
  await warnOfQuota(deps);
};

const removeExpired = async (deps: TendingDeps): Promise<void> => {
  const { library, clock, log } = deps;
  for (const recordingId of await library.expired(clock.wallNow(), AT_ONCE)) {
    const name = (await deps.recordings.get(recordingId))?.title ?? "";
    if ((await library.delete(recordingId)) !== "removed") continue;
    log.info("a recording was deleted because its time was over", { recordingId });
    const subject = { kind: "recording", id: recordingId, name };
    const details = { permanently: true, because: "its time was over" };
    await noteDeeds(deps, [{ actor: systemActor, action: "recording.delete", subject, details }]);
  }
};

const warnOfQuota = async (deps: TendingDeps): Promise<void> => {
  const { level, usedBytes, quotaBytes } = await storageOf(deps);
  if (level !== "over") return;
  const running = (await deps.recordings.unfinished(deps.clock.wallNow())).filter(({ record }) =>
    captures(record.life),
  );
  const recordingIds = running.map(({ record }) => record.recordingId);
  if (recordingIds.length > 0)
    deps.log.warn("recordings run beyond the quota; they are not cut", { usedBytes, quotaBytes, recordingIds });
};

/** Runs rounds until stopped, one at a time. */
export const keepLibrary = (deps: TendingDeps): { stop(): Promise<void> } => {
  let running: Promise<void> | null = null;
  const round = async (): Promise<void> => {
    await tendLibrary(deps).catch((error: unknown) =>
      deps.log.warn("a round of the library could not be finished", { reason: reasonOf(error) }),
    );
    running = null;
  };
  const wake = (): void => void (running ??= round());
  const timer = deps.clock.every(ROUND_MS, wake);
  wake();
  return {
    stop: async () => {
      timer.cancel();
      await running;
    },
  };
};
