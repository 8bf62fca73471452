import assert from "node:assert/strict";
import { resolve } from "node:path";
import { test } from "node:test";
import { withExemptions } from "./exemptions.ts";
import { describe } from "./finding.ts";
import { readRepository } from "./repository.ts";
import { untidy } from "./tidy.ts";

test("the repository is tidy", () => {
  const findings = untidy(readRepository(resolve(import.meta.dirname, "../..")));
  assert.deepEqual(findings.map(describe), []);
});

test("an exemption silences one rule in one file", () => {
  const finding = { rule: "any", path: "a.ts", line: 1, message: "m" };
  const other = { ...finding, path: "b.ts" };
  const exemption = { rule: "any", path: "a.ts", reason: "r" };
  assert.deepEqual(withExemptions([finding, other], [exemption]), [other]);
});

test("an exemption that excuses nothing is a finding", () => {
  const left = withExemptions([], [{ rule: "any", path: "a.ts", reason: "r" }]);
  assert.deepEqual(
    left.map((finding) => finding.rule),
    ["exemption"],
  );
});
