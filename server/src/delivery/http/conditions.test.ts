import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { hasIt, isPartOfSame } from "./conditions.ts";

const file = { etag: '"a,b"', modifiedAt: new Date(1_800_000_000_500) };
const MODIFIED = "Fri, 15 Jan 2027 08:00:00 GMT";
const EARLIER = "Fri, 15 Jan 2027 07:59:59 GMT";

const noneMatch = (header: string) => hasIt({ "if-none-match": header }, file);
const ifRange = (header: string) => isPartOfSame({ "if-range": header }, file);

test("If-None-Match compares weakly, in a list, and * is any version", () => {
  for (const header of ['"a,b"', 'W/"a,b"', '"x", "a,b"', ', W/"x" ,,\t"a,b" ,', "*", " * "])
    assert.equal(noneMatch(header), true, header);
  for (const header of ["", '"x"', '"A,B"', 'w/"a,b"', '"*"', '"a', 'b"', "a,b", '"a,b" x', '"a,b", *', 'W/ "a,b"'])
    assert.equal(noneMatch(header), false, header);
});

test("If-Modified-Since counts alone, not beside If-None-Match", () => {
  assert.equal(hasIt({ "if-modified-since": MODIFIED }, file), true);
  assert.equal(hasIt({ "if-modified-since": EARLIER }, file), false);
  assert.equal(hasIt({ "if-modified-since": "yesterday" }, file), false);
  assert.equal(hasIt({ "if-none-match": '"x"', "if-modified-since": MODIFIED }, file), false);
  assert.equal(hasIt({}, file), false);
});

test("If-Range compares strongly: one entity tag that is not weak, or the exact date", () => {
  for (const header of ['"a,b"', ' "a,b" ', MODIFIED]) assert.equal(ifRange(header), true, header);
  for (const header of ["", "*", 'W/"a,b"', '"x"', '"a,b", "x"', '"a,b", "a,b"', EARLIER, '"a,b" x', "Fri"])
    assert.equal(ifRange(header), false, header);
  assert.equal(isPartOfSame({}, file), true);
});

test("any header ends, and a list has what was put into it", () => {
  const opaque = fc
    .string({ unit: fc.constantFrom("a", "b", ",", "*", "/", "W", ";", "\u00e9"), maxLength: 5 })
    .map((text) => `"${text}"`);
  const lists = fc.array(fc.tuple(fc.constantFrom("", "W/"), opaque), { minLength: 1, maxLength: 8 });
  fc.assert(
    fc.property(lists, fc.constantFrom(",", " , ", ",,\t"), (tags, comma) => {
      const header = tags.map((tag) => tag.join("")).join(comma);
      for (const [, etag] of tags) assert.equal(hasIt({ "if-none-match": header }, { ...file, etag }), true);
      assert.equal(hasIt({ "if-none-match": header }, { ...file, etag: '"other"' }), false);
    }),
  );
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 60 }), (header) => {
      assert.equal(typeof noneMatch(header), "boolean");
      assert.equal(typeof ifRange(header), "boolean");
    }),
  );
});
