/** Rooms as their owner makes and changes them in the console, while people are in them. */
import assert from "node:assert/strict";
import { after, test } from "node:test";
import type { Page } from "@playwright/test";
import { Product } from "./product.ts";
import { copiedText } from "./web/in-page.ts";
import { createRoom, join, pictureMoves, reads, signIn, tileOf } from "./web/meeting.ts";
import { isInside, knock } from "./web/people.ts";
import { openBrowser, visit } from "./web/visitor.ts";

const product = await Product.start();
const browser = await openBrowser();
after(async () => {
  await browser.close();
  await product.stop();
});

const admin = await visit(browser, { permissions: ["clipboard-read", "clipboard-write", "camera", "microphone"] });
const { page: desk } = admin;
await signIn(desk, product.origin);

const copied = async (page: Page, button: string): Promise<string> => {
  await page.getByRole("button", { name: button }).click();
  await reads(page, "Link copied");
  return await page.evaluate(copiedText);
};

test("a member comes by a personal link; rights and the link itself change while the meeting runs", async () => {
  const links = await createRoom(desk, "Board");
  await desk.getByRole("link", { name: "Members" }).click();
  await desk.getByRole("button", { name: "Add member" }).click();
  await desk.getByLabel("Who", { exact: true }).selectOption("byName");
  await desk.getByLabel("Name", { exact: true }).fill("Zoe");
  await desk.getByRole("dialog").getByRole("button", { name: "Add" }).click();
  const link = await copied(desk, "Copy the personal link of Zoe");
  const [zoe, ben] = [await visit(browser), await visit(browser)];
  await zoe.page.goto(link);
  await zoe.page.getByRole("button", { name: "Join stage" }).click();
  await isInside(zoe.page);
  await join(ben.page, links.get("Moderator") ?? "", "Ben");
  await pictureMoves(tileOf(ben.page, "Zoe"));
  await zoe.page.getByRole("button", { name: "Share screen" }).waitFor();
  await chooseFor(desk, "Zoe", "Rights");
  await desk.getByLabel("Share the screen").selectOption("no");
  await desk.getByRole("button", { name: "Save rights" }).click();
  await zoe.page.getByRole("button", { name: "Share screen" }).waitFor({ state: "detached" });
  await chooseFor(desk, "Zoe", "Replace personal link");
  await desk.getByRole("alertdialog").getByRole("button", { name: "Replace personal link" }).click();
  await reads(zoe.page, "You were removed from the meeting");
  await tileOf(ben.page, "Zoe").waitFor({ state: "detached" });
  await zoe.page.goto(link);
  await reads(zoe.page, "This link does not work");
  await zoe.page.context().close();
  await ben.page.context().close();
});

const chooseFor = async (page: Page, name: string, item: string): Promise<void> => {
  await page.getByRole("button", { name: `Actions for ${name}` }).click();
  await page.getByRole("menuitem", { name: item }).click();
};

test("a live broadcast: the audience waits for it, and comes in by itself", async () => {
  await desk.goto(product.origin);
  await desk.getByRole("button", { name: "New room" }).first().click();
  await desk.getByLabel("Room name").fill("Town hall");
  await desk.getByLabel("Where").selectOption("A live broadcast: the audience comes in when it begins");
  await desk.getByRole("button", { name: "Create room" }).click();
  await desk.getByRole("heading", { name: "Town hall", level: 1 }).waitFor();
  const linkFor = async (role: string): Promise<string> =>
    (await desk.getByRole("link", { name: `Open as ${role}` }).getAttribute("href")) ?? "";
  const [crew, guest] = [await visit(browser), await visit(browser)];
  await join(crew.page, await linkFor("Moderator"), "Maria");
  await knock(guest.page, await linkFor("Viewer"), "Gus");
  await reads(guest.page, "The broadcast has not begun yet");
  await crew.page.getByRole("button", { name: "Go live" }).click();
  await crew.page.getByRole("alertdialog").getByRole("button", { name: "Go live" }).click();
  await isInside(guest.page);
  await pictureMoves(tileOf(guest.page, "Maria"));
  await crew.page.getByRole("button", { name: "End broadcast" }).click();
  await crew.page.getByRole("alertdialog").getByRole("button", { name: "End broadcast" }).click();
  await reads(guest.page, "This broadcast has ended");
  await crew.page.context().close();
  await guest.page.context().close();
});

test("nothing in the console went wrong meanwhile", () => assert.deepEqual(admin.faults, []));
