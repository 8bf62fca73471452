import assert from "node:assert/strict";
import { test } from "node:test";
import type { ChatMessage } from "@roomreel/contract";
import { allRead, caughtUp, heard, silence } from "./talk.ts";

const said = (id: string, at: number, from = "ann"): ChatMessage => ({
  is: "chat",
  id,
  at,
  from: { identity: from, name: from },
  to: "everyone",
  words: id,
});
const away = { identity: "me", reading: false };
const there = { identity: "me", reading: true };
const idsOf = ({ messages }: { messages: readonly ChatMessage[] }): string => messages.map(({ id }) => id).join(" ");

test("what was said before one came is there and read; what comes then is not", () => {
  const come = caughtUp(silence, [said("a", 1), said("b", 2)], away);
  assert.deepEqual([idsOf(come), come.unread], ["a b", 0]);
  assert.equal(heard(come, said("c", 3), away).unread, 1);
  assert.equal(allRead(heard(come, said("c", 3), away)).unread, 0);
});

test("what was missed while the connection was lost is unread, and stands where it was said", () => {
  const before = heard(caughtUp(silence, [said("a", 1)], away), said("d", 4), away);
  const again = caughtUp(before, [said("a", 1), said("c", 3), said("d", 4)], away);
  assert.deepEqual([idsOf(again), again.unread], ["a c d", 2]);
});

test("a message that arrives twice is one message", () => {
  const once = heard(silence, said("a", 1), away);
  assert.deepEqual(heard(once, said("a", 1), away), once);
});

test("neither one's own words nor what one looks at are unread", () => {
  assert.equal(heard(silence, said("a", 1, "me"), away).unread, 0);
  assert.equal(heard(silence, said("a", 1), there).unread, 0);
});

test("at most five hundred are kept, the newest", () => {
  const many = Array.from({ length: 600 }, (_, at) => said(`m${at}`, at));
  const { messages } = caughtUp(silence, many, away);
  assert.deepEqual([messages.length, messages.at(0)?.id, messages.at(-1)?.id], [500, "m100", "m599"]);
});
