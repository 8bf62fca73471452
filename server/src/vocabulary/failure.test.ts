import assert from "node:assert/strict";
import { test } from "node:test";
import { reasonOf } from "./failure.ts";

test("the reason of anything thrown is its text; of several errors without one of their own, all of theirs", () => {
  assert.equal(reasonOf(new Error("no")), "no");
  assert.equal(reasonOf("no"), "no");
  assert.equal(reasonOf(new AggregateError([new Error("::1 refuses"), "127.0.0.1 too"])), "::1 refuses, 127.0.0.1 too");
  assert.equal(reasonOf(new AggregateError([new Error("a")], "both")), "both");
});
