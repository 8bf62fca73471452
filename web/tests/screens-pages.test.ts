/** Every page around the meeting in every state, width and theme: measured, and kept as pictures to be looked at. */
import assert from "node:assert/strict";
import { test } from "node:test";
import type { Page } from "@playwright/test";
import { openGallery, WIDTHS } from "./gallery.fixture.ts";
import { pageStates, type PageState } from "./page-states.fixture.ts";
import { openHouse, prepare } from "./visit.fixture.ts";

const { browser, standIn } = await openHouse();

const open = async (page: Page, state: PageState): Promise<void> => {
  standIn.play(state.door ?? {});
  await page.route("**/api/v1/**", async (route) => {
    const answer = state.answers?.[new URL(route.request().url()).pathname];
    await (answer === undefined ? route.fallback() : route.fulfill({ json: answer }));
  });
  await page.goto(standIn.origin + state.path);
  await page.getByRole("heading", { level: 1, name: state.sign }).waitFor();
  await page.waitForLoadState("networkidle");
  await state.afterwards?.(page);
};

const parts = {
  "page of a room": pageStates.filter(({ signedIn }) => signedIn !== true),
  "page of the console": pageStates.filter(({ signedIn }) => signedIn === true),
};
for (const width of WIDTHS)
  for (const [what, states] of Object.entries(parts))
    test(`every ${what} at ${width} px`, async () => {
      const faults: string[] = [];
      for (const state of states) {
        const gallery = await openGallery(browser, width);
        await prepare(gallery.page, state);
        await open(gallery.page, state);
        await gallery.look(state.name, { themes: true, whole: true });
        faults.push(...(await gallery.close()));
      }
      assert.deepEqual(faults, []);
    });
