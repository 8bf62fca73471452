/** Who comes in, who leads and who has to go, in the web app and in LiveKit at once. */
import assert from "node:assert/strict";
import { after, test } from "node:test";
import type { RoomRole } from "@roomreel/contract";
import { cleo } from "./cast.ts";
import { chatOn, does, heard, isInside, knock, peopleOn, says } from "./web/people.ts";
import { join, pictureMoves, reads, tileOf } from "./web/meeting.ts";
import { openBrowser, visit } from "./web/visitor.ts";
import { openWorld } from "./world.ts";

const { product, participants, close } = await openWorld();
const browser = await openBrowser();
after(async () => {
  await browser.close();
  await close();
});

const room = await product.api.createRoom("People", { waitForHost: true });
const linkFor = (role: RoomRole): string => room.access.anonymous[role].url ?? assert.fail(`a link for ${role}`);
const [maria, ben, dan, eva] = [await visit(browser), await visit(browser), await visit(browser), await visit(browser)];

test("whoever comes before the host waits, and comes in by himself when the host does", async () => {
  await knock(ben.page, linkFor("speaker"), "Ben");
  await reads(ben.page, "The meeting starts when a host joins");
  await join(maria.page, linkFor("moderator"), "Maria");
  await isInside(ben.page);
  await pictureMoves(tileOf(maria.page, "Ben"));
});

test("a locked room: everybody reads it; one who knocks is admitted, one is declined", async () => {
  const panel = await peopleOn(maria.page);
  await panel.getByRole("button", { name: "Lock room" }).click();
  for (const { page } of [maria, ben]) await reads(page, "Room locked");
  await knock(eva.page, linkFor("speaker"), "Eva");
  await reads(eva.page, "Please wait, a host will let you in");
  await panel.getByRole("button", { name: "Admit: Eva" }).click();
  await isInside(eva.page);
  await panel.getByRole("button", { name: "Close" }).click();
  await knock(dan.page, linkFor("speaker"), "Dan");
  await reads(maria.page, "Dan wants to come in");
  await maria.page.getByRole("button", { name: "Decline", exact: true }).click();
  await reads(dan.page, "You were not let in");
  assert.equal(await tileOf(maria.page, "Dan").count(), 0);
  await (await peopleOn(maria.page)).getByRole("button", { name: "Unlock room" }).click();
  await ben.page.getByText("Room locked").waitFor({ state: "detached" });
});

test("words to everyone are read by all, private ones by two", async () => {
  await says(maria.page, "Everyone", "Good morning");
  for (const { page } of [ben, eva]) await (await heard(page)).getByText("Good morning", { exact: true }).waitFor();
  await says(ben.page, "Maria", "Only for you");
  const marias = await heard(maria.page);
  await marias.getByText("Only for you", { exact: true }).waitFor();
  await marias.getByText("to you alone").waitFor();
  await says(maria.page, "Everyone", "And now all");
  const evas = await heard(eva.page);
  await evas.getByText("And now all", { exact: true }).waitFor();
  assert.equal(await evas.getByText("Only for you").count(), 0);
  await eva.page.reload();
  const again = await chatOn(eva.page);
  await again.getByText("Good morning", { exact: true }).waitFor();
  assert.equal(await again.getByText("Only for you").count(), 0);
});

test("a speaker who is promoted may record at once, and after a reload", async () => {
  const record = ben.page.getByRole("button", { name: "Start recording" });
  assert.equal(await record.count(), 0);
  await does(maria.page, "Ben", "Make moderator");
  await record.waitFor();
  await ben.page.reload();
  await record.waitFor();
  await does(maria.page, "Ben", "Make speaker");
  await record.waitFor({ state: "detached" });
});

test("who is made a viewer has no camera at once, and LiveKit takes none of him", async () => {
  const client = await participants.add();
  const entrance = await product.api.enter(room, "speaker", "Cleo");
  await client.run({ do: "join", url: entrance.livekitUrl, token: entrance.livekitToken, person: cleo });
  for (const name of ["Eva", "Cleo"]) await pictureMoves(tileOf(maria.page, name));
  for (const name of ["Eva", "Cleo"]) {
    await does(maria.page, name, "Make viewer");
    await tileOf(maria.page, name).waitFor({ state: "detached" });
  }
  await eva.page.getByRole("button", { name: "Turn camera off" }).waitFor({ state: "detached" });
  assert.equal(await tileOf(eva.page, "Eva (you)").count(), 0);
  await assert.rejects(client.run({ do: "insist" }), /permission|NOT_ALLOWED|timed? ?out|allowed/i);
  assert.equal(await tileOf(maria.page, "Cleo").count(), 0);
  await client.close();
});

test("a moderator on a phone starts no recording (K-12)", async () => {
  const { token } = await product.api.come(room, { role: "moderator", participantName: "Phil", phone: true });
  const { status, body } = await product.api.post(token, "/recordings", { roomId: room.roomId });
  assert.equal(status, 403, JSON.stringify(body));
});

test("who is removed is out, and does not come back", async () => {
  await does(maria.page, "Eva", "Remove from meeting");
  const question = maria.page.getByRole("alertdialog", { name: "Remove Eva?" });
  await question.getByRole("button", { name: "Remove from meeting" }).click();
  await reads(eva.page, "You were removed from the meeting");
  await eva.page.goto(linkFor("speaker"));
  await reads(eva.page, "You cannot come back while it lasts.");
  assert.equal(await eva.page.getByLabel("Your name").count(), 0);
});

test("a moderator ends the meeting for everybody", async () => {
  // Whoever reloads or is put out has livekit-client's complaints about its connection on the console.
  assert.deepEqual(maria.faults, []);
  await maria.page.getByRole("button", { name: "Leave", exact: true }).click();
  await maria.page.getByRole("button", { name: "End for everyone" }).click();
  for (const { page } of [maria, ben]) await reads(page, "The meeting has ended");
});
