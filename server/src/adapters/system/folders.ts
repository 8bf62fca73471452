/**
 * A lock that cannot be left behind: a socket in the kernel's own namespace, named after the folder's device and
 * inode, so that the same folder under two paths is one folder. It is gone with its process.
 */
import { readdir, readFile, readlink, realpath, stat } from "node:fs/promises";
import { createServer, type Server } from "node:net";
import { sep } from "node:path";
import { Failure, type FolderLock } from "../../vocabulary/index.ts";

export const lockFolder = async (folder: string): Promise<FolderLock> => {
  const { dev, ino } = await stat(folder);
  const server = createServer((socket) => socket.destroy());
  try {
    await listenOn(server, `\0roomreel-folder-${dev}-${ino}`);
  } catch (cause) {
    throw new Failure("host.folder-in-use", `${folder} is in use by another process`, { cause });
  }
  server.unref();
  return { release: () => void server.close() };
};

const listenOn = (server: Server, path: string): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(path, resolve);
  });

/** Longest wait for left-behind processes after each signal. */
const patienceMs = 5000;
const lookAgainMs = 20;

export const stopProcessesIn = async (folder: string, word: string): Promise<void> => {
  for (const leader of leadersOf(await processesIn(folder, word))) signalTo(leader.pid, "SIGINT");
  if (await noneSoon(folder, word)) return;
  for (const each of await processesIn(folder, word)) signalTo(each.pid, "SIGKILL");
  if (await noneSoon(folder, word)) return;
  throw new Failure("host.folder-in-use", `a process that works in ${folder} cannot be ended`);
};

const noneSoon = async (folder: string, word: string): Promise<boolean> => {
  for (let waitedMs = 0; waitedMs < patienceMs; waitedMs += lookAgainMs) {
    if ((await processesIn(folder, word)).length === 0) return true;
    await new Promise((resolve) => setTimeout(resolve, lookAgainMs));
  }
  return false;
};

type Found = { readonly pid: number; readonly parent: number };

/** Those that no other one of them started: they end the rest in the right order. */
const leadersOf = (found: readonly Found[]): readonly Found[] => {
  const pids = new Set(found.map(({ pid }) => pid));
  return found.filter(({ parent }) => !pids.has(parent));
};

const processesIn = async (folder: string, word: string): Promise<readonly Found[]> => {
  const home = await realpath(folder).catch(() => folder);
  const pids = (await readdir("/proc")).filter((name) => /^\d+$/.test(name));
  const found = await Promise.all(pids.map((pid) => foundIn(pid, home, word)));
  return found.filter((one) => one !== null);
};

/** Null for processes that work elsewhere, and for those of others, which cannot be looked into and are not ours. */
const foundIn = async (pid: string, folder: string, word: string): Promise<Found | null> => {
  const where = await readlink(`/proc/${pid}/cwd`).catch(() => "");
  if (Number(pid) === process.pid || (where !== folder && !where.startsWith(folder + sep))) return null;
  const command = await readFile(`/proc/${pid}/cmdline`, "utf8").catch(() => "");
  if (!command.includes(word)) return null;
  const line = await readFile(`/proc/${pid}/stat`, "utf8").catch(() => "");
  // The name in parentheses may hold anything; the state and the parent follow it.
  const [, state, parent] = /^.*\) (\S) (\d+) /s.exec(line) ?? [];
  return state === undefined || state === "Z" ? null : { pid: Number(pid), parent: Number(parent) };
};

const signalTo = (pid: number, signal: NodeJS.Signals): void => {
  try {
    process.kill(pid, signal);
  } catch {
    // Gone already, which is what was wanted.
  }
};
