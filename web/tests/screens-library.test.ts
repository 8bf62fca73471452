/** Every page and dialog of the library at four widths: without faults, nothing hangs over. */
import assert from "node:assert/strict";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { after, before, test } from "node:test";
import type { Browser, Page } from "@playwright/test";
import { answerLibrary } from "./library.fixture.ts";
import { openStandIn, type StandIn } from "./stand-in.fixture.ts";
import { faultsOn, openBrowser, visit } from "./visit.fixture.ts";

/** Where to put a picture of every state, for eyes. */
const PICTURES = process.env["ROOM_PICTURES"];

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

type Screen = {
  readonly name: string;
  readonly path: string;
  /** What a link to a recording is refused for. */
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

const widths = [360, 768, 1440, 2560] as const;
/** Of the widths these have every layout. */
const LAYOUTS: readonly number[] = [360, 1440];
const heightFor = (width: number): number => (width < 700 ? 780 : Math.round(width * 0.6));

/** media-chrome itself names its time display and speed button by what they do, and shows a number in them. */
const ofMediaChrome = /^label-content-name-mismatch: media-(time-display|playback-rate-button)$/;

for (const { name, path, dark, afterwards } of screens)
  test(`${name}: nothing too wide from 360 to 2560 px, without faults for assistive technology`, async () => {
    const faults: string[] = [];
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
    for (const width of widths) {
      await page.setViewportSize({ width, height: heightFor(width) });
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      if (wide > 0) faults.push(`${width}: ${wide} px too wide`);
      if (LAYOUTS.includes(width)) faults.push(...(await faultsOn(page)).map((fault) => `${width}: ${fault}`));
      if (PICTURES === undefined) continue;
      await mkdir(PICTURES, { recursive: true });
      await page.screenshot({ path: join(PICTURES, `library-${name}-${width}.png`), fullPage: true });
    }
    assert.deepEqual(
      faults.filter((fault) => !ofMediaChrome.test(fault.replace(/^\d+: /, ""))),
      [],
    );
    await page.context().close();
  });
