import { chown, lstat, mkdir, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Account, Failure } from "../../vocabulary/index.ts";

/** A socket's path must fit into `sun_path` of 108 bytes with its closing zero (unix(7)). */
const socketPathMax = 107;
const socketName = ".s.PGSQL.5432";

/**
 * Beside the data when the path is short enough, else in the temporary folder under a name that is the same at
 * every start. Only the account may enter it.
 * @throws Failure `postgres.not-startable` when somebody else has made it
 */
export const ensureSocketFolder = async (folder: string, account: Account | undefined): Promise<string> => {
  const near = join(folder, "run");
  const place = Buffer.byteLength(join(near, socketName)) <= socketPathMax ? near : await farPlace(folder);
  const made = await mkdir(place, { mode: 0o700 }).then(
    () => true,
    () => false,
  );
  if (made && account !== undefined) await chown(place, account.uid, account.gid);
  const found = await lstat(place);
  const owner = account?.uid ?? process.getuid?.();
  if (found.isDirectory() && found.uid === owner && (found.mode & 0o077) === 0) return place;
  throw new Failure(
    "postgres.not-startable",
    `${place} belongs to somebody else: remove it, or set DATA_DIR to a shorter path`,
  );
};

const farPlace = async (folder: string): Promise<string> => {
  const { dev, ino } = await stat(folder);
  return join(tmpdir(), `roomreel-${dev}-${ino}`);
};
