/** Chat, reactions and the raised hand, in the room page with a played meeting. */
import assert from "node:assert/strict";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { after, before, test } from "node:test";
import type { Page } from "@playwright/test";
import type { ChatMessage, MeetingMessage } from "@roomreel/contract";
import type { PlayedPage } from "./room-app.fixture.tsx";
import { openPlayedRooms, show, type PlayedRooms } from "./room.fixture.ts";
import { faultsOn } from "./visit.fixture.ts";

let rooms: PlayedRooms;
before(async () => {
  rooms = await openPlayedRooms();
});
after(async () => rooms?.close());

/** Where pictures are wanted, to be looked at. */
const PICTURES = process.env["ROOM_PICTURES"];

const people = [
  { identity: "me", name: "Maria Lopez", role: "moderator" },
  { identity: "ann", name: "Ann Kowalska" },
  { identity: "fay", name: "Fay", role: "viewer", stage: "off", onStage: false, camera: false, microphone: false },
] as const;
const noon = Date.UTC(2026, 2, 1, 12);
const says = (id: string, words: string, more: Partial<ChatMessage> = {}): ChatMessage => ({
  is: "chat",
  id,
  at: noon + Number(id) * 1000,
  from: { identity: "ann", name: "Ann Kowalska" },
  to: "everyone",
  words,
  ...more,
});
const send = (page: Page, message: MeetingMessage): Promise<void> =>
  page.evaluate((said) => (Reflect.get(window, "played") as PlayedPage).send(said), message);
const lastAct = (page: Page): Promise<unknown> =>
  page.evaluate(() => (Reflect.get(window, "played") as PlayedPage).acted.at(-1));
const enter = async (width: number, role = "moderator"): Promise<Page> => {
  const page = await rooms.open(width, role);
  await show(page, { people: people.map((one) => (one.identity === "me" ? { ...one, role: role as "host" } : one)) });
  return page;
};
const openChat = async (page: Page): Promise<void> => {
  await page.getByRole("button", { name: /^Chat/ }).click();
  await page.getByLabel("Write a message").waitFor();
};

test("what is not read is counted, and read when the chat opens", async () => {
  const page = await enter(1440);
  await send(page, says("1", "Good morning"));
  await send(page, says("2", "Who begins?"));
  await page.getByRole("button", { name: "Chat, 2 new messages" }).click();
  const log = page.getByRole("log", { name: "Chat" });
  await log.getByText("Who begins?").waitFor();
  await page.getByRole("button", { name: "Chat", exact: true }).waitFor();
  assert.equal(await page.evaluate(() => document.activeElement?.tagName), "TEXTAREA");
  await page.keyboard.press("Escape");
  await log.waitFor({ state: "detached" });
  assert.equal(await page.evaluate(() => document.activeElement?.getAttribute("aria-label")), "Chat");
  await page.context().close();
});

test("words go to everybody, to those who lead, to one person; not to everybody when that one left", async () => {
  const page = await enter(1440);
  await openChat(page);
  const field = page.getByLabel("Write a message");
  const write = async (words: string): Promise<unknown> => {
    await field.fill(words);
    await field.press("Enter");
    await page.waitForFunction(() => document.querySelector("textarea")?.value === "");
    return lastAct(page);
  };
  assert.deepEqual(await write("Hello"), { do: "say", to: "everyone", words: "Hello" });
  await page.getByLabel("To", { exact: true }).selectOption("moderators");
  assert.deepEqual(await write("Soon?"), { do: "say", to: "moderators", words: "Soon?" });
  await page.getByLabel("To", { exact: true }).selectOption("fay");
  await show(page, { people: people.slice(0, 2) });
  assert.deepEqual(await write("Psst"), { do: "say-to", identity: "fay", words: "Psst" });
  await field.fill("one");
  await field.press("Shift+Enter");
  await field.pressSequentially("two");
  assert.equal(await field.inputValue(), "one\ntwo");
  await field.fill("x".repeat(1990));
  await page.getByText("10 characters left").waitFor();
  assert.equal(await field.getAttribute("maxlength"), "2000");
  await page.context().close();
});

