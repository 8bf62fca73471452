import assert from "node:assert/strict";
import { test } from "node:test";
import { browserOf } from "./browser-name.ts";

test("browsers that pass themselves off as others are called by their own name", () => {
  const webkit = "AppleWebKit/537.36 (KHTML, like Gecko)";
  for (const [agent, name] of [
    [
      `Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${webkit} Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0`,
      "Edge, Windows",
    ],
    [`Mozilla/5.0 (X11; Linux x86_64) ${webkit} Chrome/140.0.0.0 Safari/537.36`, "Chrome, Linux"],
    [`Mozilla/5.0 (Linux; Android 15; Pixel 8) ${webkit} Chrome/140.0.0.0 Mobile Safari/537.36`, "Chrome, Android"],
    ["Mozilla/5.0 (Macintosh; Intel Mac OS X 10.15; rv:140.0) Gecko/20100101 Firefox/140.0", "Firefox, macOS"],
    [
      "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Version/18.0 Safari/604.1",
      "Safari, iPhone",
    ],
    ["curl/8.5.0", "curl"],
    ["", null],
    ["something else", null],
  ] as const)
    assert.equal(browserOf(agent), name);
});
