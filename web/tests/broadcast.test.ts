/** Live broadcasts and removals in the room: what crew and audience see and are asked, at every size. */
import assert from "node:assert/strict";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { after, before, test } from "node:test";
import type { Page } from "@playwright/test";
import type { Played, PlayedPage } from "./room-app.fixture.tsx";
import { openPlayedRooms, show, type PlayedRooms } from "./room.fixture.ts";
import { faultsOn } from "./visit.fixture.ts";

let rooms: PlayedRooms;
before(async () => {
  rooms = await openPlayedRooms();
});
after(async () => rooms?.close());

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
const opened = async (width: number, state: State): Promise<Page> => {
  const page = await rooms.open(width, state.role);
  await shows(page, state);
  return page;
};
const shows = async (page: Page, { played, press }: State): Promise<void> => {
  await show(page, played);
  if (played.state !== undefined && "broadcast" in played.state) await page.locator("[data-broadcast]").waitFor();
  if (press === undefined) return;
  await page.getByRole("button", { name: press }).click();
  await page.getByRole("alertdialog").waitFor();
};
const actedOn = (page: Page) => page.evaluate(() => (Reflect.get(window, "played") as PlayedPage).acted);

for (const width of widths)
  test(`at ${width} px the room says what the broadcast is, and nothing overlaps or has faults`, async () => {
    for (const role of new Set(states.map((state) => state.role))) {
      const page = await rooms.open(width, role);
      for (const state of states.filter((one) => one.role === role)) {
        await shows(page, state);
        await faultless(page, state.name);
        await picture(page, `${state.name}-${width}`);
        if (state.press !== undefined) await page.keyboard.press("Escape");
      }
      await page.context().close();
    }
  });

test("[L3] [L4] who leads goes live and ends after a question; nobody else has a button for it", async () => {
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
