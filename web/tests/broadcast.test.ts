/** Live broadcasts and removals in the room: what crew and audience are asked. */
import assert from "node:assert/strict";
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

const me = { identity: "me", name: "Maria Lopez", role: "moderator" } as const;
const ann = { identity: "ann", name: "Ann Kowalska" } as const;
const preview = { broadcast: { state: "preview", audience: 12 } };

const opened = async (played: Played, role?: string): Promise<Page> => {
  const page = await rooms.open(1440, role);
  await show(page, played);
  return page;
};
const actedOn = (page: Page) => page.evaluate(() => (Reflect.get(window, "played") as PlayedPage).acted);

test("[LB3] [LB4] who leads goes live and ends after a question; nobody else has a button for it", async () => {
  const page = await opened({ people: [me, ann], state: preview });
  const question = page.getByRole("alertdialog");
  await page.getByRole("button", { name: "Go live" }).click();
  await question.getByText("12 people are waiting. From now on the audience sees and hears the stage.").waitFor();
  await question.getByRole("button", { name: "Cancel" }).click();
  assert.deepEqual(await actedOn(page), []);
  await page.getByRole("button", { name: "Go live" }).click();
  await question.getByRole("button", { name: "Go live" }).click();
  assert.deepEqual(await actedOn(page), [{ do: "go-live" }]);
  const ending = await opened({ people: [me, ann], state: { broadcast: { state: "live", since: 1 } } });
  await ending.getByRole("button", { name: "End broadcast" }).click();
  await ending.getByRole("alertdialog").getByRole("button", { name: "End broadcast" }).click();
  assert.deepEqual(await actedOn(ending), [{ do: "end-broadcast" }]);
  const speaker = await opened({ people: [{ ...me, role: "speaker" }, ann], state: preview }, "speaker");
  await speaker.getByText("Preview").waitFor();
  assert.equal(await speaker.getByRole("button", { name: "Go live" }).count(), 0);
});

test("[M37] who removes somebody may lock the room by the same answer, and is told why", async () => {
  const page = await opened({ people: [me, ann], state: {} });
  await page.getByRole("button", { name: "People", exact: true }).click();
  await page.getByRole("button", { name: "Actions for Ann Kowalska", exact: true }).click();
  await page.getByRole("menuitem", { name: "Remove from meeting" }).click();
  const question = page.getByRole("alertdialog");
  await question.getByText("everybody new has to knock").waitFor();
  assert.deepEqual(await faultsOn(page), []);
  await question.getByRole("button", { name: "Remove and lock room" }).click();
  assert.deepEqual(await actedOn(page), [{ do: "remove", identity: "ann", lock: true }]);
});
