/** What is behind oneself on the join page: blurred, plain, remembered, refused; in Chromium, with a filmed figure. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Browser, Page } from "@playwright/test";
import { detailIn, FACE, filmFigure, type Camera, type Part, WALL } from "./figure.fixture.ts";
import { openStandIn, type StandIn } from "./stand-in.fixture.ts";
import { faultsOn, openBrowser, visit } from "./visit.fixture.ts";

let standIn: StandIn;
let browser: Browser;
let camera: Camera;
before(async () => {
  standIn = await openStandIn();
  camera = await filmFigure(process.env["CHROMIUM"] ?? "/usr/bin/chromium");
  browser = await openBrowser([`--use-file-for-fake-video-capture=${camera.path}`]);
});
after(async () => {
  await browser?.close();
  await standIn?.close();
  await camera?.remove();
});

const rights = { mediaPublishVideo: true, mediaPublishAudio: true, mediaChangeVirtualBackground: true };
const allowed = { info: { virtualBackground: true, permissions: rights } };

const toTheDoor = async (prepare: (page: Page) => Promise<unknown> = async () => undefined): Promise<Page> => {
  const page = await visit({ browser, standIn }, "/", {});
  await prepare(page);
  await page.goto(`${standIn.origin}/room/lesson?secret=s`);
  await page.getByLabel("Camera preview").waitFor();
  await wallBecomes(page, (now) => now > 0);
  return page;
};
/** A machine that is busy with other tests is not judged by its speed: to the page no time passes. */
const unhurried = (page: Page): Promise<unknown> =>
  page.addInitScript(() => {
    const now = performance.now.bind(performance);
    performance.now = () => now() / 1000;
  });
const choice = (page: Page) => page.getByLabel("Background", { exact: true });
const detail = (page: Page, part: Part): Promise<number> => page.getByLabel("Camera preview").evaluate(detailIn, part);
/** Resolves when the wall has this much detail. @throws when it does not come to it */
const wallBecomes = async (page: Page, wanted: (detail: number) => boolean): Promise<void> => {
  const deadline = performance.now() + COMES_WITHIN_MS;
  for (let now = await detail(page, WALL); !wanted(now); now = await detail(page, WALL)) {
    assert.ok(performance.now() < deadline, `the wall has ${now}`);
    await page.evaluate(() => new Promise(requestAnimationFrame));
  }
};
/** Loading and starting takes seconds where a graphics processor is simulated. */
const COMES_WITHIN_MS = 60_000;

test("blurred: the wall loses its detail, the face keeps it; nothing from elsewhere; kept on reload", async () => {
  standIn.play(allowed);
  const elsewhere: string[] = [];
  const page = await toTheDoor(async (next) => {
    await unhurried(next);
    next.on("request", (request) => {
      if (!/^(blob|data):/.test(request.url()) && !request.url().startsWith(standIn.origin))
        elsewhere.push(request.url());
    });
  });
  const [wall, face] = [await detail(page, WALL), await detail(page, FACE)];
  await choice(page).selectOption({ label: "Blurred" });
  await wallBecomes(page, (now) => now < 0.3 * wall);
  const kept = (await detail(page, FACE)) / face;
  assert.ok(kept > 0.7, `the face keeps ${kept} of its detail`);
  assert.deepEqual(await faultsOn(page), []);
  await choice(page).selectOption({ label: "Plain colour" });
  await wallBecomes(page, (now) => now < 0.1 * wall);
  await choice(page).selectOption({ label: "As it is" });
  await wallBecomes(page, (now) => now > 0.8 * wall);
  await choice(page).selectOption({ label: "Blurred" });
  await page.reload();
  await wallBecomes(page, (now) => now < 0.3 * wall);
  assert.equal(await choice(page).inputValue(), "blur");
  assert.deepEqual(elsewhere, []);
  await page.context().close();
});

test("where the room or one's rights do not allow it, it is not offered, whatever was chosen before", async () => {
  for (const info of [
    { virtualBackground: false, permissions: rights },
    { virtualBackground: true, permissions: { ...rights, mediaChangeVirtualBackground: false } },
  ]) {
    standIn.play({ info });
    const page = await toTheDoor((next) => next.addInitScript(() => localStorage.setItem("roomreel.backdrop", "blur")));
    assert.equal(await choice(page).count(), 0);
    await page.context().close();
  }
});

test("a browser that cannot says so and shows the camera as it is", async () => {
  standIn.play(allowed);
  const page = await toTheDoor((next) => next.route("**/*.wasm", (route) => route.abort()));
  const wall = await detail(page, WALL);
  await choice(page).selectOption({ label: "Blurred" });
  await page.getByText("This browser cannot change the background.").waitFor({ timeout: COMES_WITHIN_MS });
  assert.equal(await choice(page).inputValue(), "none");
  assert.ok((await detail(page, WALL)) > 0.8 * wall);
  assert.deepEqual(await faultsOn(page), []);
  await page.context().close();
});

test("a machine that is too slow says so and shows the camera as it is", async () => {
  standIn.play(allowed);
  const page = await toTheDoor((next) =>
    next.addInitScript(() => {
      const now = performance.now.bind(performance);
      performance.now = () => now() * 100;
    }),
  );
  await choice(page).selectOption({ label: "Blurred" });
  await page.getByText("This device is too slow to change the background.").waitFor({ timeout: COMES_WITHIN_MS });
  assert.equal(await choice(page).inputValue(), "none");
  await page.getByLabel("Camera preview").waitFor();
  await page.context().close();
});
