import assert from "node:assert/strict";
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { systemHost } from "../adapters/system/index.ts";
import { takeRecorderSlot } from "./recorder-slot.ts";

test("recorders on one data directory have slots of their own, and the next one inherits a freed slot", async () => {
  const dataDir = await mkdtemp(join(tmpdir(), "roomreel-slot-"));
  const [first, second] = [await takeRecorderSlot(dataDir, systemHost), await takeRecorderSlot(dataDir, systemHost)];
  assert.notEqual(first.name, second.name);
  first.release();
  const next = await takeRecorderSlot(dataDir, systemHost);
  assert.equal(next.name, first.name);
  next.release();
  second.release();
});
