/** What people have at hand on stage, in Chromium against the whole product: backdrop, shares, pin, lost lines. */
import assert from "node:assert/strict";
import { after, test } from "node:test";
import { expect, type Page } from "@playwright/test";
import { watch } from "./examine/decode.ts";
import { keepFile } from "./files.ts";
import { Product } from "./product.ts";
import { assertAccessible } from "./web/access.ts";
import { isOneLarge } from "./web/in-page.ts";
import { cutLines, isFullScreen, noteLines, refuseDevices, unhurried } from "./web/lines.ts";
import { join, pictureMoves, reads, tileOf } from "./web/meeting.ts";
import { openBrowser, visit } from "./web/visitor.ts";

const product = await Product.start();
const browser = await openBrowser();
after(async () => {
  await browser.close();
  await product.stop();
});

const room = await product.api.createRoom("Controls");
const [ana, ben, cem] = [await visit(browser), await visit(browser), await visit(browser)];
await ana.page.addInitScript(unhurried);
await cem.page.addInitScript(noteLines);
const linkFor = (role: "moderator" | "speaker"): string => room.access.anonymous[role].url ?? assert.fail("a link");
const fromMenu = async (page: Page, item: string): Promise<void> => {
  await page.getByRole("button", { name: "More" }).click();
  await page.getByRole("menuitem", { name: item }).click();
};
/** Whether one tile of the stage is large, looked at until it is as expected. */
const largeTile = (page: Page) => expect.poll(() => page.getByRole("figure").evaluateAll(isOneLarge));
/** The upper part of the plain backdrop, as web/src/backdrop draws it; and what a coded picture may make of it. */
const SLATE = { r: 71, g: 82, b: 99 };
const COLOUR_TOLERANCE = 30;
/** Before the first picture of the camera the recording shows a neutral figure, which is darker. */
const DARK = 60;
const BACK_WITHIN_MS = 60_000;

test("a backdrop chosen at the door is what is seen and recorded, from the first picture on", async () => {
  const elsewhere: string[] = [];
  ana.page.on("request", (request) => {
    const { protocol, hostname } = new URL(request.url());
    if (/^(https?|wss?):$/.test(protocol) && hostname !== "127.0.0.1") elsewhere.push(request.url());
  });
  await ana.page.goto(linkFor("moderator"));
  await ana.page.getByLabel("Background", { exact: true }).selectOption({ label: "Plain colour" });
  await join(ana.page, linkFor("moderator"), "Ana");
  assert.equal(await ana.page.getByText("This browser cannot change the background").count(), 0);
  await pictureMoves(tileOf(ana.page, "Ana (you)"));
  const { recordingId } = await product.api.startRecording(room);
  await product.api.until(recordingId, ({ status }) => status === "active", 10_000);
  await pictureMoves(tileOf(ana.page, "Ana (you)"));
  await pictureMoves(tileOf(ana.page, "Ana (you)"));
  await product.api.stopRecording(recordingId);
  // Without a graphics processor a backdrop takes a whole core, which the renderer now needs.
  await fromMenu(ana.page, "Show background as it is");
  const done = await product.api.untilFinal(recordingId);
  assert.equal(done.status, "complete", done.error);
  const path = await keepFile(await product.api.media(recordingId), "backdrop");
  const plain: number[] = [];
  const others: string[] = [];
  await watch(path, {
    frame: (atMs, picture) => {
      const area = { x: picture.width * 0.1, y: picture.height * 0.1, width: 40, height: 40 };
      const [r, g, b] = picture.colourOf(area);
      if (Math.hypot(r - SLATE.r, g - SLATE.g, b - SLATE.b) < COLOUR_TOLERANCE) plain.push(atMs);
      else if (Math.max(r, g, b) > DARK) others.push(`${r} ${g} ${b}`);
    },
    sound: () => undefined,
  });
  assert.ok(plain.length > 10, `${plain.length} pictures with the backdrop`);
  assert.deepEqual(others, [], "something else was recorded");
  assert.deepEqual(elsewhere, []);
});

test("blurred from the menu and back; devices are chosen in the room, with the backdrop among them", async () => {
  await fromMenu(ana.page, "Blur background");
  await pictureMoves(tileOf(ana.page, "Ana (you)"));
  await fromMenu(ana.page, "Camera and sound");
  assert.equal(await ana.page.getByLabel("Background", { exact: true }).inputValue(), "blur");
  await assertAccessible(ana.page, "with the devices");
  await ana.page.getByLabel("Background", { exact: true }).selectOption({ label: "As it is" });
  await ana.page.keyboard.press("Escape");
  await pictureMoves(tileOf(ana.page, "Ana (you)"));
});

test("a device that another program has is told in words, in the room too", async () => {
  await join(ben.page, linkFor("speaker"), "Ben");
  await ben.page.getByRole("button", { name: "Turn camera off" }).click();
  await ben.page.getByRole("button", { name: "Turn camera on" }).waitFor();
  await ben.page.evaluate(refuseDevices, "NotReadableError");
  await ben.page.getByRole("button", { name: "Turn camera on" }).click();
  await reads(ben.page, "Camera: another program is using it. Close that program and try again.");
});

test("two share at once: everybody sees both; a pin makes one large for oneself", async () => {
  await join(cem.page, linkFor("speaker"), "Cem");
  for (const { page } of [ben, cem]) await page.getByRole("button", { name: "Share screen" }).click();
  for (const name of ["Ben is sharing", "Cem is sharing"]) await pictureMoves(tileOf(ana.page, name));
  await largeTile(ana.page).toBe(false);
  await tileOf(ana.page, "Cem is sharing").hover();
  await ana.page.getByRole("button", { name: "Actions for the tile of Cem is sharing" }).click();
  await ana.page.getByRole("menuitem", { name: "Pin for me" }).click();
  await largeTile(ana.page).toBe(true);
  await largeTile(cem.page).toBe(false);
  for (const { page } of [ben, cem]) await page.getByRole("button", { name: "Stop sharing" }).click();
  await tileOf(ana.page, "Cem is sharing").waitFor({ state: "detached" });
});

test("full screen on and off", async () => {
  await fromMenu(ana.page, "Full screen");
  await ana.page.waitForFunction(isFullScreen, true);
  await fromMenu(ana.page, "Leave full screen");
  await ana.page.waitForFunction(isFullScreen, false);
});

test("picture in picture: a small window of its own shows whom one pinned, else who speaks", async () => {
  await tileOf(ana.page, "Cem").hover();
  await ana.page.getByRole("button", { name: "Actions for the tile of Cem", exact: true }).click();
  await ana.page.getByRole("menuitem", { name: "Pin for me" }).click();
  const [small] = await Promise.all([
    ana.page.context().waitForEvent("page"),
    fromMenu(ana.page, "Picture in picture"),
  ]);
  await pictureMoves(small.getByRole("figure"));
  const closed = small.waitForEvent("close");
  await fromMenu(ana.page, "Close picture in picture");
  await closed;
});

test("a line that is cut: the page says so and goes on by itself, and no tile stays dead", async () => {
  await cem.page.context().setOffline(true);
  await cem.page.evaluate(cutLines);
  await reads(cem.page, "Connection lost. Reconnecting");
  await cem.page.context().setOffline(false);
  await cem.page.getByText("Connection lost. Reconnecting").waitFor({ state: "detached", timeout: BACK_WITHIN_MS });
  await pictureMoves(tileOf(cem.page, "Ana"));
  await pictureMoves(tileOf(ana.page, "Cem"));
  await tileOf(cem.page, "Cem (you)").waitFor();
  assert.equal(await ana.page.getByRole("figure").count(), 3);
});
