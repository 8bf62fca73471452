/** Every page and dialog of the console at four widths: without faults, nothing hangs over. */
import assert from "node:assert/strict";
import { test } from "node:test";
import type { Page } from "@playwright/test";
import { openConsole } from "./console-lists.fixture.ts";
import { faultsAtWidths } from "./screens.fixture.ts";
import { openHouse } from "./visit.fixture.ts";

const { browser, standIn } = await openHouse();

type Screen = { readonly name: string; readonly path: string; readonly afterwards?: (page: Page) => Promise<unknown> };
const press = (name: string) => (page: Page) => page.getByRole("button", { name, exact: true }).first().click();
const menu = (of: string, item: string) => async (page: Page) => {
  await press(of)(page);
  await page.getByRole("menuitem", { name: item }).click();
};

const screens: readonly Screen[] = [
  {
    name: "sign-in",
    path: "/",
    afterwards: async (page) => {
      await press("Sign out")(page);
      await page.getByRole("button", { name: /the school's accounts/ }).waitFor();
    },
  },
  { name: "overview", path: "/" },
  { name: "rooms", path: "/rooms" },
  {
    name: "new-room",
    path: "/rooms",
    afterwards: async (page) => {
      await press("New room")(page);
      await page.getByLabel("Open", { exact: true }).selectOption("scheduled");
    },
  },
  { name: "room", path: "/rooms/lesson" },
  {
    name: "link-off",
    path: "/rooms/lesson",
    afterwards: (page) => page.getByLabel("Link for Viewer", { exact: true }).click(),
  },
  { name: "members", path: "/rooms/lesson/members" },
  { name: "new-member", path: "/rooms/lesson/members", afterwards: press("Add member") },
  {
    name: "member-rights",
    path: "/rooms/lesson/members",
    afterwards: menu("Actions for Guest of honour with a long name", "Rights"),
  },
  { name: "roles", path: "/rooms/lesson/roles" },
  { name: "settings", path: "/rooms/lesson/settings" },
  {
    name: "schedule",
    path: "/rooms/lesson/settings",
    afterwards: (page) => page.getByLabel("When it can be entered").selectOption("inFrame"),
  },
  { name: "organisation", path: "/organisation" },
  { name: "organisation-rooms", path: "/organisation/rooms" },
  { name: "organisation-library", path: "/organisation/library" },
  { name: "organisation-embedding", path: "/organisation/embedding" },
  {
    name: "organisation-appearance",
    path: "/organisation/appearance",
    afterwards: (page) => page.getByLabel("Colours of your own").click(),
  },
  { name: "api-keys", path: "/api-keys" },
  { name: "new-api-key", path: "/api-keys", afterwards: press("New API key") },
  { name: "audit", path: "/audit" },
  { name: "account", path: "/account" },
  { name: "rooms-chosen", path: "/rooms", afterwards: (page) => page.getByLabel("Select Choir").check() },
  {
    name: "new-room-recording",
    path: "/rooms",
    afterwards: async (page) => {
      await press("New room")(page);
      await page.getByRole("button", { name: "3. Recording" }).click();
    },
  },
  { name: "people", path: "/people" },
  { name: "new-account", path: "/people", afterwards: press("New account") },
  { name: "spaces", path: "/spaces" },
  { name: "new-space", path: "/spaces", afterwards: press("New space") },
  { name: "space", path: "/spaces/spc-1" },
  { name: "edit-space", path: "/spaces/spc-1", afterwards: menu("More for this space", "Edit space") },
];

for (const { name, path, afterwards } of screens)
  test(`${name}: nothing too wide from 360 to 2560 px, without faults for assistive technology`, async () => {
    const { page } = await openConsole({ browser, standIn }, path, {
      reducedMotion: "reduce",
      colorScheme: name === "settings" || name === "members" ? "dark" : "light",
    });
    await page.getByRole("heading", { level: 1 }).waitFor();
    await page.waitForLoadState("networkidle");
    await afterwards?.(page);
    assert.deepEqual(await faultsAtWidths(page, `console-${name}`), []);
    await page.context().close();
  });
