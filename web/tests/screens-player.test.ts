/** A recording's page in every state, width and theme: measured, and kept as pictures to be looked at. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Browser } from "@playwright/test";
import { openGallery, WIDTHS } from "./gallery.fixture.ts";
import { openState, playerStates } from "./player-states.fixture.ts";
import { openStandIn, type StandIn } from "./stand-in.fixture.ts";
import { openBrowser } from "./visit.fixture.ts";

let standIn: StandIn;
let browser: Browser;
before(async () => {
  standIn = await openStandIn();
  browser = await openBrowser();
});
after(async () => {
  await browser?.close();
  await standIn?.close();
});

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
