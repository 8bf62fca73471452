/**
 * Breakout rooms, from planning to the films. Maria leads and Ben takes part in the web app, without cameras; Ana and
 * Bo are colours, and Ana speaks, so that each film tells whose it is. Everybody is away from the main room for longer
 * than an empty meeting may last, and its recording goes on.
 */
import assert from "node:assert/strict";
import { after, test } from "node:test";
import { setTimeout } from "node:timers/promises";
import { breakoutsSchema, recordingSchema, type MeetRecording, type RoomRole } from "@roomreel/contract";
import type { Page } from "@playwright/test";
import { Api } from "./api.ts";
import { companyIn } from "./examine/company.ts";
import { tolerance } from "./examine/tolerance.ts";
import { keepFile } from "./files.ts";
import type { Colour } from "./pattern.ts";
import { now } from "./perform.ts";
import { assertAccessible } from "./web/access.ts";
import { focusComesTo, tabTo } from "./web/keys.ts";
import { isInside } from "./web/people.ts";
import { pictureMoves, reads, tileOf } from "./web/meeting.ts";
import { takePictures } from "./web/pictures.ts";
import { openBrowser, visit } from "./web/visitor.ts";
import { Wanderer } from "./wanderer.ts";
import { openWorld } from "./world.ts";

/** LiveKit and the server end an empty meeting after 20 s. */
const apartMs = 25_000;
/** Of the beep of a crowd, which is at 0.4; silence is far below. */
const SPOKEN = 0.1;

const { product, participants, close } = await openWorld();
const browser = await openBrowser();
after(async () => {
  await browser.close();
  await close();
});

const { api } = product;
const guest = new Api(`${product.origin}/api/v1`, null);
const room = await api.createRoom("Weekly");
const linkFor = (role: RoomRole): string => room.access.anonymous[role].url ?? assert.fail(`a link for ${role}`);
const [maria, ben] = [await visit(browser), await visit(browser)];
const crowd = await participants.crowd();
const comes = (name: string, colour: Colour): Promise<Wanderer> =>
  Wanderer.come({ api, crowd, room }, { name, colour });
const [ana, bo] = [await comes("Ana", "red"), await comes("Bo", "blue")];
let main: MeetRecording;
/** Epoch ms: since when nobody was in the main room. */
let apartFrom = 0;
/** Noted in the main recording: when Ana and Bo set out, and between what nobody was in the main room. */
const marks = { sets: "They set out", from: "All are away", to: "They come back" } as const;
const note = async (what: keyof typeof marks): Promise<void> => await api.mark(main.recordingId, marks[what]);

/** With neither camera nor microphone: the films show and sound of Ana and Bo alone. */
const comesQuietly = async (page: Page, link: string, name: string): Promise<void> => {
  await page.goto(link);
  await page.getByLabel("Your name").fill(name);
  for (const device of ["camera", "microphone"]) await page.getByRole("button", { name: `Turn ${device} off` }).click();
  await page.getByRole("button", { name: "Join stage" }).click();
  await isInside(page);
};

const openDialog = async (page: Page) => {
  await page.getByRole("button", { name: "More" }).click();
  await page.getByRole("menuitem", { name: "Breakout", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: "Breakout rooms" });
  await dialog.waitFor();
  return dialog;
};

const seen = async () => {
  const { status, body } = await api.call("GET", `/meetings/${room.roomId}/breakouts`);
  assert.equal(status, 200, JSON.stringify(body));
  return breakoutsSchema.parse(body);
};
const roomOf = async (name: string): Promise<string> => {
  const one = (await seen()).rooms.find(({ people }) => people.some((person) => person.name === name));
  return one?.roomId ?? assert.fail(`no room for ${name}`);
};

test("two rooms are planned and opened without a pointer; axe finds nothing in either dialog", async () => {
  await comesQuietly(ben.page, linkFor("speaker"), "Ben");
  await comesQuietly(maria.page, linkFor("moderator"), "Maria");
  main = await api.startRecording(room);
  await api.until(main.recordingId, ({ status }) => status === "active", 20_000);
  for (const { page } of [maria, ben]) await page.getByRole("button", { name: "Confirm", exact: true }).click();
  const { page } = maria;
  await tabTo(page, "More");
  await page.keyboard.press("Enter");
  await focusComesTo(page, "Stop recording");
  await page.keyboard.type("Brea");
  await focusComesTo(page, "Breakout");
  await page.keyboard.press("Enter");
  await page.getByRole("dialog", { name: "Breakout rooms" }).getByRole("button", { name: "Continue" }).waitFor();
  await tabTo(page, "Participants may record");
  await page.keyboard.press("Space");
  await assertAccessible(page, "planning breakout rooms");
  await takePictures(page, "breakouts-plan");
  await tabTo(page, "Continue");
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "Start breakout" }).waitFor();
  await assertAccessible(page, "planned breakout rooms");
  await takePictures(page, "breakouts-planned");
  const { rooms, mayRecord } = await seen();
  assert.equal(mayRecord, true);
  assert.deepEqual(
    rooms.map(({ people }) => people.map(({ name }) => name)),
    [["Ana", "Ben"], ["Bo"]],
  );
  await tabTo(page, "Start breakout");
});

