/** Every guard fires on the fault it is there for, at its line, and is silent beside it. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { repositoryOf, type Rule } from "../repository.ts";
import { deadFiles } from "./dead-files.ts";
import { direction } from "./direction.ts";
import { indexFiles } from "./index-files.ts";
import { libraries } from "./libraries.ts";
import { links } from "./links.ts";
import { names } from "./names.ts";
import { rings } from "./rings.ts";
import { sizes } from "./size.ts";
import { syntax } from "./syntax.ts";
import { tests } from "./tests.ts";
import { words } from "./words.ts";
import { world } from "./world.ts";

/** `rule path:line` of what a guard finds in these files. */
const found = (rule: Rule, files: Readonly<Record<string, string>>): readonly string[] =>
  rule(repositoryOf(files)).map((finding) => `${finding.rule} ${finding.path}:${finding.line}`);

const inServer = (text: string): Readonly<Record<string, string>> => ({ "server/src/rooms/a.ts": text });
const linesOf = (count: number): string => "const x = 1;\n".repeat(count);
const functionOf = (count: number): string => `const f = () => {\n${linesOf(count - 2)}};\n`;

test("files: 300 lines, tests 600", () => {
  assert.deepEqual(found(sizes, { "a.ts": linesOf(300), "a.test.ts": linesOf(600) }), []);
  const long = { "a.ts": linesOf(301), "a.test.ts": linesOf(601) };
  assert.deepEqual(found(sizes, long), ["file-length a.ts:1", "file-length a.test.ts:1"]);
});

test("lines: 120 characters, counted as people count them", () => {
  assert.deepEqual(found(sizes, { "a.ts": `// ${"ü".repeat(117)}` }), []);
  assert.deepEqual(found(sizes, { "a.ts": `\n// ${"ü".repeat(118)}` }), ["line-length a.ts:2"]);
});

test("functions: 70 lines and 3 positional parameters", () => {
  assert.deepEqual(found(sizes, { "a.ts": functionOf(70) }), []);
  assert.deepEqual(found(sizes, { "a.ts": functionOf(71) }), ["function-length a.ts:1"]);
  assert.deepEqual(found(sizes, { "a.ts": "function f(this: X, a: 1, b: 2, c: 3) {}" }), []);
  assert.deepEqual(found(sizes, { "a.ts": "\nclass A { f(a: 1, b: 2, c: 3, d: 4) {} }" }), ["parameters a.ts:2"]);
});

test("names that say nothing", () => {
  const files = {
    "web/src/utils/a.ts": "",
    "server/src/rooms/types.ts": "",
    "a/helpers.test.ts": "",
    "a/common-room.ts": "",
  };
  const expected = ["name web/src/utils/a.ts:1", "name server/src/rooms/types.ts:1", "name a/helpers.test.ts:1"];
  assert.deepEqual(found(names, files), expected);
});

test("words that people read stand in the catalogues", () => {
  const page = (text: string) => found(words, { "web/src/room/a.tsx": `const a = (\n${text}\n);` });
  const faults = [
    "<p>Hello</p>",
    '<p>{"Hello"}</p>',
    "<p>{is ? `Hello ${name}` : null}</p>",
    '<button aria-label="Close" />',
    '<Notice words={a ? "Hello" : b} />',
    'toast.error("No")',
  ];
  for (const fault of faults) assert.deepEqual(page(fault), ["words web/src/room/a.tsx:2"], fault);
  for (const right of ["<p>{text.close} ·</p>", '<p className="a" role="group" />', "<Notice words={text.a} />"])
    assert.deepEqual(page(right), [], right);
  assert.deepEqual(found(words, { "web/tests/a.fixture.tsx": "const a = <p>Hello</p>;" }), []);
});

test("any, enum, default export, non-null", () => {
  assert.deepEqual(found(syntax, { "a.ts": "let a: any;" }), ["any a.ts:1"]);
  assert.deepEqual(found(syntax, { "a.ts": "\nenum A { B }" }), ["enum a.ts:2"]);
  assert.deepEqual(found(syntax, { "a.ts": "const b = a!;" }), ["non-null a.ts:1"]);
  assert.deepEqual(found(syntax, { "a.ts": "export default 3;" }), ["default-export a.ts:1"]);
  assert.deepEqual(found(syntax, { "vite.config.ts": "export default 3;" }), []);
});

