import assert from "node:assert/strict";
import { test } from "node:test";
import { browserOf } from "./browser.ts";

const mac = "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko)";
const iphone = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)";
const agents = {
  chrome: `${mac} Chrome/140.0.0.0 Safari/537.36`,
  firefox: "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0",
  safari: `${mac} Version/18.5 Safari/605.1.15`,
  iphone: `${iphone} CriOS/140.0 Mobile/15E148 Safari/604.1`,
  android: "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 Chrome/140.0.0.0 Mobile Safari/537.36",
} as const;

for (const [browser, agent] of Object.entries(agents)) {
  test(`help with devices is in the words of ${browser}`, () => assert.equal(browserOf(agent), browser));
}
