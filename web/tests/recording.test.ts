/** What people are asked and told about recordings, in the page with a played meeting. */
import assert from "node:assert/strict";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import type { Played, PlayedPage } from "./room-app.fixture.tsx";
import { openPlayedRooms, show, type PlayedRooms } from "./room.fixture.ts";

let rooms: PlayedRooms;
before(async () => {
  rooms = await openPlayedRooms();
});
after(async () => rooms?.close());

const PICTURES = process.env["ROOM_PICTURES"];
const me = { identity: "me", name: "Maria", role: "moderator" } as const;
const ann = { identity: "ann", name: "Ann" } as const;
const active = { state: "active", recordingId: "r", startedAt: Date.now() - 65_000, pausedMs: 0 };
const paused = { state: "paused", recordingId: "r", startedAt: 1, pausedAt: 2, recordedMs: 65_000 };
const meeting = (state: object): Played => ({ people: [me, ann], state });
const actedOn = (page: Page) => page.evaluate(() => (Reflect.get(window, "played") as PlayedPage).acted);
const opened = async (state: object, width = 1440): Promise<Page> => {
  const page = await rooms.open(width);
  await show(page, meeting(state));
  return page;
};

const states = {
  gate: { recording: active, consent: "gate", mayBeLeftOut: true },
  notify: { recording: active, consent: "notify" },
  paused: { recording: paused, locked: true },
  prompted: { prompted: "me" },
  reminded: { reminded: true },
};

for (const width of [360, 1440])
  test(`${width} px: what is asked and told about recordings has no faults for assistive technology`, async () => {
    for (const [name, state] of Object.entries(states)) {
      const page = await opened(state, width);
      const { violations } = await new AxeBuilder({ page }).analyze();
      assert.deepEqual([name, ...violations.map(({ id, nodes }) => `${id} ${nodes[0]?.target.join()}`)], [name]);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      assert.ok(wide <= 0, `${name} is ${wide} px too wide`);
      if (PICTURES !== undefined) {
        await mkdir(PICTURES, { recursive: true });
        await page.screenshot({ path: join(PICTURES, `recording-${name}-${width}.png`) });
      }
      await page.context().close();
    }
  });

test("[R32] the one who is asked declines once, or starts without declining; nobody else is asked", async () => {
  const question = (page: Page) => page.getByRole("alertdialog", { name: "Start recording" });
  const declines = await opened({ prompted: "me" });
  await question(declines).getByText("Do you want to start recording?").waitFor();
  await question(declines).getByRole("button", { name: "Cancel" }).click();
  await question(declines).waitFor({ state: "detached" });
  assert.deepEqual(await actedOn(declines), [{ do: "decline-recording" }]);
  const accepts = await opened({ prompted: "me" });
  await question(accepts).getByRole("button", { name: "Start recording" }).click();
  await question(accepts).waitFor({ state: "detached" });
  assert.deepEqual(await actedOn(accepts), []);
  const other = await opened({ prompted: "ann" });
  assert.equal(await question(other).count(), 0);
});

test("[R41] Confirm goes to the server with the words that were shown; notify asks for nothing", async () => {
  const page = await opened(states.gate);
  await page.getByRole("button", { name: "Leave me out of the recording" }).click();
  await page.getByRole("button", { name: "Confirm" }).click();
  await page.getByRole("button", { name: "Confirm" }).waitFor({ state: "detached" });
  const words = "This session is being recorded. Your camera and microphone stay off until you confirm.";
  assert.deepEqual(await actedOn(page), [
    { do: "leave-me-out", leaveOut: true },
    { do: "confirm-recording", recordingId: "r", words },
  ]);
  const told = await opened(states.notify);
  await told.getByText("This session is being recorded.").waitFor();
  assert.equal(await told.getByRole("button", { name: "Confirm" }).count(), 0);
});

