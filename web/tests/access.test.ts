/** The room without a pointer and without eyes: keys, where the focus is, and what is read out. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Page } from "@playwright/test";
import type { ChatMessage } from "@roomreel/contract";
import type { Played, PlayedPage } from "./room-app.fixture.tsx";
import { openPlayedRooms, show, type PlayedRooms } from "./room.fixture.ts";
import { faultsOn } from "./visit.fixture.ts";

let rooms: PlayedRooms;
before(async () => {
  rooms = await openPlayedRooms();
});
after(async () => rooms?.close());

const me = { identity: "me", name: "Maria", role: "moderator" } as const;
const [ann, ben, cem] = ["Ann", "Ben", "Cem"].map((name) => ({ identity: name, name }));
const active = { state: "active", recordingId: "r", startedAt: Date.now(), pausedMs: 0 };
const paused = { state: "paused", recordingId: "r", startedAt: 1, pausedAt: 2, recordedMs: 65_000 };
const withAll: Played = { people: [me, ...[ann, ben, cem].filter((one) => one !== undefined)] };

const enter = async (played: Played, role = "moderator", width = 1440): Promise<Page> => {
  const page = await rooms.open(width, role);
  await show(page, played);
  return page;
};
const focusIs = (page: Page, name: string): Promise<unknown> =>
  page.waitForFunction((wanted) => {
    const now = document.activeElement;
    return (now?.getAttribute("aria-label") ?? now?.textContent) === wanted;
  }, name);

test("every key of the list does what it says, or asks first", async () => {
  const page = await enter(withAll);
  await page.keyboard.press("?");
  const sheet = page.getByRole("dialog", { name: "Keyboard shortcuts" });
  await sheet.waitFor();
  assert.deepEqual(await sheet.locator("kbd").allTextContents(), ["M", "V", "S", "H", "P", "C", "R", "F", "L", "?"]);
  assert.deepEqual(await faultsOn(page), []);
  await page.keyboard.press("Escape");
  await sheet.waitFor({ state: "detached" });
  await page.keyboard.press("c");
  await focusIs(page, "Write a message");
  await page.keyboard.press("Escape");
  await page.keyboard.press("p");
  await page.getByRole("complementary", { name: "People" }).waitFor();
  await page.keyboard.press("Escape");
  await page.keyboard.press("r");
  const question = page.getByRole("alertdialog", { name: "Start recording" });
  await question.waitFor();
  await page.keyboard.press("h");
  await page.keyboard.press("Escape");
  await question.waitFor({ state: "detached" });
  await page.keyboard.press("l");
  await page.getByRole("alertdialog", { name: "Leave the meeting?" }).waitFor();
  await focusIs(page, "Cancel");
  const acted = await page.evaluate(() => (Reflect.get(window, "played") as PlayedPage).acted);
  assert.deepEqual(acted, [], "no key works beneath a question");
  await page.context().close();
});

test("a speaker is offered no key to record, and asked before leaving by one", async () => {
  const page = await enter({ people: [{ ...me, role: "speaker" }] }, "speaker");
  await page.keyboard.press("r");
  await page.keyboard.press("?");
  const sheet = page.getByRole("dialog", { name: "Keyboard shortcuts" });
  await sheet.waitFor();
  assert.ok(!(await sheet.locator("kbd").allTextContents()).includes("R"));
  await page.keyboard.press("Escape");
  await sheet.waitFor({ state: "detached" });
  await page.keyboard.press("l");
  const question = page.getByRole("alertdialog", { name: "Leave the meeting?" });
  await question.waitFor();
  assert.equal(await question.getByRole("button", { name: "End for everyone" }).count(), 0);
  await page.context().close();
});

/** As slow as a machine that does many things, with pictures of the meeting that come without end. */
const underLoad = async (page: Page): Promise<void> => {
  const session = await page.context().newCDPSession(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate: 4 });
  await page.evaluate((played) => {
    setInterval(() => (Reflect.get(window, "played") as PlayedPage).show(played), 60);
  }, withAll);
};

