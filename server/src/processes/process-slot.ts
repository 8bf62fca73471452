/**
 * A name that one process of a role has at a time, and that the next process inherits when it dies: so the next one
 * knows at once, without waiting for a lease or a heartbeat to lapse, who has lost their worker.
 */
import { mkdir, readlink } from "node:fs/promises";
import { join } from "node:path";
import { readBootId } from "../capture/index.ts";
import { Failure, type Host, type WorkerId, workerId } from "../vocabulary/index.ts";
import { lockUnlessTaken } from "./folder-lock.ts";

/** Processes of one role on one data directory. */
const SLOTS_MAX = 64;

/** Roles whose work another process goes on with. */
export type SlottedRole = "recorder" | "renderer";

export type ProcessSlot = {
  readonly name: string;
  /** Whoever works in the slot now; `unique` tells it from its predecessors. */
  worker(unique: string): WorkerId;
  release(): void;
};

/** @throws Failure `role.no-slot` */
export const takeSlot = async (role: SlottedRole, dataDir: string, host: Host): Promise<ProcessSlot> => {
  const machine = await machineName();
  for (let number = 1; number <= SLOTS_MAX; number++) {
    const folder = join(dataDir, `${role}s`, String(number));
    await mkdir(folder, { recursive: true });
    const lock = await lockUnlessTaken(host, folder);
    if (lock === null) continue;
    const name = `${role} ${machine} ${folder}`;
    return { name, worker: (unique) => workerId(`${name}#${unique}`), release: () => lock.release() };
  }
  throw new Failure("role.no-slot", `${SLOTS_MAX} ${role}s work on ${dataDir} already`);
};

/**
 * Where a lock on a folder says something about another process: one boot of one machine, and in it one network
 * namespace, because the locks live there. Elsewhere nothing is known of the other, and its lease or heartbeat decides.
 */
const machineName = async (): Promise<string> => `${await readBootId()} ${await readlink("/proc/self/ns/net")}`;
