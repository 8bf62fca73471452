import { readFile } from "node:fs/promises";
import { type Account, Failure } from "../../vocabulary/index.ts";

/** In order of preference. */
const unprivileged = ["postgres", "nobody"];

/**
 * Whom root runs PostgreSQL as; undefined for everybody else, who runs it himself.
 * @throws Failure `postgres.not-startable` when the system has none of the accounts
 */
export const accountToRunAs = async (): Promise<Account | undefined> => {
  if (process.getuid?.() !== 0) return undefined;
  const accounts = (await readFile("/etc/passwd", "utf8")).split("\n").map(parseAccount);
  for (const name of unprivileged) {
    const account = accounts.find((one) => one?.name === name);
    if (account !== undefined && account !== null) return account;
  }
  throw new Failure(
    "postgres.not-startable",
    `PostgreSQL does not run as root, and there is no account ${unprivileged.join(" or ")}: ` +
      "create one, or set DATABASE_URL",
  );
};

/** A line of passwd(5): `name:password:uid:gid:…` */
const parseAccount = (line: string): Account | null => {
  const [name = "", , uid = "", gid = ""] = line.split(":");
  return /^\d+$/.test(uid) && /^\d+$/.test(gid) ? { name, uid: Number(uid), gid: Number(gid) } : null;
};
