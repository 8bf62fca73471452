import assert from "node:assert/strict";
import { test } from "node:test";
import { offeredOf, shortcutOf, shortcuts, type Here, type Press } from "./shortcuts.ts";

const press = (key: string, change: Partial<Press> = {}): Press => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  repeat: false,
  typing: false,
  ...change,
});

test("each key does one thing, with capitals or without", () => {
  for (const { key, does } of shortcuts) {
    assert.equal(shortcutOf(press(key)), does);
    assert.equal(shortcutOf(press(key.toUpperCase())), does);
  }
  assert.equal(new Set(shortcuts.map(({ key }) => key)).size, shortcuts.length);
});

test("nothing happens while somebody types, holds a key down, or means the browser", () => {
  for (const change of [{ typing: true }, { repeat: true }, { ctrlKey: true }, { metaKey: true }, { altKey: true }])
    assert.equal(shortcutOf(press("m", change)), null);
});

test("offered is what there is to do here; one's hand, the people, leaving and the list itself always", () => {
  const nothing: Here = {
    microphone: false,
    camera: false,
    screen: false,
    chat: false,
    record: false,
    mark: false,
    fullScreen: false,
  };
  assert.deepEqual(offeredOf(nothing), ["hand", "people", "leave", "sheet"]);
  assert.deepEqual(offeredOf({ ...nothing, record: true }), ["hand", "people", "record", "leave", "sheet"]);
});
