/** What this release is: its version, the commit that is checked out, and when the web app was built. */
import { readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { z } from "zod";
import type { About } from "../delivery/index.ts";

const root = fileURLToPath(new URL("../../..", import.meta.url));
const packageSchema = z.object({ version: z.string() });
const UNKNOWN = "unknown";

/** A release without a checkout has no commit, and an unbuilt app no date: then it is unknown. */
export const aboutThis = async (): Promise<About> => ({
  version: packageSchema.parse(JSON.parse(await readFile(join(root, "package.json"), "utf8"))).version,
  gitCommit: await commitIn(join(root, ".git")).catch(() => UNKNOWN),
  buildDate: await stat(join(root, "web/dist/index.html")).then(
    ({ mtime }) => mtime.toISOString(),
    () => UNKNOWN,
  ),
});

/** `HEAD` names the commit, or the branch that does (git's gitrepository-layout). */
const commitIn = async (folder: string): Promise<string> => {
  const head = (await readFile(join(folder, "HEAD"), "utf8")).trim();
  const branch = /^ref: (.+)$/.exec(head)?.[1];
  return branch === undefined ? head : (await readFile(join(folder, branch), "utf8")).trim();
};
