import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Lock } from "./runtime-packages.ts";

export const root = join(import.meta.dirname, "../..");

export const readLock = (): Lock => {
  const { packages } = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8")) as { readonly packages: Lock };
  return packages;
};
