/** Every page and dialog of the library at four widths: without faults, nothing hangs over. */
import assert from "node:assert/strict";
import { test } from "node:test";
import type { Page } from "@playwright/test";
import { answerLibrary } from "./library.fixture.ts";
import { faultsAtWidths } from "./screens.fixture.ts";
import { openHouse, visit } from "./visit.fixture.ts";

const { browser, standIn } = await openHouse();

type Screen = {
  readonly name: string;
  readonly path: string;
  readonly dark?: true;
  readonly afterwards?: (page: Page) => Promise<unknown>;
};
const menu = (of: RegExp, item: string) => async (page: Page) => {
  await page.getByRole("button", { name: of }).click();
  await page.getByRole("menuitem", { name: item, exact: true }).click();
  await page.getByRole("dialog").waitFor();
};
const seventh = /^More for Rec - 2026-03-07/;

const screens: readonly Screen[] = [
  { name: "my-media", path: "/my-media" },
  { name: "my-media-dark", path: "/my-media", dark: true },
  { name: "selected", path: "/my-media", afterwards: (page) => page.getByLabel("Select all on this page").click() },
  {
    name: "filters",
    path: "/my-media?status=complete",
    afterwards: (page) => page.getByLabel("Search", { exact: true }).fill("faculty"),
  },
  { name: "found-nothing", path: "/my-media?search=nowhere" },
  { name: "breakouts", path: "/my-media?folder=breakouts" },
  { name: "files-of-room", path: "/room/lesson/recordings?secret=s" },
  { name: "trash", path: "/recordings?folder=trash" },
  { name: "all-with-storage", path: "/recordings" },
  { name: "space-media", path: "/spaces/spc-1/media" },
  { name: "share", path: "/my-media", afterwards: menu(seventh, "Share") },
  {
    name: "share-made",
    path: "/my-media",
    dark: true,
    afterwards: async (page) => {
      await menu(seventh, "Share")(page);
      await page.getByRole("button", { name: "Make a link" }).click();
      await page.getByText("nobody can be shown it again").waitFor();
    },
  },
  { name: "collaborators", path: "/my-media", afterwards: menu(seventh, "People with access") },
  { name: "details", path: "/my-media", afterwards: menu(seventh, "Title and description") },
  { name: "hold", path: "/my-media", afterwards: menu(seventh, "Put under legal hold") },
  {
    name: "menu",
    path: "/my-media",
    afterwards: (page) => page.getByRole("button", { name: seventh }).click(),
  },
];

for (const { name, path, dark, afterwards } of screens)
  test(`${name}: nothing too wide from 360 to 2560 px, without faults for assistive technology`, async () => {
    const colorScheme = dark === true ? "dark" : "light";
    const page = await visit({ browser, standIn }, "/nowhere", {
      signedIn: true,
      reducedMotion: "reduce",
      colorScheme,
    });
    await answerLibrary(page);
    await page.goto(standIn.origin + path);
    await page.getByRole("heading", { level: 1 }).waitFor();
    await page.waitForLoadState("networkidle");
    await afterwards?.(page);
    assert.deepEqual(await faultsAtWidths(page, `library-${name}`), []);
    await page.context().close();
  });
