/** People in a meeting, in Chromium against the whole product: who comes onto the stage, who leaves it, who waits. */
import assert from "node:assert/strict";
import { after, test } from "node:test";
import { expect, type Page } from "@playwright/test";
import { Product } from "./product.ts";
import { isOneLarge } from "./web/in-page.ts";
import { join, pictureMoves, reads, tileOf } from "./web/meeting.ts";
import { openBrowser, visit } from "./web/visitor.ts";

const product = await Product.start();
const browser = await openBrowser();
after(async () => {
  await browser.close();
  await product.stop();
});

/** What the three dots beside a name in the panel offer. */
const doWith = async (page: Page, name: string, what: string): Promise<void> => {
  await page
    .getByRole("button", { name: `Actions for ${name}`, exact: true })
    .first()
    .click();
  await page.getByRole("menuitem", { name: what }).click();
};

/** Whether one tile of the stage is large, looked at until it is as expected. */
const largeTile = (page: Page) => expect.poll(() => page.getByRole("figure").evaluateAll(isOneLarge));

test("a stage by request, a locked room, promotion, removal, the end for all", async (context) => {
  const room = await product.api.createRoom("Stage");
  const [maria, ben, late] = [await visit(browser), await visit(browser), await visit(browser)];
  const linkFor = (role: "moderator" | "speaker"): string => room.access.anonymous[role].url ?? "";
  await Promise.all([join(maria.page, linkFor("moderator"), "Maria"), join(ben.page, linkFor("speaker"), "Ben")]);
  await pictureMoves(tileOf(maria.page, "Ben"));

  await context.test(
    "whoever left the stage sends nothing, asks, is brought, and turns on what was chosen",
    async () => {
      await maria.page.getByRole("button", { name: "People", exact: true }).click();
      await maria.page.getByLabel("Who may join the stage").selectOption("request");
      await ben.page.getByRole("button", { name: "More" }).click();
      await ben.page.getByRole("menuitem", { name: "Leave stage" }).click();
      await tileOf(maria.page, "Ben").waitFor({ state: "detached" });
      await ben.page.getByRole("button", { name: "Ask to join stage" }).click();
      await maria.page.getByRole("button", { name: "Bring to stage: Ben" }).click();
      const invitation = ben.page.getByRole("group", { name: "You may join the stage" });
      await invitation.getByRole("button", { name: "Join stage" }).click();
      await ben.page.getByRole("dialog").getByRole("button", { name: "Join stage" }).click();
      await pictureMoves(tileOf(maria.page, "Ben"));
    },
  );

  await context.test("the moderator's main camera is large for everybody, a pin only for oneself", async () => {
    await tileOf(maria.page, "Ben").hover();
    await maria.page.getByRole("button", { name: "Actions for the tile of Ben" }).click();
    await maria.page.getByRole("menuitem", { name: "Set as main camera" }).click();
    await largeTile(ben.page).toBe(true);
    await doWith(maria.page, "Ben", "End main camera");
    await largeTile(ben.page).toBe(false);
    await ben.page.getByRole("button", { name: "People", exact: true }).click();
    await doWith(ben.page, "Maria", "Pin for me");
    await largeTile(ben.page).toBe(true);
    await largeTile(maria.page).toBe(false);
  });

  await context.test("muted and moved off the stage: the one whom it concerns is told", async () => {
    await doWith(maria.page, "Ben", "Turn microphone off");
    await ben.page.getByRole("button", { name: "Turn microphone on" }).waitFor();
    await doWith(maria.page, "Ben", "Remove from stage");
    await reads(ben.page, "You were moved off the stage. Camera and microphone are off.");
    assert.equal(await ben.page.getByRole("button", { name: /Turn (camera|microphone)/ }).count(), 0);
  });

  await context.test("a locked room says so to everybody; who knocks is admitted", async () => {
    await maria.page.getByRole("button", { name: "Lock room" }).click();
    await reads(ben.page, "Room locked");
    await late.page.goto(linkFor("speaker"));
    await late.page.getByLabel("Your name").fill("Late");
    await late.page.getByRole("button", { name: "Join as viewer" }).first().click();
    await maria.page.getByRole("button", { name: "Admit: Late" }).click();
    await late.page.getByRole("group", { name: "Meeting controls" }).waitFor();
  });

  await context.test("a promotion acts at once and outlives a reload", async () => {
    await doWith(maria.page, "Ben", "Make moderator");
    await ben.page.getByRole("button", { name: "Start recording" }).waitFor();
    await ben.page.reload();
    await ben.page.getByRole("button", { name: "Start recording" }).waitFor();
  });

  await context.test("the media server goes away: the pages say so and go on by themselves", async () => {
    assert.ok((await product.kill(/livekit/)) > 0);
    await reads(maria.page, "Connection lost. Reconnecting");
    await maria.page.getByText("Connection lost. Reconnecting").waitFor({ state: "detached", timeout: 60_000 });
    await pictureMoves(tileOf(late.page, "Maria"));
  });

  await context.test("who is removed is told, and the end is for everyone", async () => {
    await doWith(maria.page, "Late", "Remove from meeting");
    await maria.page.getByRole("alertdialog").getByRole("button", { name: "Remove from meeting" }).click();
    await reads(late.page, "You were removed from the meeting");
    await maria.page.getByRole("button", { name: "Leave", exact: true }).click();
    await maria.page.getByRole("button", { name: "End for everyone" }).click();
    await reads(ben.page, "The meeting has ended");
  });
});
