import assert from "node:assert/strict";
import { test } from "node:test";
import type { MemberTokenAnswer } from "@roomreel/contract";
import { waysIn } from "./ways-in.ts";

const someone = (
  role: MemberTokenAnswer["role"],
  stageMode?: "everyone" | "request" | "invite",
): MemberTokenAnswer => ({
  token: "",
  role,
  permissions: {},
  roomName: "",
  serverTime: 0,
  ...(stageMode === undefined ? {} : { stageMode }),
});

test("on a computer one joins the stage, or as a viewer", () => {
  assert.deepEqual(waysIn(someone("speaker"), false), { first: "stage", second: "viewer", note: null });
});

test("on a phone one enters as a viewer unless one says otherwise (K-5.3)", () => {
  assert.deepEqual(waysIn(someone("speaker", "everyone"), true), { first: "viewer", second: "stage", note: null });
});

test("where one has to ask or to be invited the stage is not offered, but to those who lead", () => {
  assert.deepEqual(waysIn(someone("speaker", "request"), false), { first: "viewer", second: null, note: "request" });
  assert.deepEqual(waysIn(someone("speaker", "invite"), false), { first: "viewer", second: null, note: "invite" });
  assert.deepEqual(waysIn(someone("moderator", "invite"), false), { first: "stage", second: "viewer", note: null });
});

test("a viewer is never on stage", () => {
  assert.deepEqual(waysIn(someone("viewer"), false), { first: "viewer", second: null, note: "viewer" });
});