for (const [width, role] of [
  [1440, "moderator"],
  [360, "speaker"],
] as const)
  test(`${width} px: the focus comes back to what opened a panel, on a busy machine too`, async () => {
    const page = await enter(withAll, role, width);
    await underLoad(page);
    const opener = width < 760 ? "More" : "People";
    for (let round = 0; round < 3; round += 1) {
      const button = page.getByRole("button", { name: opener, exact: true });
      await button.focus();
      await page.keyboard.press("Enter");
      if (width < 760) await page.getByRole("menuitem", { name: "People" }).press("Enter");
      await focusIs(page, "Close");
      await page.keyboard.press("Escape");
      await page.getByRole("complementary").waitFor({ state: "detached" });
      assert.equal(await page.evaluate(() => document.activeElement?.getAttribute("aria-label")), opener);
    }
    await page.context().close();
  });

test("a dialog that was chosen from a menu gives the focus back to the menu's button", async () => {
  const page = await enter(withAll);
  await underLoad(page);
  for (const item of ["Camera and sound", "Keyboard shortcuts"]) {
    await page.getByRole("button", { name: "More", exact: true }).press("Enter");
    await page.getByRole("menuitem", { name: item }).press("Enter");
    await page.getByRole("dialog", { name: item }).waitFor();
    await page.keyboard.press("Escape");
    await page.getByRole("dialog", { name: item }).waitFor({ state: "detached" });
    await focusIs(page, "More");
  }
  await page.context().close();
});

/** All that was read out from now on: what came into regions that are read, in order. */
const listen = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const heard: string[] = [];
    Reflect.set(window, "heard", heard);
    new MutationObserver((changes) => {
      for (const { target, addedNodes } of changes) {
        const around = target instanceof Element ? target : target.parentElement;
        if (around?.closest('output, [aria-live="polite"], [role="log"]') === null) continue;
        const added = [...addedNodes].map(({ textContent }) => textContent ?? "");
        heard.push(...(added.length > 0 ? added : [target.textContent ?? ""]));
      }
    }).observe(document.body, { subtree: true, childList: true, characterData: true });
  });
const hears = (page: Page, words: string, times = 1): Promise<unknown> =>
  page.waitForFunction(
    ([said, count]) => (Reflect.get(window, "heard") as string[]).filter((one) => one.includes(said)).length >= count,
    [words, times] as const,
  );

test("who comes and goes is read out, many together, though pictures come without end", async () => {
  const page = await enter({ people: [me] });
  await listen(page);
  await page.evaluate(() => {
    const played = Reflect.get(window, "played") as PlayedPage;
    let next: Played = { people: [{ identity: "me", name: "Maria", role: "moderator" }] };
    setInterval(() => played.show(next), 100);
    Reflect.set(window, "then", (then: Played) => (next = then));
  });
  const then = (played: Played): Promise<void> =>
    page.evaluate((next) => (Reflect.get(window, "then") as (played: Played) => void)(next), played);
  await then(withAll);
  await hears(page, "3 people joined");
  await then({ people: [me, { identity: "Ann", name: "Ann", handSince: 3 }] });
  await hears(page, "Ben left. Cem left. Ann raised a hand");
  await page.context().close();
});

test("a recording is read out when it starts, pauses, goes on and ends", async () => {
  const page = await enter(withAll);
  await listen(page);
  const becomes = (recording: object) => show(page, { ...withAll, state: { recording, consent: "notify" } });
  await becomes({ ...active, state: "starting" });
  await hears(page, "Recording will start momentarily, please wait.");
  await becomes(active);
  await hears(page, "This session is being recorded.");
  await becomes(paused);
  await hears(page, "The recording is paused");
  await becomes(active);
  await hears(page, "The recording goes on");
  await becomes({ state: "ending", recordingId: "r" });
  await hears(page, "Recording ended, starting upload");
  await page.context().close();
});

test("a chat message is told while the chat is closed, the same person's next one too", async () => {
  const page = await enter(withAll);
  await listen(page);
  const says = (id: string): Promise<void> => {
    const from = { identity: "Ann", name: "Ann" };
    const message: ChatMessage = { is: "chat", id, at: Number(id), from, to: "everyone", words: "Hello" };
    return page.evaluate((said) => (Reflect.get(window, "played") as PlayedPage).send(said), message);
  };
  await says("1");
  await hears(page, "New message from Ann");
  await says("2");
  await hears(page, "New message from Ann", 2);
  await page.context().close();
});
