/** The join page and waiting at it, in Chromium, against an API that answers as each test says. */
import assert from "node:assert/strict";
import { test } from "node:test";
import type { Page } from "@playwright/test";
import { faultsOn, openHouse, visit, type Visit } from "./visit.fixture.ts";

const { browser, standIn } = await openHouse();

const toTheDoor = async (how: Visit = {}, link = "s"): Promise<Page> => {
  const page = await visit({ browser, standIn }, `/room/lesson?secret=${link}`, how);
  await page.getByRole("heading", { level: 1, name: "Join" }).waitFor();
  return page;
};
const ask = async (page: Page, way: string): Promise<void> => {
  await page.getByLabel("Your name").fill("Maria");
  await page.getByRole("button", { name: way }).click();
};
const joinings = (): readonly { token: string; body: { participantName?: string; toStage?: boolean } }[] =>
  standIn.asked().map(({ token, body }) => ({ token, body: body as { participantName?: string; toStage?: boolean } }));

test("whoever waits is told for what, asks again as the same person by the name of now, may give up", async () => {
  standIn.play({ joining: [{ waiting: true, waitingFor: "admission" }] });
  const page = await toTheDoor();
  await ask(page, "Join as viewer");
  const told = page.getByText("Please wait, a host will let you in");
  await told.waitFor();
  assert.equal(await told.evaluate((element) => element === document.activeElement), true);
  assert.deepEqual(await faultsOn(page), []);
  standIn.asked();
  await page.getByLabel("Your name").fill("Maria B.");
  await page.waitForResponse((response) => response.request().postData()?.includes("Maria B.") === true);
  const again = joinings().at(-1);
  assert.deepEqual([again?.token, again?.body.participantName, again?.body.toStage], ["member-1", "Maria B.", false]);
  await page.reload();
  await told.waitFor();
  assert.equal(joinings().at(0)?.token, "member-1");
  await page.getByRole("button", { name: "Cancel" }).click();
  await page.getByRole("button", { name: "Join stage" }).waitFor();
  await page.context().close();
});

test("whoever is admitted comes in without a press; whoever is declined is told, and may ask anew", async () => {
  const way = { livekitUrl: "ws://127.0.0.1:9", livekitToken: "t", participantIdentity: "m" };
  standIn.play({ joining: [{ waiting: true, waitingFor: "host" }, way] });
  const admitted = await toTheDoor();
  await ask(admitted, "Join stage");
  await admitted.getByText("The meeting starts when a host joins").waitFor();
  await admitted.getByRole("group", { name: "Meeting controls" }).waitFor();
  await admitted.context().close();
  standIn.play({ joining: [{ waiting: true }, { refused: "refused", status: 403 }] });
  const declined = await toTheDoor();
  await ask(declined, "Join stage");
  await declined.getByRole("heading", { name: "You were not let in" }).waitFor();
  assert.deepEqual(await faultsOn(declined), []);
  await declined.getByRole("button", { name: "Back" }).click();
  await declined.getByRole("button", { name: "Join stage" }).waitFor();
  await declined.context().close();
});

test("whoever is known by name need not type it, and a personal link's name is not theirs to change", async () => {
  standIn.play({ info: { participantName: "Ann" }, joining: [{ waiting: true }] });
  const known = await toTheDoor();
  assert.equal(await known.getByLabel("Your name").inputValue(), "Ann");
  await known.getByLabel("Your name").fill("Ann B.");
  standIn.play({ info: { participantName: "Zoe", nameIsGiven: true }, joining: [{ waiting: true }] });
  const given = await toTheDoor();
  assert.equal(await given.getByLabel("Your name").inputValue(), "Zoe");
  assert.equal(await given.getByLabel("Your name").isEditable(), false);
  await given.getByRole("button", { name: "Join stage" }).click();
  await given.getByText("Please wait, a host will let you in").waitFor();
  for (const page of [known, given]) await page.context().close();
});