test("a file that does not parse is reported, not skipped", () => {
  assert.deepEqual(found(syntax, { "a.ts": "const = ;" }), ["syntax a.ts:1"]);
});

test("comments that promise, silence the compiler, or keep old code", () => {
  assert.deepEqual(found(syntax, { "a.ts": "// TODO: later" }), ["unfinished a.ts:1"]);
  assert.deepEqual(found(syntax, { "a.ts": "// @ts-expect-error" }), ["ts-ignore a.ts:1"]);
  assert.deepEqual(found(syntax, { "a.ts": "\n// stop(room);" }), ["dead-code a.ts:2"]);
  assert.deepEqual(found(syntax, { "a.ts": "// const a = b.c;" }), ["dead-code a.ts:1"]);
  assert.deepEqual(found(syntax, { "a.ts": "// The first report takes 3 s (measured)." }), []);
});

test("time, chance, environment and output belong to the world", () => {
  for (const touch of [
    "Date.now();",
    "new Date();",
    "performance.now();",
    "setTimeout(f, 1);",
    "setInterval(f, 1);",
    "Math.random();",
    "crypto.randomUUID();",
    'import { randomUUID } from "node:crypto";',
    'import { setTimeout } from "node:timers/promises";',
    "process.env;",
    'console.log("x");',
  ])
    assert.deepEqual(found(world, inServer(`\n${touch}`)), ["world server/src/rooms/a.ts:2"], touch);
  assert.deepEqual(found(world, inServer("new Date(5); clearTimeout(x); clock.wallNow();")), []);
  assert.deepEqual(
    found(world, { "server/src/adapters/system/clock.ts": "Date.now();", "server/src/a.test.ts": "Date.now();" }),
    [],
  );
});

test("imports point left, through index.ts", () => {
  const from = (home: string, target: string): readonly string[] =>
    found(direction, { [`server/src/${home}/a.ts`]: `import { b } from "${target}";` });
  assert.deepEqual(from("recording", "../rooms/index.ts"), []);
  assert.deepEqual(from("rooms", "../recording/index.ts"), ["direction server/src/rooms/a.ts:1"]);
  assert.deepEqual(from("recording", "../rooms/links.ts"), ["direction server/src/recording/a.ts:1"]);
  assert.deepEqual(from("recording", "./ports.ts"), []);
  assert.deepEqual(from("processes", "../rooms/links.ts"), ["direction server/src/processes/a.ts:1"]);
});

test("adapters are seen by processes alone, and processes by nobody", () => {
  const from = (home: string, target: string): readonly string[] =>
    found(direction, { [`server/src/${home}/a.ts`]: `import { b } from "${target}";` });
  assert.deepEqual(from("processes", "../adapters/livekit/room.ts"), []);
  assert.deepEqual(from("rooms", "../adapters/livekit/room.ts"), ["direction server/src/rooms/a.ts:1"]);
  assert.deepEqual(from("rooms", "../processes/role.ts"), ["direction server/src/rooms/a.ts:1"]);
  assert.deepEqual(from("adapters/disk", "../../recording/index.ts"), []);
  assert.deepEqual(from("adapters/disk", "../../recording/ports.ts"), ["direction server/src/adapters/disk/a.ts:1"]);
  assert.deepEqual(from("adapters/disk", "../livekit/room.ts"), ["direction server/src/adapters/disk/a.ts:1"]);
});

test("workspaces meet by name, and only where the design says", () => {
  const from = (path: string, target: string): readonly string[] =>
    found(direction, { [path]: `import { b } from "${target}";` });
  assert.deepEqual(from("web/src/a.ts", "../../stage/src/index.ts"), ["direction web/src/a.ts:1"]);
  assert.deepEqual(from("web/src/a.ts", "@roomreel/stage"), []);
  assert.deepEqual(from("web/src/a.ts", "@roomreel/server"), ["direction web/src/a.ts:1"]);
  assert.deepEqual(from("stage/src/a.ts", "@roomreel/contract"), ["direction stage/src/a.ts:1"]);
  assert.deepEqual(from("server/src/capture/a.ts", "@roomreel/contract"), ["direction server/src/capture/a.ts:1"]);
  assert.deepEqual(from("server/src/delivery/http/a.ts", "@roomreel/contract"), []);
});

