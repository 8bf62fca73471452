/** Disks that fail, for tests. */
import { realDisk } from "./disk.ts";
import type { Disk, DiskFile } from "./disk.ts";

/** What happens to each step that changes something; it may do a part of it and throw. */
type Rule = {
  step(what: string): void;
  /** @returns how many of the bytes reach the disk; fewer end in an error */
  room(bytes: number): number;
  refused(): Error;
};

const ruledFile = (file: DiskFile, rule: Rule): DiskFile => ({
  read: (at, length) => file.read(at, length),
  close: () => file.close(),
  write: async (parts, at) => {
    rule.step("write");
    const bytes = Buffer.concat(parts);
    const room = rule.room(bytes.length);
    await file.write([bytes.subarray(0, room)], at);
    if (room < bytes.length) throw rule.refused();
  },
  truncate: async (length) => {
    rule.step("truncate");
    await file.truncate(length);
  },
  sync: async () => {
    rule.step("sync");
    await file.sync();
  },
});

const ruledDisk = (rule: Rule): Disk => ({
  read: (path) => realDisk.read(path),
  size: (path) => realDisk.size(path),
  open: async (path) => {
    rule.step("open");
    return ruledFile(await realDisk.open(path), rule);
  },
  rename: async (from, to) => {
    rule.step("rename");
    await realDisk.rename(from, to);
  },
  syncFolderOf: async (path) => {
    rule.step("sync");
    await realDisk.syncFolderOf(path);
  },
  remove: async (path) => {
    rule.step("remove");
    await realDisk.remove(path);
  },
});

const KILLED = new Error("killed");

/** A disk of a process that is killed in its step `last`; a write gets half through. */
export const diskUntilKilled = (last: number): Disk => {
  let steps = 0;
  let killed = false;
  return ruledDisk({
    step: (what) => {
      steps += 1;
      if (killed || steps > last || (steps === last && what !== "write")) {
        killed = true;
        throw KILLED;
      }
    },
    room: (bytes) => {
      killed = steps === last;
      return killed ? Math.floor(bytes / 2) : bytes;
    },
    refused: () => KILLED,
  });
};

/** A disk with room for so many bytes of writing; `refill` makes more. */
export const diskWithRoom = (bytes: number): { readonly disk: Disk; refill(bytes: number): void } => {
  let left = bytes;
  const disk = ruledDisk({
    step: () => undefined,
    room: (wanted) => {
      const taken = Math.min(left, wanted);
      left -= taken;
      return taken;
    },
    refused: () => Object.assign(new Error("no space left on device"), { code: "ENOSPC" }),
  });
  return { disk, refill: (more) => void (left += more) };
};

/** Notes the steps, in order. */
export const notingDisk = (notes: string[]): Disk =>
  ruledDisk({ step: (what) => void notes.push(what), room: (bytes) => bytes, refused: () => KILLED });
