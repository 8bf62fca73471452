import assert from "node:assert/strict";
import { test } from "node:test";
import { originIn } from "./origin.ts";

test("a site is its origin, however it is typed; what names a page or nothing is none", () => {
  for (const [typed, origin] of [
    ["https://intranet.example", "https://intranet.example"],
    [" intranet.example/ ", "https://intranet.example"],
    ["http://localhost:3000", "http://localhost:3000"],
    ["HTTPS://Intranet.Example:443", "https://intranet.example"],
    ["https://intranet.example/wiki", null],
    ["https://anna@intranet.example", null],
    ["javascript:alert(1)", null],
    ["intranet", null],
    ["", null],
  ] as const)
    assert.equal(originIn(typed), origin, typed);
});