test("a library is seen in one place", () => {
  const text = 'import pg from "pg"; import { Frame } from "node-av/lib";';
  const files = {
    "server/src/adapters/postgres/a.ts": text,
    "server/src/rooms/a.ts": text,
    "server/src/rooms/a.test.ts": text,
  };
  const expected = ["server/src/adapters/postgres/a.ts", "server/src/rooms/a.ts", "server/src/rooms/a.ts"];
  assert.deepEqual(
    found(libraries, files),
    expected.map((path) => `library ${path}:1`),
  );
});

test("import rings, also over types and dynamic imports", () => {
  const files = {
    "a.ts": 'import type { B } from "./b.ts";',
    "b.ts": 'export * from "./c.ts";',
    "c.ts": 'const a = await import("./a.ts");',
  };
  assert.deepEqual(found(rings, files), ["ring a.ts:1"]);
  assert.deepEqual(
    found(rings, {
      "a.ts": 'import { b } from "./b.ts"; import { c } from "./c.ts";',
      "b.ts": 'import { c } from "./c.ts";',
      "c.ts": "",
    }),
    [],
  );
});

test("an index.ts re-exports documented things and nothing else", () => {
  const door = "server/src/rooms/index.ts";
  assert.deepEqual(found(indexFiles, { [door]: 'export { a } from "./a.ts";\nexport const b = 1;' }), [
    `index ${door}:2`,
  ]);
  assert.deepEqual(found(indexFiles, { [door]: 'export * from "./a.ts";\n'.repeat(61) }), [`index ${door}:1`]);
  const undocumented = "export type Room = 1;\nexport const other = 2;\n";
  const through = (text: string, source: string): readonly string[] =>
    found(indexFiles, { [door]: text, "server/src/rooms/room.ts": source });
  assert.deepEqual(through('export { type Room } from "./room.ts";', undocumented), [
    "doc-block server/src/rooms/room.ts:1",
  ]);
  assert.equal(through('export * from "./room.ts";', undocumented).length, 2);
  const documented = "/** A room. */\nexport type Room = 1;\nexport const room = 2;";
  assert.deepEqual(through('export * from "./room.ts";', documented), [], "a constructor shares the words of its type");
});

test("dead files: neither imported, nor started, nor named by a script", () => {
  const files = {
    "package.json": '{ "scripts": { "start": "node server/main.ts" } }',
    "server/main.ts": 'import "./live.ts"; start("./child.ts");',
    "server/live.ts": "",
    "server/child.ts": "",
    "server/dead.ts": 'import "./live.ts";',
    "server/tested.ts": "",
    "server/old.fixture.ts": "",
    "server/a.fixture.ts": "",
    "server/a.test.ts": 'import "./tested.ts"; import "./a.fixture.ts";',
  };
  const dead = ["server/dead.ts", "server/tested.ts", "server/old.fixture.ts"];
  assert.deepEqual(
    found(deadFiles, files),
    dead.map((path) => `dead-file ${path}:1`),
  );
});

test("dead links: files and headings; code and the web are left alone", () => {
  const text =
    "[a](docs/a.md) [b](docs/a.md#two-words)\n[c](docs/b.md)\n[d](docs/a.md#gone)\n`[e](f)` [g](https://example.org)";
  assert.deepEqual(found(links, { "README.md": text, "docs/a.md": "# Two words" }), [
    "dead-link README.md:2",
    "dead-link README.md:3",
  ]);
});

test("dead paths between backticks, if they start with a folder of ours", () => {
  const text = "`docs/a.md` `docs/` `docs/b.md`\n`docs/sub/c.md` `video/mp4` `a/b`";
  const files = { "README.md": text, "docs/a.md": "" };
  assert.deepEqual(found(links, files), ["dead-path README.md:1", "dead-path README.md:2"]);
});

test("test names: no doubles in a file, citations meet rules, rules meet tests", () => {
  const doubled = 'test("a", f); test("a", f);';
  assert.deepEqual(found(tests, { "a.test.ts": doubled }), ["test-name a.test.ts:1"]);
  const files = {
    "RULES.md": "- **[Q1]** one\n- **[Q2]** two",
    "a.test.ts": 'test("[Q1] holds", f);\ntest("[Q3] what?", f);',
  };
  assert.deepEqual(found(tests, files), ["citation a.test.ts:2", "citation RULES.md:2"]);
  assert.deepEqual(
    found(tests, { "a/RULES.md": "[Q1] one", "b/RULES.md": "[Q1] two", "a.test.ts": "test(`[Q1] ${x}`, f);" }),
    ["citation b/RULES.md:1"],
  );
});
