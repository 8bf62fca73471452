import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { systemHost } from "../adapters/system/index.ts";
import { takeSlot } from "./process-slot.ts";

const dataDir = await mkdtemp(join(tmpdir(), "roomreel-slot-"));
after(() => rm(dataDir, { recursive: true }));
const take = (role: "recorder" | "renderer") => takeSlot(role, dataDir, systemHost);

test("processes on one data directory have slots of their own, and the next one inherits a freed slot", async () => {
  const [first, second] = [await take("recorder"), await take("recorder")];
  assert.notEqual(first.name, second.name);
  first.release();
  const next = await take("recorder");
  assert.equal(next.name, first.name);
  assert.notEqual(next.worker("b"), first.worker("a"));
  next.release();
  second.release();
});

test("a recorder and a renderer do not inherit from each other", async () => {
  const [recorder, renderer] = [await take("recorder"), await take("renderer")];
  assert.notEqual(recorder.name, renderer.name);
  recorder.release();
  renderer.release();
});
