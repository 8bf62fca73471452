import assert from "node:assert/strict";
import { test } from "node:test";
import type { SubjectChange } from "../subject-change.ts";
import { changeQueue, WAITING_MAX } from "./change-queue.ts";

const changed = (id: string): SubjectChange => ({
  kind: "rooms",
  id,
  what: "changed",
  rooms: [],
  accounts: [],
  everybody: false,
});

test("a subject that changes again before it was told is told once", () => {
  const queue = changeQueue(() => undefined);
  for (const id of ["a", "b", "a"]) queue.put(changed(id));
  assert.deepEqual(queue.take(), [changed("a"), changed("b")]);
  assert.ok(queue.isEmpty());
});

test("[AC14] beyond the bound one message says that some were missed, and what comes then is told again", () => {
  const queue = changeQueue(() => undefined);
  for (let at = 0; at <= WAITING_MAX; at += 1) queue.put(changed(String(at)));
  queue.put(changed("late"));
  assert.deepEqual(queue.take(), ["missed"]);
  queue.put(changed("later"));
  assert.deepEqual(queue.take(), [changed("later")]);
});