test("[R35] the reminder leads to the question; a paused recording says so and can go on", async () => {
  const page = await opened(states.reminded);
  await page.getByRole("group", { name: "This meeting is not being recorded." }).getByRole("button").first().click();
  await page.getByRole("alertdialog", { name: "Start recording" }).waitFor();
  const still = await opened(states.paused);
  await still.getByText("Paused").waitFor();
  await still.getByRole("button", { name: "Resume recording" }).waitFor();
  await still.getByText("1:05").waitFor();
});

test("who leads marks the moment by button, key and menu, is told when, and takes it back", async () => {
  const called = (page: Page) => page.evaluate(() => (Reflect.get(window, "played") as PlayedPage).called);
  const marksOn = async (page: Page) => (await called(page)).filter((path) => path === "/recordings/r/marks").length;
  const page = await opened({ recording: active });
  await page.getByRole("button", { name: "Confirm" }).click();
  await page.getByRole("button", { name: "Set a mark" }).click();
  await page.getByText("Mark set at 01:05").waitFor();
  await page.keyboard.press("b");
  await page.waitForFunction(() => document.querySelectorAll("[data-sonner-toast]").length > 1);
  await page.getByRole("button", { name: "More" }).click();
  await page.getByRole("menuitem", { name: "Set a mark" }).click();
  await page.waitForFunction(() => document.querySelectorAll("[data-sonner-toast]").length > 2);
  assert.equal(await marksOn(page), 3);
  await page.getByRole("button", { name: "Undo" }).first().click();
  await page.waitForFunction(() => {
    const { called: asked } = Reflect.get(window, "played") as PlayedPage;
    return asked.includes("/recordings/r/marks/mark-1");
  });
  const still = await opened(states.paused);
  assert.equal(await still.getByRole("button", { name: "Set a mark" }).count(), 0);
  await still.keyboard.press("b");
  assert.equal(await marksOn(still), 0);
  const phone = await opened({ recording: active }, 360);
  assert.equal(await phone.getByRole("button", { name: "Set a mark" }).count(), 0);
  const speaker = await rooms.open(1440, "speaker");
  await show(speaker, { people: [{ ...me, role: "speaker" }, ann], state: { recording: active } });
  assert.equal(await speaker.getByRole("button", { name: "Set a mark" }).count(), 0);
});

test("everybody sees REC at the bottom left, at every width (K-20)", async () => {
  for (const width of [360, 768, 1440, 2560])
    for (const role of ["moderator", "speaker"]) {
      const page = await rooms.open(width, role);
      await show(page, { people: [{ ...me, role: role as "speaker" }, ann], state: { recording: active } });
      const box = await page.locator("footer").getByText("REC").boundingBox();
      const bar = await page.locator("footer").boundingBox();
      const high = page.viewportSize()?.height ?? 0;
      assert.ok(box !== null && bar !== null);
      assert.ok(box.x < 64, `${width} px, ${role}: ${box.x} px from the left`);
      assert.ok(box.y + box.height / 2 > high * 0.8 && box.y >= bar.y, `${width} px, ${role}: at ${box.y} px`);
      await page.context().close();
    }
});

test("who leads stops a recording from the three dots, after the same question (K-31)", async () => {
  const page = await opened({ recording: active });
  await page.getByRole("button", { name: "Confirm" }).click();
  await page.getByRole("button", { name: "More" }).click();
  await page.getByRole("menuitem", { name: "Stop recording" }).click();
  const question = page.getByRole("alertdialog", { name: "Are you sure you want to stop recording?" });
  await question.getByRole("button", { name: "Stop recording" }).click();
  await question.waitFor({ state: "detached" });
  const called = await page.evaluate(() => (Reflect.get(window, "played") as PlayedPage).called);
  assert.equal(called.at(-1), "/recordings/r/stop");
  const speaker = await rooms.open(1440, "speaker");
  await show(speaker, { people: [{ ...me, role: "speaker" }, ann], state: { recording: active } });
  await speaker.getByRole("button", { name: "More" }).click();
  assert.equal(await speaker.getByRole("menuitem", { name: "Stop recording" }).count(), 0);
});
