import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { changed, filtersIn, firstState, folders, type ListState, queryOf, readState } from "./list-state.ts";
import { sortFields, startOfDay, statuses, writeState } from "./list-state.ts";

const day = fc
  .date({ min: new Date("1980-01-01"), max: new Date("2090-01-01"), noInvalidDate: true })
  .map((at) => at.toISOString().slice(0, 10));
const anyState: fc.Arbitrary<ListState> = fc
  .record({
    search: fc.string({ maxLength: 40 }),
    status: fc.option(fc.constantFrom(...statuses)),
    tag: fc.string({ maxLength: 20 }),
    from: fc.oneof(fc.constant(""), day),
    until: fc.oneof(fc.constant(""), day),
    folder: fc.constantFrom(...folders),
    sort: fc.constantFrom(...sortFields),
    order: fc.constantFrom("asc", "desc"),
    page: fc.integer({ min: 2, max: 500 }),
    after: fc.option(fc.string({ minLength: 1 })),
  })
  .map((state) => (state.after === null ? { ...state, page: 1 } : state));

test("an address holds the whole state of a list, and nothing else of it is lost", () => {
  fc.assert(
    fc.property(anyState, (state) => {
      const address = writeState(state, new URLSearchParams("room=lesson"));
      assert.deepEqual(readState(new URLSearchParams(address.toString())), { ...state });
      assert.equal(address.get("room"), "lesson");
    }),
  );
});

test("what a list is at first is no word in its address", () => {
  assert.equal(writeState(firstState, new URLSearchParams("folder=trash&page=3&after=x&sort=size")).toString(), "");
});

test("an address that somebody made up shows what can be shown", () => {
  fc.assert(
    fc.property(
      fc.dictionary(fc.constantFrom("folder", "status", "sort", "order", "page", "from", "after"), fc.string()),
      (said) => {
        const state = readState(new URLSearchParams(said));
        assert.ok(folders.includes(state.folder) && sortFields.includes(state.sort) && state.page >= 1);
        assert.equal(state.page > 1, state.after !== null);
      },
    ),
  );
});

test("whatever changes what is shown begins at the first page", () => {
  const deep: ListState = { ...firstState, page: 4, after: "token" };
  assert.deepEqual(changed(deep, { search: "plan" }), { ...firstState, search: "plan" });
});

test("days are whole where the browser is, the last one too", () => {
  const query = queryOf({ ...firstState, from: "2026-03-28", until: "2026-03-29" }, undefined);
  assert.equal(query.from, new Date(2026, 2, 28).getTime());
  assert.equal(query.until, new Date(2026, 2, 30).getTime());
  for (const none of ["", "2026-3-1", "tomorrow", "0000-00-00"]) assert.equal(startOfDay(none), null, none);
});

test("folders: a room's breakout rooms are another question than all breakout rooms (K-57, K-58)", () => {
  const at = (folder: ListState["folder"], roomId?: string) => {
    const { folder: said, breakouts, trash } = queryOf({ ...firstState, folder }, roomId);
    return { said, breakouts, trash };
  };
  const none = { said: undefined, breakouts: undefined, trash: undefined };
  assert.deepEqual(at("recordings", "lesson"), { ...none, said: "recordings" });
  assert.deepEqual(at("breakouts", "lesson"), { ...none, breakouts: true });
  assert.deepEqual(at("breakouts"), { ...none, said: "breakouts" });
  assert.deepEqual(at("trash"), { ...none, trash: true });
});

test("filters are counted, search aside", () => {
  assert.equal(filtersIn({ ...firstState, search: "plan" }), 0);
  assert.equal(filtersIn({ ...firstState, status: "failed", tag: "a", from: "2026-01-01", until: "2026-01-02" }), 4);
});
