import assert from "node:assert/strict";
import { test } from "node:test";
import type { RoomRole, StageMode } from "@roomreel/contract";
import { somebody } from "./person.fixture.ts";
import { wayToStage } from "./way-to-stage.ts";

const off = { stage: "off", onStage: false } as const;
const ways = (role: RoomRole): readonly string[] =>
  (["everyone", "request", "invite"] satisfies StageMode[]).map((mode) =>
    wayToStage(somebody("a", { ...off, role }), mode),
  );

test("who leads joins whatever the mode; a speaker joins, asks, or waits; a viewer asks", () => {
  assert.deepEqual(ways("host"), ["join", "join", "join"]);
  assert.deepEqual(ways("moderator"), ["join", "join", "join"]);
  assert.deepEqual(ways("speaker"), ["join", "ask", "none"]);
  assert.deepEqual(ways("viewer"), ["ask", "ask", "none"]);
});

test("whoever was invited joins in every mode, who asked may withdraw, who is on it may leave", () => {
  const invited = somebody("a", { stage: "invited", onStage: false });
  assert.equal(wayToStage(invited, "invite"), "join");
  assert.equal(wayToStage(somebody("a", { stage: "asking", onStage: false }), "request"), "withdraw");
  assert.equal(wayToStage(somebody("a"), "invite"), "leave");
});
