/** The made part of the client as files, formatted as all code is. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { format } from "oxfmt";
import { clientModules } from "./operations.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
/** Where they are kept; nothing else is. */
export const folder = join(root, "client", "src", "operations");

/** Text of each file by its name. */
export const clientFiles = async (): Promise<ReadonlyMap<string, string>> => {
  const { printWidth } = JSON.parse(readFileSync(join(root, ".oxfmtrc.json"), "utf8")) as { printWidth: number };
  const files = new Map<string, string>();
  for (const [name, text] of await clientModules()) files.set(name, (await format(name, text, { printWidth })).code);
  return files;
};
