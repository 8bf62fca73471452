import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { isFailure } from "../vocabulary/index.ts";
import { helpText, settingsPage } from "./settings-help.ts";
import { settingsTable } from "./settings-table.ts";
import { type Environment, readSettings } from "./settings.ts";

const problemsOf = (environment: Environment): readonly string[] => {
  try {
    readSettings(environment);
    return [];
  } catch (thrown) {
    assert.ok(isFailure(thrown) && thrown.code === "settings.invalid");
    return thrown.message.split("\n");
  }
};

test("an empty environment gives the defaults, and nothing listens beyond loopback", () => {
  const values = readSettings({});
  assert.equal(values.HOST, "127.0.0.1");
  assert.equal(values.PORT, 6080);
  assert.deepEqual(values.ROLES, ["server", "recorder", "renderer"]);
  assert.equal(values.DATABASE_URL, undefined);
  assert.deepEqual([values.LIVEKIT_PORT, values.LIVEKIT_TCP_PORT, values.LIVEKIT_UDP_PORT], [7880, 7881, 7882]);
});

test("an empty value counts as absent", () => {
  assert.deepEqual(readSettings({ PORT: "", PUBLIC_URL: "", ROLES: "" }), readSettings({}));
});

const accepted: readonly (readonly [keyof typeof settingsTable, string, unknown])[] = [
  ["PORT", "65535", 65_535],
  ["HOST", "0.0.0.0", "0.0.0.0"],
  ["HOST", "::1", "::1"],
  ["PUBLIC_URL", "https://meet.example.org/", "https://meet.example.org"],
  ["BASE_PATH", "/meet/", "/meet"],
  ["BASE_PATH", "/a/b-c", "/a/b-c"],
  ["BASE_PATH", "/", ""],
  ["DATABASE_URL", "postgresql://me:secret@db:5432/roomreel", "postgresql://me:secret@db:5432/roomreel"],
  ["TRUSTED_PROXIES", "127.0.0.1, 10.0.0.0/8,fd00::/8 ,loopback", ["127.0.0.1", "10.0.0.0/8", "fd00::/8", "loopback"]],
  ["ROLES", "server", ["server"]],
  ["ROLES", "renderer, server", ["server", "renderer"]],
  ["LIVEKIT_TCP_PORT", "0", 0],
  ["LOG_LEVEL", "debug", "debug"],
];

for (const [name, text, value] of accepted)
  test(`a setting that is understood: ${name}=${text}`, () =>
    assert.deepEqual(readSettings({ [name]: text })[name], value));

const rejected: readonly (readonly [keyof typeof settingsTable, string])[] = [
  ["PORT", "0"],
  ["PORT", "65536"],
  ["PORT", "80a"],
  ["PORT", "-1"],
  ["PORT", "1e3"],
  ["HOST", "localhost:80"],
  ["HOST", "example.org"],
  ["PUBLIC_URL", "meet.example.org"],
  ["PUBLIC_URL", "https://meet.example.org/path"],
  ["PUBLIC_URL", "ftp://meet.example.org"],
  ["BASE_PATH", "meet"],
  ["BASE_PATH", "/a b"],
  ["TRUSTED_PROXIES", "proxy.example.org"],
  ["TRUSTED_PROXIES", "10.0.0.0/33"],
  ["TRUSTED_PROXIES", "10.0.0.0/"],
  ["TRUSTED_PROXIES", "10.0.0.0/8/8"],
  ["TRUSTED_PROXIES", "true"],
  ["ROLES", "server,camera"],
  ["ROLES", ","],
  ["DATABASE_URL", "mysql://db"],
  ["LIVEKIT_URL", "http://livekit"],
  ["LIVEKIT_API_SECRET", "short"],
  ["LIVEKIT_NODE_IP", "my-host"],
  ["INITIAL_ADMIN_PASSWORD", "1234567"],
  ["RECORDER_CAPACITY", "0"],
  ["LOG_LEVEL", "loud"],
];

for (const [name, text] of rejected)
  test(`a setting that is refused by its name: ${name}=${text}`, () => {
    const problems = problemsOf({ [name]: text });
    assert.equal(problems.length, 1);
    assert.match(problems[0] ?? "", new RegExp(`^${name} must be .*\\.$`));
  });

test("everything that is wrong is said at once", () => {
  const problems = problemsOf({ PORT: "x", HOST: "y", LOG_LEVEL: "z" });
  assert.deepEqual(
    problems.map((problem) => problem.split(" ")[0]),
    ["PORT", "HOST", "LOG_LEVEL"],
  );
});

test("a problem never repeats a secret", () => {
  const [problem] = problemsOf({ INITIAL_ADMIN_PASSWORD: "hunter2" });
  assert.doesNotMatch(problem ?? "", /hunter2/);
});

const secret = "s".repeat(32);
const contradicting: readonly (readonly [string, Environment, RegExp])[] = [
  ["LIVEKIT_URL alone", { LIVEKIT_URL: "ws://x" }, /LIVEKIT_URL needs LIVEKIT_API_KEY and LIVEKIT_API_SECRET/],
  ["a key without a secret", { LIVEKIT_API_KEY: "k" }, /must be set together/],
  ["a renderer without a database", { ROLES: "renderer" }, /DATABASE_URL must name the server's database/],
  ["one port twice", { PORT: "7880" }, /PORT and LIVEKIT_PORT must differ; both are 7880/],
];

for (const [what, environment, sentence] of contradicting)
  test(`a contradiction: ${what}`, () => assert.match(problemsOf(environment).join("\n"), sentence));

test("a machine that only renders names the servers of the others", () => {
  const values = readSettings({
    ROLES: "renderer",
    DATABASE_URL: "postgres://db/roomreel",
    LIVEKIT_URL: "wss://livekit",
    LIVEKIT_API_KEY: "key",
    LIVEKIT_API_SECRET: secret,
  });
  assert.deepEqual(values.ROLES, ["renderer"]);
});

test("the help names every setting with its default", () => {
  const help = helpText();
  for (const [name, { default: fallback }] of Object.entries(settingsTable)) {
    assert.match(help, new RegExp(`^  ${name} `, "m"));
    if (fallback !== null && fallback !== "") assert.ok(help.includes(`(default: ${fallback})`), name);
  }
  for (const line of help.split("\n")) assert.ok(line.length <= 100, line);
});

test("docs/settings.md says what the table says", async () => {
  const page = await readFile(new URL("../../../docs/settings.md", import.meta.url), "utf8");
  assert.equal(page, settingsPage());
});
