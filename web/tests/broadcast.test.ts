/** Live broadcasts and removals in the page: what crew and audience see, are asked and are told, at every size. */
import assert from "node:assert/strict";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { after, before, test } from "node:test";
import type { Browser, Page } from "@playwright/test";
import type { Played, PlayedPage } from "./room-app.fixture.tsx";
import { openPlayedRooms, show, type PlayedRooms } from "./room.fixture.ts";
import { openStandIn, type AtTheDoor, type StandIn } from "./stand-in.fixture.ts";
import { faultsOn, openBrowser, visit } from "./visit.fixture.ts";

let rooms: PlayedRooms;
let standIn: StandIn;
let browser: Browser;
before(async () => {
  rooms = await openPlayedRooms();
  standIn = await openStandIn();
  browser = await openBrowser();
});
after(async () => {
  await rooms?.close();
  await browser?.close();
  await standIn?.close();
});

const PICTURES = process.env["ROOM_PICTURES"];
const widths = [360, 768, 1440, 2560];
const me = { identity: "me", name: "Maria Lopez", role: "moderator" } as const;
const ann = { identity: "ann", name: "Ann Kowalska" } as const;
const fay = { identity: "fay", name: "Fay", role: "viewer", stage: "off", onStage: false } as const;
const active = { state: "active", recordingId: "r", startedAt: Date.now() - 65_000, pausedMs: 0 };
const preview = { broadcast: { state: "preview", audience: 12 } };
const live = { broadcast: { state: "live", since: 1 }, recording: active };
const over = { broadcast: { state: "ended", since: 1, endedAt: 2 } };

type State = {
  readonly name: string;
  readonly role?: string;
  readonly played: Played;
  readonly press?: string;
};
const states: readonly State[] = [
  { name: "preview-leader", played: { people: [me, ann], state: preview } },
  { name: "preview-asked", played: { people: [me, ann], state: preview }, press: "Go live" },
  { name: "preview-speaker", role: "speaker", played: { people: [{ ...me, role: "speaker" }, ann], state: preview } },
  { name: "live-leader", played: { people: [me, ann, fay], state: { ...live, locked: true } } },
  { name: "live-asked", played: { people: [me, ann, fay], state: live }, press: "End broadcast" },
  { name: "live-viewer", role: "viewer", played: { people: [{ ...fay, identity: "me" }, ann], state: live } },
  { name: "over-leader", played: { people: [me, ann], state: over } },
];

const picture = async (page: Page, name: string): Promise<void> => {
  if (PICTURES === undefined) return;
  await mkdir(PICTURES, { recursive: true });
  await page.screenshot({ path: join(PICTURES, `broadcast-${name}.png`) });
};
const faultless = async (page: Page, name: string): Promise<void> => {
  assert.deepEqual([name, ...(await faultsOn(page))], [name]);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  assert.ok(wide <= 0, `${name} is ${wide} px too wide`);
};
const opened = async (width: number, { role, played, press }: State): Promise<Page> => {
  const page = await rooms.open(width, role);
  await show(page, played);
  if (played.state !== undefined && "broadcast" in played.state) await page.locator("[data-broadcast]").waitFor();
  if (press === undefined) return page;
  await page.getByRole("button", { name: press }).click();
  await page.getByRole("alertdialog").waitFor();
  return page;
};
const actedOn = (page: Page) => page.evaluate(() => (Reflect.get(window, "played") as PlayedPage).acted);

for (const width of widths)
  test(`at ${width} px the room says what the broadcast is, and nothing overlaps or has faults`, async () => {
    for (const state of states) {
      const page = await opened(width, state);
      await faultless(page, state.name);
      await picture(page, `${state.name}-${width}`);
      await page.context().close();
    }
  });

test("[LB3] [LB4] who leads goes live and ends after a question; nobody else has a button for it", async () => {
  const [leads, , speaks, isLive] = states;
  assert.ok(leads && speaks && isLive);
  const page = await opened(1440, { ...leads, press: "Go live" });
  await page.getByText("12 people are waiting. From now on the audience sees and hears the stage.").waitFor();
  await page.getByRole("alertdialog").getByRole("button", { name: "Cancel" }).click();
  assert.deepEqual(await actedOn(page), []);
  await page.getByRole("button", { name: "Go live" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Go live" }).click();
  assert.deepEqual(await actedOn(page), [{ do: "go-live" }]);
  const ending = await opened(1440, { ...isLive, press: "End broadcast" });
  await ending.getByRole("alertdialog").getByRole("button", { name: "End broadcast" }).click();
  assert.deepEqual(await actedOn(ending), [{ do: "end-broadcast" }]);
  const speaker = await opened(1440, speaks);
  assert.equal(await speaker.getByRole("button", { name: "Go live" }).count(), 0);
});

test("[M37] who removes somebody may lock the room by the same answer, and is told why", async () => {
  const page = await opened(1440, { name: "remove", played: { people: [me, ann], state: {} } });
  await page.getByRole("button", { name: "People", exact: true }).click();
  await page.getByRole("button", { name: "Actions for Ann Kowalska", exact: true }).click();
  await page.getByRole("menuitem", { name: "Remove from meeting" }).click();
  const question = page.getByRole("alertdialog");
  await question.getByText("everybody new has to knock").waitFor();
  await faultless(page, "remove");
  await picture(page, "remove-1440");
  await question.getByRole("button", { name: "Remove and lock room" }).click();
  assert.deepEqual(await actedOn(page), [{ do: "remove", identity: "ann", lock: true }]);
});

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
    await faultless(page, "waiting");
    await picture(page, `waiting-${width}`);
    const crew = await atTheDoor(width, { info }, "speaker");
    await crew.getByText("The audience does not see you before you go live.").waitFor();
    await faultless(crew, "crew");
    await picture(crew, `crew-${width}`);
    const isLive = await atTheDoor(width, { info: { broadcast: { state: "live", since: 1 } } });
    await isLive.getByText("This broadcast is live").waitFor();
    await picture(isLive, `door-live-${width}`);
    const late = await atTheDoor(width, { joining: [{ refused: "broadcast-over", status: 409 }] });
    await joinAs(late, "Join as viewer");
    await late.getByRole("heading", { name: "This broadcast has ended" }).waitFor();
    await faultless(late, "over");
    await picture(late, `over-${width}`);
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
  await faultless(other, "removed");
  await picture(other, "removed-1440");
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