test("whoever is assigned reads the countdown, and arrives; a moderator joins any room", async () => {
  await maria.page.keyboard.press("Enter");
  await reads(ben.page, "You go to Room 1");
  assert.match((await ben.page.getByRole("timer").textContent()) ?? "", /^in \d s$/);
  await takePictures(ben.page, "breakouts-countdown");
  await reads(ben.page, "Room 1, a breakout room of Weekly");
  await ben.page.getByText(/^\d+:\d\d left$/).waitFor();
  await note("sets");
  for (const one of [ana, bo]) await one.goTo(await roomOf(one.name));
  await tileOf(ben.page, "Ana").waitFor();
  const dialog = maria.page.getByRole("dialog", { name: "Breakout rooms" });
  await assertAccessible(maria.page, "open breakout rooms");
  await takePictures(maria.page, "breakouts-open");
  await dialog.getByRole("button", { name: "Join room: Room 2" }).click();
  await maria.page.getByText(/^Room 2, a breakout room of Weekly/).waitFor();
  apartFrom = now();
  await note("from");
  await pictureMoves(tileOf(maria.page, "Bo"));
  assert.equal(await tileOf(maria.page, "Ana").count(), 0);
});

test("who is permitted records by the indicator, all others by one press; words reach all (K-02, K-05)", async () => {
  await ben.page.getByRole("button", { name: "Start recording" }).click();
  const question = ben.page.getByRole("alertdialog", { name: "Start recording" });
  await question.getByRole("button", { name: "Start recording", exact: true }).click();
  await reads(ben.page, "This session is being recorded.");
  await ben.page.getByRole("button", { name: "Confirm", exact: true }).click();
  const dialog = await openDialog(maria.page);
  await dialog.getByRole("button", { name: "Record all breakouts" }).click();
  await reads(maria.page, "Recording 1 room.");
  await dialog.getByLabel("Message to all rooms").fill("Two minutes");
  await dialog.getByRole("button", { name: "Send" }).click();
  await reads(ben.page, "Maria: Two minutes");
  await ana.speak(1500);
  await takePictures(ben.page, "breakouts-inside");
  await takePictures(maria.page, "breakouts-recording");
  await maria.page.keyboard.press("Escape");
  await maria.page.getByRole("button", { name: "Confirm", exact: true }).click();
});

test("a reload goes back to the breakout room where one was", async () => {
  await ben.page.reload();
  await ben.page.getByText(/^Room 1, a breakout room of Weekly/).waitFor();
  await tileOf(ben.page, "Ana").waitFor();
  await reads(ben.page, "REC");
  // Whoever reloads or is put out has livekit-client's complaints about its connection on the console.
  assert.deepEqual(maria.faults, []);
});

test("closing brings everybody back; the main recording has gone on", async () => {
  await setTimeout(Math.max(0, apartFrom + apartMs - now()));
  assert.equal((await api.recording(main.recordingId)).status, "active");
  const dialog = await openDialog(maria.page);
  await dialog.getByRole("button", { name: "Close all rooms" }).click();
  const question = maria.page.getByRole("alertdialog", { name: "Close all rooms" });
  const told = [maria, ben].map(({ page }) => reads(page, "You are back in the main room"));
  await note("to");
  await question.getByRole("button", { name: "Close all rooms" }).click();
  await Promise.all([...told, ...[ana, bo].map((one) => one.goTo(room.roomId))]);
  for (const { page } of [maria, ben]) {
    await tileOf(page, "Ana").waitFor();
    await tileOf(page, "Bo").waitFor();
    assert.equal(await page.getByRole("button", { name: "Return to main room" }).count(), 0);
  }
  assert.equal((await seen()).state, null);
});

/** As whoever leads lists them. */
const childrenOf = async (roomId: string): Promise<readonly MeetRecording[]> => {
  const { status, body } = await api.call("GET", `/recordings?roomId=${roomId}&breakouts=true`);
  assert.equal(status, 200);
  return recordingSchema.array().parse((body as { readonly recordings: unknown }).recordings);
};

