import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { clientFiles, folder } from "./files.ts";

test("the client has the operations that the API has: if this fails, run `npm run client`", async () => {
  const files = await clientFiles();
  assert.deepEqual(readdirSync(folder).toSorted(), [...files.keys()].toSorted());
  for (const [name, text] of files) assert.equal(readFileSync(join(folder, name), "utf8"), text, name);
});
