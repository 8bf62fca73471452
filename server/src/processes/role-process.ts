/** A role seen from its supervisor: a child process that says when it is ready, or why it cannot be. */
import { z } from "zod";
import { type Clock, endingText, Failure, type Host, type RunningProgram } from "../vocabulary/index.ts";
import type { Runs } from "./keep.ts";
import type { RoleName } from "./settings.ts";

/** What a role says to its supervisor. */
export const roleMessage = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("ready"), notes: z.array(z.string()) }),
  z.object({ kind: z.literal("failed"), code: z.string(), message: z.string() }),
]);
export type RoleMessage = z.infer<typeof roleMessage>;

/** How a role's process is started; tests start others. */
export type RoleCommand = (role: RoleName) => { readonly command: string; readonly args: readonly string[] };

export type RoleOptions = {
  readonly role: RoleName;
  readonly commandOf: RoleCommand;
  readonly environment: Readonly<Record<string, string>>;
  /** Its working directory. */
  readonly folder: string;
  readonly host: Host;
  readonly clock: Clock;
  /** Lines of its log, ready to be shown. */
  readonly show: (line: string) => void;
};

export type RoleProcess = Runs & { readonly pid: number; readonly notes: readonly string[] };

const readyWithinMs = 120_000;

/** How long each role may need to finish what is begun; then it is killed, and the next start continues. */
export const finishWithinMs: Readonly<Record<RoleName, number>> = {
  server: 10_000,
  recorder: 15_000,
  renderer: 30_000,
};

/** @throws Failure of the role, or `role.not-startable` */
export const startRole = async (options: RoleOptions): Promise<RoleProcess> => {
  const { role, host, clock } = options;
  const answer = Promise.withResolvers<RoleMessage>();
  const running = await host.start({
    name: role,
    ...options.commandOf(role),
    environment: options.environment,
    // How a later start finds it, should it be left behind.
    folder: options.folder,
    stopSignal: "SIGTERM",
    onLine: options.show,
    onMessage: (message) => {
      const said = roleMessage.safeParse(message);
      if (said.success) answer.resolve(said.data);
    },
  });
  const late = clock.after(readyWithinMs, () => void running.stop(0));
  void running.ended.then((ending) =>
    answer.resolve({ kind: "failed", code: "role.not-startable", message: `the ${role} ${endingText(ending)}` }),
  );
  const said = await answer.promise;
  late.cancel();
  if (said.kind === "ready") return processOf(role, running, said.notes);
  await running.stop(finishWithinMs[role]);
  throw new Failure(said.code, said.message);
};

const processOf = (role: RoleName, running: RunningProgram, notes: readonly string[]): RoleProcess => ({
  pid: running.pid,
  ended: running.ended,
  notes,
  stop: async (graceMs = finishWithinMs[role]) => void (await running.stop(graceMs)),
});
