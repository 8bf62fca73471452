/** The web app as people use it, in Chromium against the whole product: from signing in to the film that plays. */
import assert from "node:assert/strict";
import { after, test } from "node:test";
import type { Page } from "@playwright/test";
import { Product } from "./product.ts";
import { assertAccessible } from "./web/access.ts";
import { openFilm } from "./web/film.ts";
import { colourOf, isSoundHeard, lengthOf, momentOf, playsOn, seekTo } from "./web/in-page.ts";
import { focusComesTo, tabTo } from "./web/keys.ts";
import { createRoom, downloadBy, join, pictureMoves, reads, signIn, tileOf } from "./web/meeting.ts";
import { openBrowser, visit } from "./web/visitor.ts";

const product = await Product.start();
const browser = await openBrowser();
after(async () => {
  await browser.close();
  await product.stop();
});

const roomName = "Weekly lesson";
const titleOfFilm = /^Rec - \d{4}-\d\d-\d\d \d\d-\d\d-\d\d - Weekly lesson$/;
const [admin, maria, ben, late] = [
  await visit(browser),
  await visit(browser),
  await visit(browser),
  await visit(browser),
];
/** Of the room, by the role's name as the console shows it. */
let links: ReadonlyMap<string, string> = new Map();
const linkFor = (role: string): string => links.get(role) ?? assert.fail(`a link for ${role}`);

test("somebody signs in, makes a room and sends its links; people see and hear each other", async () => {
  await signIn(admin.page, product.origin);
  links = await createRoom(admin.page, roomName);
  await join(maria.page, linkFor("Moderator"), "Maria");
  await join(ben.page, linkFor("Speaker"), "Ben");
  await pictureMoves(tileOf(maria.page, "Ben"));
  await pictureMoves(tileOf(ben.page, "Maria"));
  for (const { page } of [maria, ben]) await page.waitForFunction(isSoundHeard);
});

test("Record is asked back, announced to everybody and confirmed by everybody (K-03 to K-11)", async () => {
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
});

test("a late joiner is told too", async () => {
  await join(late.page, linkFor("Viewer"), "Late");
  await reads(late.page, "This session is being recorded.");
  await late.page.getByRole("button", { name: "Confirm", exact: true }).click();
  await late.page.getByText("This session is being recorded.").waitFor({ state: "detached" });
});

