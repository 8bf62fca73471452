import { type ChildProcess, spawn } from "node:child_process";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import { type Ending, Failure, type Program, reasonOf, type RunningProgram } from "../../vocabulary/index.ts";
import type { Guard } from "./guard.ts";

/** Starts the program as the leader of a process group of its own, which is how all of it can be ended. */
export const startProgram = async (program: Program, guard: Guard): Promise<RunningProgram> => {
  const child = spawnChild(program);
  const pid = child.pid;
  if (pid === undefined) throw await notStartable(program, child);
  guard.add(pid, program.stopSignal);
  const lastWords = lastWordsOf(child);
  const ended = endingOf(child).then(async (ending) => {
    // What it started and left behind ends with it.
    signalGroup(pid, "SIGKILL");
    guard.remove(pid);
    await lastWords;
    return ending;
  });
  listen(child, program);
  return { pid, ended, stop: (graceMs) => stopProgram({ pid, ended, signal: program.stopSignal, graceMs }) };
};

const spawnChild = (program: Program): ChildProcess => {
  const { account, folder } = program;
  return spawn(program.command, [...program.args], {
    detached: true,
    env: program.environment,
    stdio: [
      program.input === undefined ? "ignore" : "pipe",
      "pipe",
      "pipe",
      ...(program.onMessage === undefined ? [] : (["ipc"] as const)),
    ],
    ...(folder === undefined ? {} : { cwd: folder }),
    ...(account === undefined ? {} : { uid: account.uid, gid: account.gid }),
  });
};

const notStartable = (program: Program, child: ChildProcess): Promise<Failure> =>
  new Promise((resolve) => {
    child.once("error", (cause) =>
      resolve(
        new Failure(
          "host.not-startable",
          `${program.name} cannot be started (${program.command}): ${reasonOf(cause)}`,
          {
            cause,
          },
        ),
      ),
    );
  });

const endingOf = (child: ChildProcess): Promise<Ending> =>
  new Promise((resolve) => {
    child.once("exit", (code, signal) => resolve({ code, signal }));
  });

/** A process that left the group may hold the pipes open; nobody waits longer for last words. */
const lastWordsWithinMs = 200;

/** Resolves when all that an ended program said has been read. */
const lastWordsOf = (child: ChildProcess): Promise<void> =>
  new Promise((resolve) => {
    child.once("close", () => resolve());
    child.once("exit", () => setTimeout(resolve, lastWordsWithinMs).unref());
  });

const listen = (child: ChildProcess, program: Program): void => {
  child.on("error", () => undefined);
  if (program.onMessage !== undefined) child.on("message", program.onMessage);
  for (const stream of [child.stdout, child.stderr]) if (stream !== null) eachLine(stream, program.onLine);
  child.stdin?.on("error", () => undefined);
  child.stdin?.end(program.input);
};

const eachLine = (stream: Readable, run: (line: string) => void): void => {
  createInterface({ input: stream, crlfDelay: Number.POSITIVE_INFINITY }).on("line", run);
};

type Stopping = {
  readonly pid: number;
  readonly ended: Promise<Ending>;
  readonly signal: NodeJS.Signals;
  readonly graceMs: number;
};

const stopProgram = async ({ pid, ended, signal, graceMs }: Stopping): Promise<Ending> => {
  signalOne(pid, signal);
  const force = setTimeout(() => signalGroup(pid, "SIGKILL"), graceMs);
  const ending = await ended;
  clearTimeout(force);
  return ending;
};

/** Only the leader is asked: it knows in which order its own children end. */
const signalOne = (pid: number, signal: NodeJS.Signals): void => sendSignal(pid, signal);
const signalGroup = (pid: number, signal: NodeJS.Signals): void => sendSignal(-pid, signal);

const sendSignal = (pid: number, signal: NodeJS.Signals): void => {
  try {
    process.kill(pid, signal);
  } catch {
    // Gone already, which is what was wanted.
  }
};
