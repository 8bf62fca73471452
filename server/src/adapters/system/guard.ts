import { spawn } from "node:child_process";
import { join } from "node:path";

/** Knows which process groups must end with this process. */
export type Guard = {
  add(pid: number, signal: "SIGINT" | "SIGTERM"): void;
  remove(pid: number): void;
};

/** One guard process for this process, begun with the first program that it guards. */
export const createGuard = (): Guard => {
  let pipe: ReturnType<typeof startGuard> | undefined;
  const say = (line: string): void => {
    pipe ??= startGuard();
    pipe.write(line);
  };
  return {
    add: (pid, signal) => say(`+ ${pid} ${signal.slice(3)}\n`),
    remove: (pid) => say(`- ${pid}\n`),
  };
};

const startGuard = () => {
  // In a session of its own, so that Ctrl-C in a terminal does not reach it.
  const guard = spawn("/bin/sh", [join(import.meta.dirname, "guard.sh")], {
    cwd: "/",
    detached: true,
    stdio: ["pipe", "ignore", "ignore"],
  });
  guard.unref();
  const pipe = guard.stdin;
  // A pipe to a guard that somebody killed: everything still stops the ordinary way.
  pipe.on("error", () => undefined);
  guard.on("error", () => undefined);
  if ("unref" in pipe && typeof pipe.unref === "function") pipe.unref();
  return pipe;
};