/** @returns figures for people */
const examineChild = async ({ recordingId, breakoutName, parentRoomId }: MeetRecording): Promise<string> => {
  const { status, error } = await api.untilFinal(recordingId);
  assert.deepEqual([parentRoomId, status, error], [room.roomId, "complete", undefined]);
  const own = breakoutName === "Room 1" ? ana : bo;
  const film = await companyIn(await keepFile(await api.media(recordingId), `breakout-${own.name}`));
  assert.deepEqual(film.faults, []);
  const strangers = film.looks.filter(({ colours }) => [...colours].some((colour) => colour !== own.colour));
  assert.deepEqual(strangers, [], `${breakoutName} shows others`);
  const showing = film.looks.filter(({ colours }) => colours.has(own.colour)).length;
  assert.ok(showing > 0.8 * film.looks.length, `${breakoutName} shows ${own.name} in ${showing} looks`);
  assert.equal(film.loudest > SPOKEN, own === ana, `${breakoutName}: ${film.loudest}`);
  return `${breakoutName}: ${film.durationMs.toFixed(0)} ms, ${showing} of ${film.looks.length} looks show ${own.name}`;
};

test("a film for each room, of its people alone; the main one goes on, stage empty (K-23, K-56)", async (context) => {
  await setTimeout(3000);
  await api.stopRecording(main.recordingId);
  const children = await childrenOf(room.roomId);
  assert.deepEqual(new Set(children.map(({ breakoutName }) => breakoutName)), new Set(["Room 1", "Room 2"]));
  for (const child of children) context.diagnostic(await examineChild(child));
  const recording = await api.untilFinal(main.recordingId);
  assert.deepEqual([recording.status, recording.error, recording.gaps ?? []], ["complete", undefined, []]);
  const film = await companyIn(await keepFile(await api.media(main.recordingId), "breakout-main"));
  assert.deepEqual(film.faults, []);
  const chapters = await api.chapters(main.recordingId);
  const inFilm = (what: keyof typeof marks): number =>
    chapters.get(marks[what]) ?? assert.fail(`a chapter "${marks[what]}" of ${[...chapters.keys()].join(", ")}`);
  const [sets, from, to] = [inFilm("sets"), inFilm("from"), inFilm("to")];
  context.diagnostic(`main: ${film.durationMs.toFixed(0)} ms, empty from ${from.toFixed(0)} to ${to.toFixed(0)} ms`);
  const { changeMs, silentChangeMs } = tolerance;
  const meanwhile = film.looks.filter(({ atMs }) => atMs > from + silentChangeMs && atMs < to);
  assert.ok(
    meanwhile.length > 0.9 * 2 * ((to - from - silentChangeMs) / 1000),
    "the empty stage lasts as long as it did",
  );
  assert.ok(
    meanwhile.every(({ isEmpty }) => isEmpty),
    "the stage is empty meanwhile",
  );
  const together = ({ colours }: (typeof film.looks)[number]) => colours.has(ana.colour) && colours.has(bo.colour);
  const before = film.looks.filter(({ atMs }) => atMs > changeMs && atMs < sets);
  assert.ok(before.length > 0 && before.every(together), "both before");
  assert.ok(film.looks.filter(({ atMs }) => atMs > film.durationMs - 2000).every(together), "both again at the end");
});

test("the folder of breakout recordings is for moderators only, in the library and at the API (K-57)", async () => {
  const libraryOf = async (page: Page): Promise<Page> => {
    await page.getByRole("button", { name: "More" }).click();
    const popup = page.waitForEvent("popup");
    await page.getByRole("menuitem", { name: "Media and Files" }).click();
    return await popup;
  };
  const mine = await libraryOf(maria.page);
  await mine.getByRole("link", { name: /^Rec - .+ - Weekly$/ }).waitFor();
  assert.equal(await mine.getByRole("link", { name: /- Room \d$/ }).count(), 0);
  await mine.getByRole("link", { name: "Breakout room recordings" }).click();
  for (const name of [/^Rec - .+ - Weekly - Room 1$/, /^Rec - .+ - Weekly - Room 2$/])
    await mine.getByRole("link", { name }).waitFor();
  await assertAccessible(mine, "the folder");
  await takePictures(mine, "breakouts-folder");
  const [child] = await childrenOf(room.roomId);
  assert.equal(await ana.asks(guest, `/recordings?roomId=${room.roomId}&breakouts=true`), 403);
  for (const path of ["", "/media", "/download"])
    assert.ok([403, 404].includes(await ana.asks(guest, `/recordings/${child?.recordingId}${path}`)), path);
  const theirs = await libraryOf(ben.page);
  await theirs.getByRole("link", { name: /^Rec - .+ - Weekly$/ }).waitFor();
  assert.equal(await theirs.getByRole("link", { name: "Breakout room recordings" }).count(), 0);
});
