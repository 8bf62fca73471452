/** The settings of a room in the console, in Chromium. */
import assert from "node:assert/strict";
import { test } from "node:test";
import type { Page } from "@playwright/test";
import { faultsOn, openHouse, visit } from "./visit.fixture.ts";

const { browser, standIn } = await openHouse();

const openRoom = async (locale = "en", part = "/rooms/lesson/settings"): Promise<Page> => {
  const page = await visit({ browser, standIn }, part, { signedIn: true, locale });
  await page.locator("h1", { hasText: "A lesson" }).waitFor();
  return page;
};
const lastAsked = (): unknown => standIn.asked().at(-1)?.body;

test("each setting is saved at once, and only it", async () => {
  const page = await openRoom();
  const saved = page.getByText("Saved, holds from now on");
  const steps: readonly [() => Promise<unknown>, object][] = [
    [() => page.getByLabel("Who is on stage").selectOption("invite"), { config: { stage: "invite" } }],
    [() => page.getByLabel("Waiting room").click(), { config: { waitingRoom: true } }],
    [() => page.getByLabel("Wait for a host").click(), { config: { waitForHost: true } }],
    [() => page.getByLabel("Begin with the microphone on").click(), { config: { initialAudioActive: false } }],
    [() => page.getByLabel("Begin with the camera on").click(), { config: { initialVideoActive: false } }],
    [() => page.getByLabel("Chat").click(), { config: { chat: { enabled: false } } }],
    [() => page.getByLabel("How recordings start").selectOption("automatic"), startsWith("automatic")],
    [() => page.getByLabel("How recordings start").selectOption("organisation"), startsWith(null)],
    [() => page.getByLabel("Recording allowed").selectOption("no"), { config: { recording: { type: "none" } } }],
  ];
  for (const [change, wanted] of steps) {
    const answered = page.waitForResponse((response) => response.request().method() === "PUT");
    await change();
    await answered;
    assert.deepEqual(lastAsked(), wanted);
  }
  await saved.first().waitFor();
  await page.getByLabel("Most people at once").fill("12");
  const answered = page.waitForResponse((response) => response.request().method() === "PUT");
  await page.keyboard.press("Enter");
  await answered;
  assert.deepEqual(lastAsked(), { config: { maxParticipants: 12 } });
  assert.deepEqual(await faultsOn(page), []);
  await page.context().close();
});
const startsWith = (startTrigger: string | null): object => ({ config: { recording: { startTrigger } } });

test("what is refused goes back, and the reason stands beside it", async () => {
  const page = await openRoom();
  standIn.refuseChanges("meeting-active");
  const waits = page.getByLabel("Wait for a host");
  const held = await waits.getAttribute("aria-checked");
  await waits.click();
  await page.getByRole("alert").filter({ hasText: "This cannot be changed while a meeting runs." }).waitFor();
  assert.equal(await waits.getAttribute("aria-checked"), held);
  assert.deepEqual(await faultsOn(page), []);
  standIn.refuseChanges(null);
  await page.context().close();
});

test("the name is saved by its button, which is there when there is something to save", async () => {
  const page = await openRoom();
  assert.equal(await page.getByRole("button", { name: "Save" }).count(), 0);
  await page.getByLabel("Room name").fill("A lesson, renamed");
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByRole("heading", { level: 1, name: "A lesson, renamed" }).waitFor();
  await page.context().close();
});

test("a link is replaced after a question whose safe answer has the focus", async () => {
  const page = await openRoom("en", "/rooms/lesson");
  await page.getByRole("button", { name: "Replace the link for Viewer" }).click();
  const question = page.getByRole("alertdialog", { name: "Replace this link?" });
  await question.waitFor();
  assert.equal(await page.evaluate(() => document.activeElement?.textContent), "Cancel");
  assert.deepEqual(await faultsOn(page), []);
  await question.getByRole("button", { name: "Replace link" }).click();
  await page.getByText("http://127.0.0.1/new").waitFor();
  await page.context().close();
});

test("German words fit on a phone, in every setting", async () => {
  const page = await openRoom("de-DE");
  await page.getByRole("heading", { name: "Einstellungen" }).waitFor();
  await page.setViewportSize({ width: 360, height: 740 });
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 360);
  assert.deepEqual(await faultsOn(page), []);
  await page.context().close();
});