test("[SP14] a room that is not open yet says from when it is, and opens by itself to who has asked", async () => {
  const schedule = {
    from: Date.UTC(2030, 4, 6, 8),
    until: Date.UTC(2030, 4, 6, 9),
    earlyMinutes: 15,
    endsOnTime: true,
  };
  const way = { livekitUrl: "ws://127.0.0.1:9", livekitToken: "t", participantIdentity: "m" };
  standIn.play({
    info: { schedule, opening: "not-open-yet", opensAt: Date.UTC(2030, 4, 6, 7, 45) },
    joining: [{ refused: "not-open-yet", status: 409 }, { refused: "not-open-yet", status: 409 }, way],
  });
  const page = await toTheDoor();
  await page.getByText(/^Opens on May 6, 2030/).waitFor();
  await ask(page, "Join stage");
  await page.getByText("This room is not open yet").waitFor();
  await page.getByRole("group", { name: "Meeting controls" }).waitFor();
  await page.context().close();
});

for (const [refused, status, title] of [
  ["removed", 403, "You were removed from the meeting"],
  ["room-full", 409, "The meeting is full"],
  ["room-closed", 409, "This room is closed"],
  ["time-over", 409, "The time of this meeting is over"],
  ["link-off", 403, "This link is switched off"],
] as const) {
  test(`${refused} is said in words`, async () => {
    standIn.play({ joining: [{ refused, status }] });
    const page = await toTheDoor();
    await ask(page, "Join stage");
    await page.getByRole("heading", { name: title }).waitFor();
    await page.context().close();
  });
}

test("the stage is offered where it is open, second on a phone, and not where one has to ask (K-5.3)", async () => {
  const ways = async (page: Page): Promise<string[]> => page.locator("form button").allTextContents();
  standIn.play({ info: { stageMode: "everyone" } });
  const desk = await toTheDoor();
  assert.deepEqual(await ways(desk), ["Join stage", "Join as viewer"]);
  const userAgent = "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 Chrome/140.0.0.0 Mobile Safari/537.36";
  const phone = await toTheDoor({ userAgent, viewport: { width: 360, height: 740 } });
  assert.deepEqual(await ways(phone), ["Join as viewer", "Join stage"]);
  standIn.play({ info: { stageMode: "request", recorded: true } });
  const asking = await toTheDoor();
  assert.deepEqual(await ways(asking), ["Join as viewer"]);
  await asking.getByText("You can ask to come on stage in the meeting.").waitFor();
  await asking.getByText("This room is being recorded").waitFor();
  standIn.play({ info: { willBeRecorded: true } });
  const viewer = await toTheDoor({}, "viewer");
  assert.deepEqual(await ways(viewer), ["Join as viewer"]);
  await viewer.getByText("This meeting will be recorded").waitFor();
  for (const page of [desk, phone, asking, viewer]) await page.context().close();
});

test("the recordings of a room open from its join page, by keys too, for whom they are open (O-05)", async () => {
  standIn.play({});
  const page = await toTheDoor();
  await page.getByRole("link", { name: "Recordings of this room" }).focus();
  await page.keyboard.press("Enter");
  await page.getByRole("link", { name: /^Rec - / }).waitFor();
  assert.deepEqual(await faultsOn(page), []);
  await page.goBack();
  await page.getByRole("button", { name: "Join stage" }).waitFor();
  await page.context().close();
  standIn.play({ info: { permissions: { meetingJoin: true } } });
  const closed = await toTheDoor();
  await closed.getByRole("button", { name: "Join stage" }).waitFor();
  assert.equal(await closed.getByRole("link", { name: "Recordings of this room" }).count(), 0);
  await closed.context().close();
});

for (const [noDevice, words] of [
  ["NotAllowedError", "Press the symbol to the left of the address"],
  ["NotFoundError", "none was found"],
  ["NotReadableError", "another program is using it"],
] as const) {
  test(`without devices (${noDevice}) what to do is said once for both devices, and one may join without`, async () => {
    standIn.play({});
    const page = await toTheDoor({ noDevice });
    await page.getByText(`Camera and microphone: `).filter({ hasText: words }).waitFor();
    assert.deepEqual(await faultsOn(page), []);
    await page.setViewportSize({ width: 360, height: 740 });
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 360);
    await page.context().close();
  });
}

test("devices are chosen and heard: two microphones, a test sound", async () => {
  standIn.play({});
  const page = await toTheDoor();
  const microphones = page.getByLabel("Microphone", { exact: true }).locator("option");
  await microphones.nth(2).waitFor({ state: "attached" });
  await page.getByRole("button", { name: "Play test sound" }).click();
  await page.getByRole("button", { name: "Playing" }).waitFor();
  await page.getByRole("button", { name: "Play test sound" }).waitFor();
  await page.context().close();
});
