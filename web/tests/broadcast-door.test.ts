/** Before a live broadcast and after a removal: what the join page says, at every size. */
import assert from "node:assert/strict";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import type { Page } from "@playwright/test";
import { type AtTheDoor } from "./stand-in.fixture.ts";
import { faultsOn, openHouse, visit } from "./visit.fixture.ts";

const { browser, standIn } = await openHouse();

const PICTURES = process.env["ROOM_PICTURES"];
const widths = [360, 768, 1440, 2560];

const looked = async (page: Page, name: string): Promise<void> => {
  assert.deepEqual([name, ...(await faultsOn(page))], [name]);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  assert.ok(wide <= 0, `${name} is ${wide} px too wide`);
  if (PICTURES === undefined) return;
  await mkdir(PICTURES, { recursive: true });
  await page.screenshot({ path: join(PICTURES, `door-${name}.png`) });
};

const atTheDoor = async (width: number, door: AtTheDoor, link = "viewer"): Promise<Page> => {
  standIn.play(door);
  return visit({ browser, standIn }, `/room/lesson?secret=${link}`, { viewport: { width, height: 900 } });
};
const joinAs = async (page: Page, way: string): Promise<void> => {
  await page.getByLabel("Your name").fill("Maria");
  await page.getByRole("button", { name: way }).click();
};

for (const width of widths)
  test(`[LB1] at ${width} px the audience reads that it has not begun and waits; the crew reads it, too`, async () => {
    const info = { broadcast: { state: "preview", audience: 3 } } as const;
    const page = await atTheDoor(width, { info, joining: [{ waiting: true, waitingFor: "broadcast" }] });
    await page.getByText("This broadcast has not begun yet").waitFor();
    await joinAs(page, "Join as viewer");
    await page.getByText("It appears here by itself as soon as it is live.").waitFor();
    await looked(page, `waiting-${width}`);
    const crew = await atTheDoor(width, { info }, "speaker");
    await crew.getByText("The audience does not see you before you go live.").waitFor();
    await looked(crew, `crew-${width}`);
    const isLive = await atTheDoor(width, { info: { broadcast: { state: "live", since: 1 } } });
    await isLive.getByText("This broadcast is live").waitFor();
    await looked(isLive, `live-${width}`);
    const late = await atTheDoor(width, { joining: [{ refused: "broadcast-over", status: 409 }] });
    await joinAs(late, "Join as viewer");
    await late.getByRole("heading", { name: "This broadcast has ended" }).waitFor();
    await looked(late, `over-${width}`);
    for (const one of [page, crew, isLive, late]) await one.context().close();
  });

test("[M36] a removal is told in every window of the browser, until the meeting is over", async () => {
  const page = await atTheDoor(1440, { joining: [{ waiting: true }, { refused: "removed", status: 403 }] }, "s");
  await joinAs(page, "Join stage");
  const removed = (one: Page) => one.getByRole("heading", { name: "You were removed from the meeting" });
  await removed(page).waitFor();
  standIn.play({ entering: { refused: "removed", status: 403 } });
  const other = await page.context().newPage();
  await other.goto(`${standIn.origin}/room/lesson?secret=s`);
  await removed(other).waitFor();
  await looked(other, "removed-1440");
  standIn.play({});
  await other.getByRole("button", { name: "Try again" }).click();
  await other.getByRole("heading", { level: 1, name: "Join" }).waitFor();
  standIn.asked();
  const third = await page.context().newPage();
  await third.goto(`${standIn.origin}/room/lesson?secret=s`);
  await third.getByRole("heading", { level: 1, name: "Join" }).waitFor();
  assert.deepEqual(
    standIn.asked().map(({ token }) => token),
    [""],
    "nothing is kept of it afterwards",
  );
  await page.context().close();
});
