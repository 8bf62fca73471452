/** The few things publishing does with files; a test can put a disk in its place that is full or loses its power. */
import { open, readFile, rename, rm, stat } from "node:fs/promises";
import { dirname } from "node:path";
import { Failure, reasonOf } from "../vocabulary/index.ts";

export interface DiskFile {
  /** All of the bytes, or an error. */
  write(bytes: readonly Buffer[], at: number): Promise<void>;
  read(at: number, length: number): Promise<Buffer>;
  truncate(length: number): Promise<void>;
  /** After it the bytes outlive a loss of power. */
  sync(): Promise<void>;
  close(): Promise<void>;
}

export interface Disk {
  /** Opens for reading and writing; creates the file when it is missing. */
  open(path: string): Promise<DiskFile>;
  /** The whole of a file, or null when there is none. */
  read(path: string): Promise<Buffer | null>;
  size(path: string): Promise<number | null>;
  /** Replaces `to`, and outlives a loss of power. */
  rename(from: string, to: string): Promise<void>;
  /** Makes the creation of a file outlive a loss of power. */
  syncFolderOf(path: string): Promise<void>;
  /** Harmless when there is no such file. */
  remove(path: string): Promise<void>;
}

const FULL: readonly string[] = ["ENOSPC", "EDQUOT"];

const codeOf = (thrown: unknown): string => (thrown instanceof Error && "code" in thrown ? String(thrown.code) : "");

/** @returns `publish.disk-full` or `publish.disk-failed` */
export const diskFailure = (thrown: unknown): Failure => {
  if (thrown instanceof Failure) return thrown;
  if (FULL.includes(codeOf(thrown))) {
    return new Failure("publish.disk-full", "There is no room on the disk for the recording.", { cause: thrown });
  }
  return new Failure("publish.disk-failed", `The disk refused: ${reasonOf(thrown)}`, { cause: thrown });
};

const orNull = async <T>(action: Promise<T>): Promise<T | null> => {
  try {
    return await action;
  } catch (thrown) {
    if (codeOf(thrown) === "ENOENT") return null;
    throw thrown;
  }
};

const openFile = async (path: string): Promise<DiskFile> => {
  const file = (await orNull(open(path, "r+"))) ?? (await open(path, "w+"));
  return {
    write: async (bytes, at) => {
      let rest = Buffer.concat(bytes);
      let position = at;
      while (rest.length > 0) {
        const { bytesWritten } = await file.write(rest, 0, rest.length, position);
        rest = rest.subarray(bytesWritten);
        position += bytesWritten;
      }
    },
    read: async (at, length) => {
      const bytes = Buffer.alloc(length);
      let filled = 0;
      while (filled < length) {
        const { bytesRead } = await file.read(bytes, filled, length - filled, at + filled);
        if (bytesRead === 0) break;
        filled += bytesRead;
      }
      return bytes.subarray(0, filled);
    },
    truncate: (length) => file.truncate(length),
    sync: () => file.datasync(),
    close: () => file.close(),
  };
};

const syncFolderOf = async (path: string): Promise<void> => {
  const folder = await open(dirname(path), "r");
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
};

export const realDisk: Disk = {
  open: openFile,
  read: (path) => orNull(readFile(path)),
  size: async (path) => (await orNull(stat(path)))?.size ?? null,
  rename: async (from, to) => {
    await rename(from, to);
    await syncFolderOf(to);
  },
  syncFolderOf,
  remove: (path) => rm(path, { force: true }),
};
