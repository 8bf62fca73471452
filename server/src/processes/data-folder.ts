/**
 * Where everything is kept. `.roomreel` in the checkout, unless root runs us from a place that other accounts may
 * not pass through (its home): PostgreSQL, which refuses to run as root, could not reach its data there.
 *
 * As root the folder itself may be passed through, not listed (0711); what lies in it is closed (umask 077).
 */
import { access, chmod, constants, mkdir, stat, statfs } from "node:fs/promises";
import { dirname, join } from "node:path";
import { Failure, reasonOf } from "../vocabulary/index.ts";

const freeBytesMin = 500_000_000;

/** `/root/x` gives `/var/lib/roomreel/root-x`: another checkout has other data. */
export const defaultDataFolder = async (checkout: string): Promise<string> => {
  if (!runsAsRoot() || (await isPassable(checkout))) return join(checkout, ".roomreel");
  return join("/var/lib/roomreel", checkout.slice(1).replaceAll("/", "-"));
};

const runsAsRoot = (): boolean => process.getuid?.() === 0;

/** Whether every folder down to this one lets other accounts pass. */
const isPassable = async (folder: string): Promise<boolean> => {
  const { mode } = await stat(folder);
  if ((mode & 0o001) === 0) return false;
  return folder === "/" || isPassable(dirname(folder));
};

/** @throws Failure `data.no-folder`, `data.unwritable`, `data.disk-full` */
export const prepareDataFolder = async (folder: string): Promise<void> => {
  await refuseFile(folder);
  try {
    await makeFolder(folder, runsAsRoot() ? 0o711 : 0o700);
    await access(folder, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (cause) {
    const message = `${folder} cannot be written (${reasonOf(cause)}): change its owner or set DATA_DIR.`;
    throw new Failure("data.unwritable", message, { cause });
  }
  const { bavail, bsize } = await statfs(folder);
  const free = bavail * bsize;
  if (free >= freeBytesMin) return;
  const megabytes = (bytes: number): string => `${Math.floor(bytes / 1_000_000)} MB`;
  throw new Failure(
    "data.disk-full",
    `Only ${megabytes(free)} are free in ${folder}, at least ${megabytes(freeBytesMin)} are needed: ` +
      "free some space or set DATA_DIR to another disk.",
  );
};

/** A file where the folder, or one above it, should be is not a matter of rights. */
const refuseFile = async (folder: string, at: string = folder): Promise<void> => {
  const found = await stat(at).catch(() => null);
  if (found?.isDirectory() === true) return;
  if (found === null) return at === "/" ? undefined : refuseFile(folder, dirname(at));
  const message =
    at === folder
      ? `${folder} is not a folder: set DATA_DIR to one, or to where one can be made.`
      : `${folder} cannot be made, because ${at} is not a folder: set DATA_DIR to another place.`;
  throw new Failure("data.no-folder", message);
};

/** Like mkdir -p, with the same mode for every folder that is made. */
const makeFolder = async (folder: string, mode: number): Promise<void> => {
  const exists = await stat(folder).catch(() => null);
  if (exists?.isDirectory() === true) return;
  await makeFolder(dirname(folder), mode);
  await mkdir(folder);
  await chmod(folder, mode);
};
