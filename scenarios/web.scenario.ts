/** The web app as people use it, in Chromium against the whole product: from signing in to the film that plays. */
import assert from "node:assert/strict";
import { after, test } from "node:test";
import type { Page } from "@playwright/test";
import { Product } from "./product.ts";
import { colourOf, isSoundHeard, playsOn, seekTo } from "./web/in-page.ts";
import { downloadBy, join, pictureMoves, reads, tileOf } from "./web/meeting.ts";
import { openBrowser, visit } from "./web/visitor.ts";

const product = await Product.start();
const browser = await openBrowser();
after(async () => {
  await browser.close();
  await product.stop();
});

const roomName = "Weekly lesson";
const clock = /^\d\d:\d\d$/;

const signIn = async (page: Page): Promise<void> => {
  await page.goto(product.origin);
  await page.getByLabel("User name").fill("admin");
  await page.getByLabel("Password").fill("scenario-password");
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.getByRole("heading", { name: "Rooms", level: 1 }).waitFor();
};

/** Makes the room in the console. @returns its link for a role */
const createRoom = async (page: Page): Promise<(role: string) => Promise<string>> => {
  await page.getByRole("button", { name: "New room" }).first().click();
  await page.getByLabel("Room name").fill(roomName);
  await page.getByRole("button", { name: "Create room" }).click();
  await page.getByRole("heading", { name: roomName, level: 1 }).waitFor();
  return async (role) => {
    const link = await page.getByRole("link", { name: `Open as ${role}` }).getAttribute("href");
    assert.ok(link !== null, `a link for ${role}`);
    return link;
  };
};