test("REC for everybody; time and stop only for the moderator (K-20 to K-22)", async () => {
  for (const { page } of [maria, ben, late]) await reads(page, "REC");
  assert.match((await maria.page.getByRole("time").textContent()) ?? "", /^\d\d:\d\d$/);
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

test("a shared screen is large for the others", async () => {
  await ben.page.getByRole("button", { name: "Share screen" }).click();
  const screen = tileOf(maria.page, "Ben is sharing");
  await pictureMoves(screen);
  const [shared, camera] = [await screen.boundingBox(), await tileOf(maria.page, "Ben").boundingBox()];
  assert.ok(shared !== null && camera !== null && shared.width > 3 * camera.width, "three times a camera's width");
  await ben.page.getByRole("button", { name: "Stop sharing" }).click();
  await screen.waitFor({ state: "detached" });
});

test("who leaves can rejoin, and has confirmed already", async () => {
  await ben.page.getByRole("button", { name: "Leave" }).click();
  await reads(ben.page, "You left the meeting");
  await tileOf(maria.page, "Ben").waitFor({ state: "detached" });
  await ben.page.getByRole("button", { name: "Rejoin" }).click();
  await reads(ben.page, "REC");
  await pictureMoves(tileOf(ben.page, "Maria"));
  await pictureMoves(tileOf(maria.page, "Ben"));
  assert.equal(await ben.page.getByRole("button", { name: "Confirm" }).count(), 0);
});

test("Stop is asked back in red, then each hears what follows (K-30 to K-36)", async () => {
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

test("the film is among Media and Files, plays, is sought in, and is loaded down (K-50 to K-54)", async () => {
  await maria.page.getByRole("button", { name: "More" }).click();
  const [library] = await Promise.all([
    maria.page.waitForEvent("popup"),
    maria.page.getByRole("menuitem", { name: "Media and Files" }).click(),
  ]);
  await library.getByRole("link", { name: titleOfFilm }).click();
  await library.getByRole("heading", { name: titleOfFilm, level: 1 }).waitFor();
  await library.getByRole("button", { name: "play", exact: true }).first().click();
  const film = library.locator("video");
  await film.evaluate(playsOn, 0.5);
  await film.evaluate(seekTo, 5);
  await film.evaluate(playsOn, 0.5);
  const { name, bytes } = await downloadBy(library, library.getByRole("link", { name: "Download" }));
  assert.match(name, /^Rec - .+ - Weekly lesson\.mp4$/);
  assert.equal(bytes.toString("latin1", 4, 8), "ftyp");
  for (const { page, faults } of [admin, maria, ben, late]) {
    assert.deepEqual(faults, []);
    await page.context().close();
  }
});

test("without a pointer: join, mute, see who is here, record, confirm, stop, leave; axe finds nothing", async () => {
  const room = await product.api.createRoom("By keys");
  const { page, faults } = await visit(browser);
  await page.goto(room.access.anonymous.moderator.url ?? assert.fail("a link"));
  await focusComesTo(page, "Your name");
  await page.keyboard.type("Maria");
  await page.keyboard.press("Enter");
  await pictureMoves(tileOf(page, "Maria (you)"));
  const order = [
    "Actions for the tile of Maria",
    "Start recording",
    "Turn microphone off",
    "Turn camera off",
    "Share screen",
    "Raise hand",
    "React",
    "Chat",
    "People",
    "More",
    "Leave",
  ];
  assert.deepEqual(await tabTo(page, "Leave"), order);
  await assertAccessible(page, "in the meeting");
  await muteAndLookAround(page);
  await recordAndStop(page);
  await tabTo(page, "Leave");
  await page.keyboard.press("Enter");
  await focusComesTo(page, "Cancel");
  await tabTo(page, "Leave");
  await page.keyboard.press("Enter");
  await focusComesTo(page, "Rejoin");
  assert.deepEqual(faults, []);
  await page.context().close();
});

const muteAndLookAround = async (page: Page): Promise<void> => {
  await tabTo(page, "Turn microphone off");
  await page.keyboard.press("Enter");
  await focusComesTo(page, "Turn microphone on");
  await tabTo(page, "People");
  await page.keyboard.press("Enter");
  await focusComesTo(page, "Close");
  await assertAccessible(page, "with the panel");
  await page.keyboard.press("Escape");
  await focusComesTo(page, "People");
  await tabTo(page, "More");
  await page.keyboard.press("Enter");
  await focusComesTo(page, "Record");
  await assertAccessible(page, "with the menu");
  await page.keyboard.press("Escape");
  await focusComesTo(page, "More");
};

const recordAndStop = async (page: Page): Promise<void> => {
  await tabTo(page, "Start recording");
  await page.keyboard.press("Enter");
  await focusComesTo(page, "Cancel");
  await assertAccessible(page, "with the question before recording");
  await tabTo(page, "Start recording");
  await page.keyboard.press("Enter");
  await focusComesTo(page, "Confirm");
  await assertAccessible(page, "while recording, not confirmed");
  await page.keyboard.press("Enter");
  await focusComesTo(page, "Stop recording");
  await page.keyboard.press("Enter");
  await focusComesTo(page, "Cancel");
  await tabTo(page, "Stop recording");
  await page.keyboard.press("Enter");
  await focusComesTo(page, "Start recording");
  await reads(page, "The recording file is available.");
  await assertAccessible(page, "with the notice that the file is available");
};

test("the page that describes the API shows every operation of it", async () => {
  const { page, faults } = await visit(browser);
  const described = (await product.api.call("GET", "/openapi.json")).body as { readonly paths: object };
  const operations = Object.values(described.paths).flatMap((path: object) => Object.keys(path));
  await page.goto(`${product.origin}/api/v1/docs`);
  await page
    .locator(".opblock")
    .nth(operations.length - 1)
    .waitFor();
  assert.equal(await page.locator(".opblock").count(), operations.length);
  assert.deepEqual(faults, []);
  await page.context().close();
});

test("a film whose token holds no more goes on with a new one, at the same moment", async () => {
  const { page } = await visit(browser);
  const refused = Promise.withResolvers<void>();
  const film = await openFilm(page, linkFor("Recordings"), refused.promise);
  const wanted = (await film.evaluate(lengthOf)) - 1;
  const seeked = film.evaluate(seekTo, wanted);
  assert.equal(await film.evaluate(momentOf), wanted, "the film seeks before its token is refused");
  const answer = page.waitForResponse((one) => one.url().includes("/media") && one.status() === 401);
  refused.resolve();
  await answer;
  await seeked;
  assert.ok((await film.evaluate(momentOf)) >= wanted, "the moment that was wanted");
  await film.evaluate(playsOn, 0.5);
  await page.context().close();
});
