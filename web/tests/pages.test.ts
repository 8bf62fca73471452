import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { AxeBuilder } from "@axe-core/playwright";
import { chromium, type Browser, type Page } from "@playwright/test";
import { openStandIn, type StandIn } from "./stand-in.fixture.ts";

let standIn: StandIn;
let browser: Browser;
before(async () => {
  standIn = await openStandIn();
  const executablePath = process.env["CHROMIUM"] ?? "/usr/bin/chromium";
  const args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking"];
  browser = await chromium.launch({ executablePath, args });
});
after(async () => {
  await browser?.close();
  await standIn?.close();
});

const session = JSON.stringify({
  accessToken: "account",
  refreshToken: "again",
  userId: "admin",
  name: "Admin",
  role: "admin",
  mustChangePassword: false,
});

/** @param signedIn as the account whose console it is */
const open = async (path: string, signedIn = false): Promise<Page> => {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, reducedMotion: "reduce" });
  const page = await context.newPage();
  if (signedIn) await page.addInitScript((value) => sessionStorage.setItem("roomreel.session", value), session);
  await page.goto(standIn.origin + path);
  return page;
};

/**
 * media-chrome itself names its time display and speed button by what they do, and shows a number in them.
 */
const NOT_OURS = { rule: "label-content-name-mismatch", elements: /^media-(time-display|playback-rate-button)$/ };

const faultsOf = async (page: Page): Promise<string[]> => {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes
      .map(({ target }) => target.join(" "))
      .filter((element) => id !== NOT_OURS.rule || !NOT_OURS.elements.test(element))
      .map((element) => `${id}: ${element}`),
  );
};

const pages = [
  { name: "sign-in", path: "/login", sign: "Sign in", signedIn: false },
  { name: "overview", path: "/", sign: "Overview", signedIn: true },
  { name: "rooms", path: "/rooms", sign: "Rooms", signedIn: true },
  { name: "room", path: "/rooms/lesson", sign: "A lesson", signedIn: true },
  { name: "members of a room", path: "/rooms/lesson/members", sign: "A lesson", signedIn: true },
  { name: "roles of a room", path: "/rooms/lesson/roles", sign: "A lesson", signedIn: true },
  { name: "settings of a room", path: "/rooms/lesson/settings", sign: "A lesson", signedIn: true },
  { name: "spaces", path: "/spaces", sign: "Spaces", signedIn: true },
  { name: "space", path: "/spaces/spc-1", sign: "Physics", signedIn: true },
  { name: "people", path: "/people", sign: "People", signedIn: true },
  { name: "organisation", path: "/organisation", sign: "Organisation", signedIn: true },
  { name: "recordings", path: "/recordings", sign: "Recordings", signedIn: true },
  { name: "join", path: "/room/lesson?secret=s", sign: "Join", signedIn: false },
  { name: "join as a viewer", path: "/room/lesson?secret=viewer", sign: "Join", signedIn: false },
  { name: "room library", path: "/room/lesson/recordings?secret=s", sign: "Media and Files of", signedIn: false },
  { name: "player", path: "/recording/rec-1?room=lesson", sign: "Rec - ", signedIn: false },
];

for (const { name, path, sign, signedIn } of pages) {
  test(`${name}: without faults for assistive technology, and no wider than a phone of 360 px`, async () => {
    const page = await open(path, signedIn);
    await page.getByRole("heading", { level: 1, name: sign }).waitFor();
    await page.waitForLoadState("networkidle");
    assert.deepEqual(await faultsOf(page), []);
    await page.setViewportSize({ width: 360, height: 740 });
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 360);
    await page.context().close();
  });
}

test("a question has the focus on its safe answer, and Escape gives that answer", async () => {
  const page = await open("/recordings", true);
  await page.getByRole("button", { name: "More for Rec - " }).click();
  await page.getByRole("menuitem", { name: "Delete", exact: true }).click();
  const question = page.getByRole("alertdialog", { name: "Delete this recording?" });
  await question.waitFor();
  assert.equal(await page.evaluate(() => document.activeElement?.textContent), "Cancel");
  assert.deepEqual(await faultsOf(page), []);
  await page.keyboard.press("Escape");
  await question.waitFor({ state: "detached" });
  await page.context().close();
});

test("a film whose token has expired goes on with a new one, at the same moment", async () => {
  const page = await open("/recording/rec-1?room=lesson");
  const film = page.locator("video");
  await film.evaluate((video: HTMLVideoElement) => {
    if (video.readyState > 0) return undefined;
    return new Promise((ready) => video.addEventListener("loadedmetadata", ready, { once: true }));
  });
  const expired = await film.getAttribute("src");
  standIn.expireTokens();
  const at = await film.evaluate(async (video: HTMLVideoElement) => {
    const seeked = (): Promise<unknown> =>
      new Promise((done) => video.addEventListener("seeked", done, { once: true }));
    const first = seeked();
    video.currentTime = 12;
    await first;
    const again = seeked();
    video.dispatchEvent(new Event("error"));
    await again;
    return video.currentTime;
  });
  assert.equal(at, 12);
  assert.notEqual(await film.getAttribute("src"), expired);
  await page.context().close();
});
