import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { integers } from "./growing.ts";
import { SampleTable } from "./sample-table.ts";
import type { Sample } from "./sample-table.ts";

const ENTRY = Buffer.alloc(120);
const video = (): SampleTable => new SampleTable({ sampleDuration: 512, pictures: true });
const sample: Sample = { bytes: 1000, composition: 2, keyFrame: true };

describe("a sample table", () => {
  test("[P10] keeps numbers in at most twice their size", () => {
    const numbers = integers();
    for (let index = 0; index < 100_000; index += 1) numbers.push(index);
    assert.ok(numbers.view().buffer.byteLength <= 2 * 4 * 100_000);
    assert.deepEqual([numbers.length, numbers.last, numbers.view()[50_000]], [100_000, 99_999, 50_000]);
  });

  test("[P6] is never longer than it says beforehand", () => {
    const anySample = fc.record({ bytes: fc.nat(1e6), composition: fc.nat(5), keyFrame: fc.boolean() });
    fc.assert(
      fc.property(
        fc.array(fc.array(anySample, { minLength: 1, maxLength: 20 })),
        fc.nat(2 ** 40),
        (chunks, payloadAt) => {
          const table = video();
          for (const [index, samples] of chunks.entries()) table.addChunk(index * 1e8, samples);
          assert.ok(table.encode(ENTRY, payloadAt).length <= table.bytesAtMost);
        },
      ),
    );
  });

  test("[P6] counts offsets in 64 bits only beyond 4 GB", () => {
    const table = video();
    table.addChunk(0xffffffff - 100, [sample]);
    assert.ok(table.encode(ENTRY, 100).includes("stco"));
    assert.ok(table.encode(ENTRY, 101).includes("co64"));
  });
});
