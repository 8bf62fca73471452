/** A recording's page in every state, width and theme: measured, and kept as pictures to be looked at. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { openGallery, WIDTHS } from "./gallery.fixture.ts";
import { openState, playerStates } from "./player-states.fixture.ts";
import { openHouse } from "./visit.fixture.ts";

const { browser, standIn } = await openHouse();

for (const width of WIDTHS)
  test(`every state of a recording's page at ${width} px`, async () => {
    const faults: string[] = [];
    for (const state of playerStates) {
      const gallery = await openGallery(browser, width);
      await openState(gallery.page, standIn.origin, state);
      await gallery.look(`recording-${state.name}`, { themes: true, whole: true });
      faults.push(...(await gallery.close()));
    }
    assert.deepEqual(faults, []);
  });