test("a room is made, people meet, record, and watch the film", async (context) => {
  const admin = await visit(browser);
  const [maria, ben, late] = [await visit(browser), await visit(browser), await visit(browser)];

  await signIn(admin.page);
  const linkFor = await createRoom(admin.page);
  await Promise.all([
    join(maria.page, await linkFor("Moderator"), "Maria"),
    join(ben.page, await linkFor("Speaker"), "Ben"),
  ]);

  await context.test("both see and hear each other", async () => {
    await pictureMoves(tileOf(maria.page, "Ben"));
    await pictureMoves(tileOf(ben.page, "Maria"));
    for (const { page } of [maria, ben]) await page.waitForFunction(isSoundHeard);
  });

  await context.test(
    "Record is asked back, announced to everybody and confirmed by everybody (K-03 to K-11)",
    async () => {
      assert.equal(await ben.page.getByRole("button", { name: "Start recording" }).count(), 0);
      await maria.page.getByRole("button", { name: "Start recording" }).click();
      const question = maria.page.getByRole("alertdialog", { name: "Start recording" });
      await reads(maria.page, "Do you want to start recording?");
      await question.getByRole("button", { name: "Cancel", exact: true }).click();
      await maria.page.getByRole("button", { name: "More" }).click();
      await maria.page.getByRole("menuitem", { name: "Record", exact: true }).click();
      const told = [maria, ben].map(async ({ page }) => {
        await reads(page, "Recording will start momentarily, please wait.");
        await reads(page, "This session is being recorded.");
        await page.getByRole("button", { name: "Confirm", exact: true }).click();
      });
      await question.getByRole("button", { name: "Start recording", exact: true }).click();
      await Promise.all(told);
    },
  );

  await context.test("a late joiner is told too", async () => {
    await join(late.page, await linkFor("Viewer"), "Late");
    await reads(late.page, "This session is being recorded.");
    await late.page.getByRole("button", { name: "Confirm", exact: true }).click();
    await late.page.getByText("This session is being recorded.").waitFor({ state: "detached" });
  });

  await context.test("REC for everybody; time and stop only for the moderator (K-20 to K-22)", async () => {
    for (const { page } of [maria, ben, late]) await reads(page, "REC");
    assert.match((await maria.page.getByRole("time").textContent()) ?? "", clock);
    await maria.page.getByRole("button", { name: "Stop recording" }).waitFor();
    for (const { page } of [ben, late]) {
      assert.equal(await page.getByRole("time").count(), 0);
      assert.equal(await page.getByRole("button", { name: "Stop recording" }).count(), 0);
      await page.getByRole("button", { name: "More" }).click();
      await page.getByRole("menuitem", { name: "Camera and sound" }).waitFor();
      assert.equal(await page.getByRole("menuitem", { name: /^(Record$|Stop recording)/ }).count(), 0);
      await page.keyboard.press("Escape");
    }
  });

  await context.test("a shared screen is large for the others", async () => {
    await ben.page.getByRole("button", { name: "Share screen" }).click();
    const screen = tileOf(maria.page, "Ben is sharing");
    await pictureMoves(screen);
    const [shared, camera] = [await screen.boundingBox(), await tileOf(maria.page, "Ben").boundingBox()];
    assert.ok(shared !== null && camera !== null && shared.width > 3 * camera.width, "three times a camera's width");
    await ben.page.getByRole("button", { name: "Stop sharing" }).click();
    await screen.waitFor({ state: "detached" });
  });

  await context.test("who leaves can rejoin, and has confirmed already", async () => {
    await ben.page.getByRole("button", { name: "Leave" }).click();
    await reads(ben.page, "You left the meeting");
    await tileOf(maria.page, "Ben").waitFor({ state: "detached" });
    await ben.page.getByRole("button", { name: "Rejoin" }).click();
    await reads(ben.page, "REC");
    await pictureMoves(tileOf(ben.page, "Maria"));
    await pictureMoves(tileOf(maria.page, "Ben"));
    assert.equal(await ben.page.getByRole("button", { name: "Confirm" }).count(), 0);
  });

  await context.test("Stop is asked back in red, then each hears what follows (K-30 to K-36)", async () => {
    await maria.page.getByRole("button", { name: "Stop recording" }).click();
    const question = maria.page.getByRole("alertdialog", { name: "Are you sure you want to stop recording?" });
    const stop = question.getByRole("button", { name: "Stop recording", exact: true });
    await stop.waitFor();
    const { red, green, blue } = await stop.evaluate(colourOf);
    assert.ok(red > 2 * green && red > 2 * blue, `rgb(${red}, ${green}, ${blue}) is red`);
    const told = [reads(maria.page, "Recording ended, starting upload"), reads(ben.page, "The recording has ended")];
    await stop.click();
    await Promise.all(told);
    await reads(maria.page, "The recording file is available.");
  });

  await context.test(
    "the film is among Media and Files, plays, is sought in, and is loaded down (K-50 to K-54)",
    async () => {
      await maria.page.getByRole("button", { name: "More" }).click();
      const [library] = await Promise.all([
        maria.page.waitForEvent("popup"),
        maria.page.getByRole("menuitem", { name: "Media and Files" }).click(),
      ]);
      const title = /^Rec - \d{4}-\d\d-\d\d \d\d-\d\d-\d\d - Weekly lesson$/;
      await library.getByRole("link", { name: title }).click();
      await library.getByRole("heading", { name: title, level: 1 }).waitFor();
      const film = library.locator("video");
      await library.getByRole("button", { name: "play", exact: true }).first().click();
      await film.evaluate(playsOn, 0.5);
      await film.evaluate(seekTo, 2);
      await film.evaluate(playsOn, 0.5);
      const { name, bytes } = await downloadBy(library, library.getByRole("link", { name: "Download" }));
      assert.match(name, /^Rec - .+ - Weekly lesson\.mp4$/);
      assert.equal(bytes.toString("latin1", 4, 8), "ftyp");
    },
  );

  for (const { faults } of [admin, maria, ben, late]) assert.deepEqual(faults, []);
  for (const { page } of [admin, maria, ben, late]) await page.context().close();
});
