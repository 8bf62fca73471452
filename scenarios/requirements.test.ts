/** What docs/requirements.md names exists: every proof is a test of that name in that file. */
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { test } from "node:test";

const root = resolve(import.meta.dirname, "..");
const page = await readFile(join(root, "docs/requirements.md"), "utf8");

type Row = { readonly id: string; readonly proof: string };
const rows: readonly Row[] = [...page.matchAll(/^\| ([KOW]-\d\d) \| .+? \| (.+) \|$/gm)].map(
  ([, id = "", proof = ""]) => ({ id, proof }),
);

/** First and last of each numbering of the pages that are followed. */
const numberings = ["K-01 13", "K-20 26", "K-30 36", "K-40 44", "K-50 60", "K-70 76", "O-01 13", "W-01 11"];

test("every requirement has one line", () => {
  const ids = numberings.flatMap((numbering) => {
    const [, letter = "", first, last] = /^([KOW])-(\d\d) (\d\d)$/.exec(numbering) ?? [];
    const count = Number(last) - Number(first) + 1;
    return Array.from({ length: count }, (_, index) => `${letter}-${String(Number(first) + index).padStart(2, "0")}`);
  });
  assert.deepEqual(
    rows.map(({ id }) => id),
    ids,
  );
});

const proofsOf = ({ proof }: Row): readonly { readonly path: string; readonly name: string }[] =>
  [...proof.matchAll(/`([^`]+)` "([^"]+)"/g)].map(([, path = "", name = ""]) => ({ path, name }));

test("every requirement is proved by tests that exist, or says which issue will", async () => {
  for (const row of rows) {
    const proofs = proofsOf(row);
    assert.ok(proofs.length > 0 || /open \(issue \d+\)/.test(row.proof), `${row.id} has neither proof nor issue`);
    for (const { path, name } of proofs) {
      const source = await readFile(join(root, path), "utf8");
      const isThere = [`"${name}"`, `\`${name}\``].some((text) => source.includes(text));
      assert.ok(isThere, `${row.id}: ${path} has no test "${name}"`);
    }
  }
});
