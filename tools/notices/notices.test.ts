import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { readLock, root } from "./lock.ts";
import { notices } from "./notices.ts";
import { runtimePackages } from "./runtime-packages.ts";

/** A licence that is not here wants a decision by a person before it comes in. */
const accepted: readonly string[] = [
  "MIT",
  "ISC",
  "0BSD",
  "Unlicense",
  "Apache-2.0",
  "BSD-2-Clause",
  "BSD-3-Clause",
  "BlueOak-1.0.0",
  "MPL-2.0",
  "OFL-1.1",
  "(MIT OR CC0-1.0)",
  "(Apache-2.0 AND BSD-3-Clause)",
];

test("THIRD-PARTY-NOTICES.md is current; `npm run notices` makes it so", () => {
  assert.equal(readFileSync(join(root, "THIRD-PARTY-NOTICES.md"), "utf8"), notices(runtimePackages(readLock())));
});

test("every package that runs with the product has an accepted licence", () => {
  const others = runtimePackages(readLock()).filter(({ licence }) => !accepted.includes(licence));
  assert.deepEqual(others, []);
});

test("no binary is committed", () => {
  const committed = execFileSync("git", ["ls-files"], { cwd: root, encoding: "utf8" }).split("\n");
  assert.deepEqual(
    committed.filter((path) => /\.(node|so|dll|dylib|exe|a)$/u.test(path)),
    [],
  );
});

test("packages are found as Node finds them, the nearest first, and only what ships", () => {
  const lock = {
    "": {},
    server: { dependencies: { a: "1" } },
    scenarios: { dependencies: { unseen: "1" } },
    "node_modules/a": {
      version: "1.0.0",
      license: "MIT",
      dependencies: { b: "2" },
      optionalDependencies: { gone: "1" },
    },
    "node_modules/a/node_modules/b": { version: "2.0.0", license: "MPL 2.0" },
    "node_modules/b": { version: "1.0.0", license: "GPL-3.0" },
    "node_modules/unseen": { version: "1.0.0", license: "MIT" },
  };
  assert.deepEqual(runtimePackages(lock), [
    { name: "a", version: "1.0.0", licence: "MIT" },
    { name: "b", version: "2.0.0", licence: "MPL-2.0" },
  ]);
});

test("a package without a licence stops everything", () => {
  const lock = { server: { dependencies: { a: "1" } }, "node_modules/a": { version: "1.0.0" } };
  assert.throws(() => runtimePackages(lock), /a names no licence/u);
});
