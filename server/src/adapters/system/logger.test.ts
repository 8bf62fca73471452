import assert from "node:assert/strict";
import { test } from "node:test";
import type { LogFields, Logger } from "../../vocabulary/index.ts";
import { createLogger, type LoggerOptions } from "./logger.ts";

const collecting = (options: Partial<LoggerOptions> = {}): { log: Logger; lines: string[] } => {
  const lines: string[] = [];
  const log = createLogger({ level: "debug", format: "json", write: (line) => void lines.push(line), ...options });
  return { log, lines };
};

const fieldsOf = (line: string | undefined): Record<string, unknown> => JSON.parse(line ?? "{}");

test("a JSON line holds level, time, message and fields", () => {
  const { log, lines } = collecting({ fields: { role: "server" } });
  log.with({ room: "algebra" }).info("meeting began", { people: 2 });
  const { time, ...rest } = fieldsOf(lines[0]);
  assert.equal(typeof time, "number");
  assert.deepEqual(rest, { level: "info", role: "server", room: "algebra", people: 2, message: "meeting began" });
});

test("lines below the level are dropped in both formats", () => {
  for (const format of ["json", "human"] as const) {
    const { log, lines } = collecting({ format, level: "warn" });
    log.debug("a");
    log.info("b");
    log.warn("c");
    log.error("d");
    assert.equal(lines.length, 2);
  }
});

test("a human line is one line with the fields behind the message", () => {
  const { log, lines } = collecting({ format: "human" });
  log.warn("renderer ended", { code: 1, signal: null, missing: undefined });
  assert.match(lines[0] ?? "", /^\d\d:\d\d:\d\d\.\d{3} warn {2}renderer ended \(code=1, signal=null\)\n$/);
});

const secrets: readonly LogFields[] = [
  { token: "abc123" },
  { livekitToken: "abc123" },
  { nested: { apiSecret: "abc123" } },
  { headers: { Authorization: "Bearer abc123", "x-api-key": "abc123", api_key: "abc123" } },
  { list: [{ password: "abc123" }] },
  { url: "ws://127.0.0.1:7880/rtc?access_token=abc123" },
  { text: "connecting to postgresql://me:abc123@db/roomreel" },
  { error: new Error("GET http://h/p?secret=abc123 failed", { cause: new Error("wss://h/p?t=1") }) },
];

test("no secret reaches a line", () => {
  for (const format of ["json", "human"] as const) {
    const { log, lines } = collecting({ format });
    for (const fields of secrets) log.error("failed", fields);
    assert.equal(lines.length, secrets.length);
    for (const line of lines) assert.doesNotMatch(line, /abc123/);
  }
});

test("what cannot be logged does not take the caller down", () => {
  const { log, lines } = collecting();
  const ring: { me?: unknown } = {};
  ring.me = ring;
  const broken = Object.defineProperty({}, "trap", { enumerable: true, get: () => assert.fail("trap") });
  log.info("ring", { ring, count: 12n, bytes: new Uint8Array(3) });
  log.info("broken", { broken });
  assert.equal(fieldsOf(lines[0])["count"], "12");
  assert.equal(fieldsOf(lines[0])["bytes"], "3 bytes");
  assert.equal(fieldsOf(lines[1])["unloggable"], "trap");
});
