import { readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import type { Randomness } from "../../vocabulary/index.ts";

const apiKeys = z.object({ apiKey: z.string().min(1), apiSecret: z.string().min(32) });
export type ApiKeys = z.infer<typeof apiKeys>;

/** The pair kept in `folder`; made when there is none that can be read. Only LiveKit and we know it. */
export const ensureKeys = async (folder: string, randomness: Randomness): Promise<ApiKeys> => {
  const path = join(folder, "keys.json");
  const kept = apiKeys.safeParse(await readJson(path));
  if (kept.success) return kept.data;
  const made: ApiKeys = { apiKey: `API${randomness.text(12)}`, apiSecret: randomness.text(43) };
  await writeFile(`${path}.new`, JSON.stringify(made), { mode: 0o600 });
  await rename(`${path}.new`, path);
  return made;
};

const readJson = (path: string): Promise<unknown> =>
  readFile(path, "utf8")
    .then((text): unknown => JSON.parse(text))
    .catch(() => null);