test("only those who lead write to those who lead", async () => {
  const page = await enter(1440, "speaker");
  await openChat(page);
  const whom = await page.getByLabel("To", { exact: true }).locator("option").allTextContents();
  assert.deepEqual(whom, ["Everyone", "Ann Kowalska", "Fay"]);
  await page.context().close();
});

test("who looks back keeps the place, and is told of new words; addresses are links, nothing else is", async () => {
  const page = await enter(1440);
  await openChat(page);
  for (let at = 1; at <= 60; at += 1) await send(page, says(String(at), `line ${at}`, { at: noon + at * 600_000 }));
  const log = page.getByRole("log");
  const list = log.locator("..");
  await page.waitForFunction(() => {
    const scrolled = document.querySelector('[role="log"]')?.parentElement;
    return scrolled !== null && scrolled !== undefined && scrolled.scrollTop > 1000;
  });
  await list.evaluate((element) => element.scrollTo({ top: 300 }));
  await send(page, says("61", "see https://example.org/a, not javascript:alert(1) <b>bold</b>", { at: noon + 9e7 }));
  await page.getByRole("button", { name: "New messages" }).waitFor();
  assert.equal(await list.evaluate((element) => element.scrollTop), 300);
  await page.getByRole("button", { name: "New messages" }).click();
  const link = log.getByRole("link");
  await link.waitFor();
  assert.deepEqual(
    [await link.count(), await link.getAttribute("href"), await link.getAttribute("rel")],
    [1, "https://example.org/a", "noopener noreferrer nofollow"],
  );
  await log.getByText("<b>bold</b>").waitFor();
  await page.context().close();
});

test("a reaction shows over the tile of who sent it, else with the name, and is read out", async () => {
  const page = await enter(1440);
  await page.getByRole("button", { name: "React", exact: true }).click();
  await page.getByRole("button", { name: "Applause" }).click();
  assert.deepEqual(await lastAct(page), { do: "react", reaction: "👏" });
  await send(page, { is: "reaction", identity: "ann", reaction: "👏" });
  await send(page, { is: "reaction", identity: "fay", reaction: "🎉" });
  const stage = page.getByRole("region", { name: "Stage" });
  await stage.getByText("Fay: Celebrate").waitFor();
  assert.equal(await stage.getByText("👏").count(), 1);
  assert.equal(await stage.locator("[aria-hidden]").getByText("Fay").count(), 1);
  await page.context().close();
});

test("one's hand goes up and down", async () => {
  const page = await enter(1440);
  await page.getByRole("button", { name: "Raise hand" }).click();
  assert.deepEqual(await lastAct(page), { do: "raise-hand" });
  await show(page, { people: people.map((one) => (one.identity === "me" ? { ...one, handSince: 5 } : one)) });
  await page.getByRole("button", { name: "Lower hand" }).click();
  assert.deepEqual(await lastAct(page), { do: "lower-hand" });
  await page.context().close();
});

for (const width of [360, 768, 1440, 2560])
  test(`${width} px: the chat is without faults for assistive technology and no wider than the page`, async () => {
    const page = await enter(width);
    await send(page, says("1", "Good morning! The slides are at https://example.org/slides/of-the-week?page=1."));
    await send(page, says("2", "Can everybody hear me?"));
    await send(page, says("3", "Yes.", { from: { identity: "me", name: "Maria Lopez" } }));
    await send(page, says("4", "May I go first?", { to: "you" }));
    await send(page, says("5", "Of course", { from: { identity: "me", name: "" }, to: "you", toName: "Ann Kowalska" }));
    await send(page, says("6", "Let us begin at five past.", { to: "moderators" }));
    await openChat(page);
    await page.getByText("Let us begin").waitFor();
    await send(page, { is: "reaction", identity: "ann", reaction: "❤️" });
    await send(page, { is: "reaction", identity: "fay", reaction: "🎉" });
    assert.deepEqual(await faultsOn(page), []);
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), width);
    if (PICTURES !== undefined) {
      await mkdir(PICTURES, { recursive: true });
      await page.screenshot({ path: join(PICTURES, `chat-${width}.png`) });
    }
    await page.context().close();
  });
