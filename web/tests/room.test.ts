import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Page } from "@playwright/test";
import type { PlayedPage } from "./room-app.fixture.tsx";
import { openPlayedRooms, show, type PlayedRooms } from "./room.fixture.ts";

let rooms: PlayedRooms;
before(async () => {
  rooms = await openPlayedRooms();
});
after(async () => rooms?.close());

const me = { identity: "me", name: "Maria", role: "moderator" } as const;
const ann = { identity: "ann", name: "Ann" } as const;
const actedOn = (page: Page): Promise<unknown> =>
  page.evaluate(() => (Reflect.get(window, "played") as PlayedPage).acted);

test("a knock is answered where it is told", async () => {
  const page = await rooms.open(1440);
  await show(page, { people: [me, ann], state: { locked: true }, waiting: ["Hugo"] });
  await page.getByText("Hugo wants to come in").waitFor();
  await page.getByRole("button", { name: "Admit" }).click();
  assert.deepEqual(await actedOn(page), [{ do: "admit", identity: "Hugo" }]);
  await page.context().close();
});

test("leaving: whoever may end the meeting for all is asked, safe answer first; others leave at once", async () => {
  const page = await rooms.open(1440);
  await page.getByRole("button", { name: "Leave" }).click();
  await page.getByRole("alertdialog", { name: "Leave the meeting?" }).waitFor();
  assert.equal(await page.evaluate(() => document.activeElement?.textContent), "Cancel");
  await page.getByRole("button", { name: "End for everyone" }).click();
  assert.deepEqual(await actedOn(page), [{ do: "end" }]);
  await page.context().close();
  const speaker = await rooms.open(1440, "speaker");
  await speaker.getByRole("button", { name: "Leave" }).click();
  assert.equal(await speaker.getByRole("alertdialog").count(), 0);
  await speaker.context().close();
});

test("keys do what the buttons do, unless somebody types or has switched them off", async () => {
  const page = await rooms.open(1440);
  await show(page, { people: [me, ann] });
  await page.keyboard.press("h");
  await page.keyboard.press("p");
  const search = page.getByRole("searchbox", { name: "Search people" });
  await search.fill("h");
  await search.press("h");
  assert.deepEqual(await actedOn(page), [{ do: "raise-hand" }]);
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "More" }).click();
  await page.getByRole("menuitem", { name: "Keyboard shortcuts" }).click();
  await page.getByRole("checkbox", { name: "Use keyboard shortcuts" }).uncheck();
  await page.keyboard.press("Escape");
  await page.keyboard.press("h");
  assert.deepEqual(await actedOn(page), [{ do: "raise-hand" }]);
  await page.context().close();
});

test("a long press on a tile opens its menu", async () => {
  const page = await rooms.open(360);
  await show(page, { people: [me, ann] });
  const tile = page.getByRole("figure").filter({ hasText: "Ann" });
  const held = { pointerType: "touch", isPrimary: true, bubbles: true, clientX: 100, clientY: 300 };
  await tile.dispatchEvent("pointerdown", held);
  await page.getByRole("menuitem", { name: "Pin for me" }).waitFor();
  await page.context().close();
});

test("who lost the stage has no switches for camera and microphone, and is told", async () => {
  const page = await rooms.open(1440, "speaker");
  const off = { stage: "off", onStage: false, camera: false, microphone: false } as const;
  const speaker = { ...me, role: "speaker" } as const;
  await show(page, { people: [speaker, ann] });
  await page.getByRole("button", { name: "Turn camera off" }).waitFor();
  await show(page, { people: [{ ...speaker, ...off }, ann], state: { stageMode: "request" } });
  await page.evaluate(() => (Reflect.get(window, "played") as PlayedPage).send({ is: "you", were: "stage-removed" }));
  await page.getByText("You were moved off the stage").waitFor();
  assert.equal(await page.getByRole("button", { name: /Turn (camera|microphone)/ }).count(), 0);
  await page.getByRole("button", { name: "Ask to join stage" }).click();
  assert.deepEqual(await actedOn(page), [{ do: "ask-for-stage" }]);
  await page.context().close();
});

test("stepping onto the stage looks at the devices first", async () => {
  const page = await rooms.open(1440, "speaker");
  const invited = { stage: "invited", onStage: false, camera: false, microphone: false } as const;
  await show(page, { people: [{ ...me, role: "speaker", ...invited }, ann], state: { stageMode: "request" } });
  await page.getByRole("group", { name: "Meeting controls" }).getByRole("button", { name: "Join stage" }).click();
  const check = page.getByRole("dialog", { name: "Join stage" });
  await check.getByLabel("Camera preview").waitFor();
  assert.deepEqual(await actedOn(page), []);
  await check.getByRole("button", { name: "Join stage" }).click();
  await check.waitFor({ state: "detached" });
  assert.deepEqual(await actedOn(page), [{ do: "join-stage" }]);
  await page.context().close();
});

test("who came and who left is said to screen readers", async () => {
  const page = await rooms.open(1440);
  await show(page, { people: [me] });
  await page.waitForFunction(() => document.querySelector("footer") !== null);
  await show(page, { people: [me, ann] });
  await page.getByText("Ann joined").waitFor({ state: "attached" });
  await page.context().close();
});
