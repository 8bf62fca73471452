/** What can be done on the page of a recording, and that it says what goes on. */
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { promisify } from "node:util";
import { brotliCompressSync, gzipSync } from "node:zlib";
import type { Page } from "@playwright/test";
import { recording as film } from "./stand-in.fixture.ts";
import { faultsOn, openHouse, visit, type Visit } from "./visit.fixture.ts";

const { browser, standIn } = await openHouse();

const PATH = "/recording/rec-1?room=lesson";
const ONE = "**/api/v1/recordings/rec-1";
const MEDIA = "**/api/v1/recordings/rec-1/media*";
const inMatroska = { ...film, fileFormat: "mkv", filename: "Rec - Lesson.mkv" };
const open = async (path = PATH, how: Visit = {}): Promise<Page> => {
  const page = await visit({ browser, standIn }, path, { reducedMotion: "reduce", ...how });
  await page.getByRole("heading", { level: 1, name: /^Rec - / }).waitFor();
  await page.locator("video").evaluate((video: HTMLVideoElement) => {
    if (video.readyState > 0) return undefined;
    return new Promise((ready) => video.addEventListener("loadedmetadata", ready, { once: true }));
  });
  return page;
};
type Film = Pick<HTMLVideoElement, "currentTime" | "paused" | "muted" | "playbackRate" | "volume">;
const stateOf = (page: Page): Promise<Film> =>
  page.locator("video").evaluate(({ currentTime, paused, muted, playbackRate, volume }: HTMLVideoElement) => ({
    ...{ currentTime, paused, muted, playbackRate, volume },
  }));
/** Until the film shows this second; how far it is off depends on its key frames no more than on its pictures. */
const reaches = async (page: Page, second: number): Promise<void> => {
  await page.waitForFunction((at) => {
    const video = document.querySelector("video");
    return video !== null && !video.seeking && Math.abs(video.currentTime - at) < 0.3;
  }, second);
};

test("chapters are listed and stand on the seek bar; a press leads there, and the one shown is marked", async () => {
  const page = await open();
  const chapter = page.getByRole("button", { name: "00:12 Ben shares the screen" });
  await chapter.click();
  await reaches(page, 12);
  await page.locator('button[aria-current="true"]', { hasText: "Ben shares" }).waitFor();
  assert.equal(await page.getByRole("button", { name: /Ana Ruiz-Montenegro & guests join/ }).count(), 1);
  await page.waitForFunction(() => {
    const bar = document.querySelector<HTMLElement & { mediaChaptersCues?: unknown[] }>("media-time-range");
    return bar?.mediaChaptersCues?.length === 4;
  });
  await page.context().close();
});

test("hovering the seek bar shows the picture of that time", async () => {
  const page = await open();
  await page.locator("media-time-range").hover();
  await page.waitForFunction(() => {
    const bar = document.querySelector("media-time-range")?.shadowRoot;
    const picture = bar?.querySelector("media-preview-thumbnail")?.shadowRoot?.querySelector("img");
    return (picture?.naturalWidth ?? 0) > 1000 && /preview\.jpg\?/.test(picture?.src ?? "");
  });
  assert.match((await page.locator("video").getAttribute("poster")) ?? "", /rec-1\/poster\?/);
  await page.context().close();
});

test("a press in a lane leads there; a lane's name leads to the next words of that person, by keys too", async () => {
  const page = await open();
  const lane = page
    .getByRole("listitem")
    .filter({ hasText: "Ben" })
    .filter({ has: page.locator("svg path") });
  const strip = lane.locator("div").first();
  const box = await strip.boundingBox();
  assert.ok(box !== null);
  await strip.click({ position: { x: box.width / 2, y: box.height / 2 } });
  await reaches(page, 10);
  await page.keyboard.press("0");
  await reaches(page, 0);
  const next = page.getByRole("button", { name: /Next words of Ben$/ });
  await next.focus();
  await page.keyboard.press("Enter");
  await reaches(page, 2);
  await page.keyboard.press("Enter");
  await reaches(page, 9.7);
  await page.getByRole("button", { name: "Show 2 more people" }).click();
  await page.getByRole("button", { name: /Next words of Hugo$/ }).waitFor();
  await page.context().close();
});

test("a phone says what the film is before who spoke in it; wide screens keep the lanes at the film", async () => {
  for (const [width, isTitleFirst] of [
    [360, true],
    [1280, false],
  ] as const) {
    const page = await open(PATH, { viewport: { width, height: 800 } });
    await page.getByText("Who spoke when").waitFor();
    const order = await page.evaluate(() => {
      const [title, lanes] = [document.querySelector("h1"), document.querySelector("#lanes")];
      return title === null || lanes === null ? null : title.compareDocumentPosition(lanes);
    });
    assert.equal(order === 4, isTitleFirst);
    await page.context().close();
  }
});

test("keys do everything: play, skip, jump, sound, speed, chapters, their list and the switch for them", async () => {
  const page = await open();
  const press = (key: string): Promise<void> => page.keyboard.press(key);
  await press("5");
  await reaches(page, 10);
  await press("j");
  await reaches(page, 0);
  await press("l");
  await reaches(page, 10);
  await press("ArrowRight");
  await reaches(page, 15);
  await press("ArrowLeft");
  await press("[");
  await reaches(page, 5);
  await press("]");
  await reaches(page, 12);
  for (const key of ["m", ">", "ArrowDown"]) await press(key);
  const { playbackRate, volume, muted } = await stateOf(page);
  assert.deepEqual([playbackRate, Number(volume.toFixed(1)), muted], [1.25, 0.9, false]);
  await press("k");
  await page.waitForFunction(() => document.querySelector("video")?.paused === false);
  await press(" ");
  assert.equal((await stateOf(page)).paused, true);
  await press("f");
  await page.waitForFunction(() => document.fullscreenElement !== null);
  await press("Shift+?");
  const sheet = page.getByRole("dialog", { name: "Keyboard shortcuts" });
  await sheet.waitFor();
  assert.equal(await page.evaluate(() => document.fullscreenElement), null);
  assert.deepEqual(await faultsOn(page), []);
  const { currentTime: paused } = await stateOf(page);
  await press("9");
  await sheet.getByRole("checkbox").uncheck();
  await press("Escape");
  await sheet.waitFor({ state: "detached" });
  await press("0");
  assert.equal((await stateOf(page)).currentTime, paused);
  await page.context().close();
});

test("one goes on where one was, unless the address names a second; at the end one begins anew", async () => {
  const page = await open();
  // From another page: this one notes where it is when it is left.
  const at = async (seconds: number): Promise<void> => {
    await page.goto(`${standIn.origin}/nowhere`);
    await page.evaluate((value) => localStorage.setItem("roomreel.seen", value), JSON.stringify([["rec-1", seconds]]));
  };
  await at(11);
  await page.goto(standIn.origin + PATH);
  await page.getByText("Continued at 00:11").waitFor();
  await reaches(page, 11);
  await page.getByRole("button", { name: "From the beginning" }).click();
  await reaches(page, 0);
  await page.getByText("Continued at").waitFor({ state: "detached" });
  await at(11);
  await page.goto(`${standIn.origin}${PATH}&t=7s`);
  await reaches(page, 7);
  assert.equal(await page.getByText("Continued at").count(), 0);
  await page.locator("video").evaluate((video: HTMLVideoElement) => {
    video.currentTime = 19.9;
    return video.play();
  });
  await page.waitForFunction(() => document.querySelector("video")?.ended === true);
  await page.waitForFunction(() => localStorage.getItem("roomreel.seen") === "[]");
  await page.context().close();
});

test("a link at this second is copied", async () => {
  const page = await open(`${PATH}&t=8`, { permissions: ["clipboard-read", "clipboard-write"] });
  await reaches(page, 8);
  await page.getByRole("button", { name: "More", exact: true }).click();
  await page.getByRole("menuitem", { name: "Copy link at 00:08" }).click();
  await page.getByText("Link copied").waitFor();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  assert.equal(copied, `${standIn.origin}/recording/rec-1?room=lesson&t=8`);
  await page.context().close();
});

test("captions are uploaded, with the line of what is wrong, shown, and removed after a question", async () => {
  const page = await open();
  const upload = async (content: string): Promise<void> => {
    const file = { name: "en.vtt", mimeType: "text/vtt", buffer: Buffer.from(content) };
    await page.getByLabel("WebVTT file").setInputFiles(file);
    await page.getByRole("button", { name: "Upload" }).click();
  };
  await page.getByRole("button", { name: "Add captions" }).click();
  await page.getByRole("button", { name: "Upload" }).click();
  await page.getByText("Choose a file.").waitFor();
  await page.getByLabel("Language").fill("no language");
  await upload("WEBVTT\n\n00:00.000 --> 00:09.000\nHello\n");
  await page.getByText("This is no language tag.").waitFor();
  await page.getByLabel("Language").fill("EN-gb");
  await upload("WEBVTT\n\n00:00,000 --> 00:09,000\nHello\n");
  await page.getByText(/^line 3: "00:00,000" is no time/).waitFor();
  assert.deepEqual(await faultsOn(page), []);
  await upload("WEBVTT\n\n00:00.000 --> 00:19.000\nHello\n");
  const shown = page.getByRole("checkbox", { name: /^British English/ });
  await shown.check();
  await page.waitForFunction(() => {
    const track = [...(document.querySelector("video")?.textTracks ?? [])].find(({ kind }) => kind === "captions");
    return track?.mode === "showing" && track.language === "en-GB" && track.cues?.length === 1;
  });
  await page.keyboard.press("c");
  await page.waitForFunction(
    () => document.querySelector<HTMLInputElement>("section[aria-labelledby=captions] input")?.checked === false,
  );
  await page.getByRole("button", { name: "Remove captions in British English" }).click();
  const question = page.getByRole("alertdialog");
  await question.getByRole("button", { name: "Remove" }).click();
  await page.getByText("There are none yet.").waitFor();
  await page.context().close();
});

test("title, description and tags are changed, and only what was touched is sent", async () => {
  const page = await open();
  const sent: unknown[] = [];
  await page.route("**/api/v1/recordings/rec-1", async (route) => {
    if (route.request().method() !== "PATCH") return route.fallback();
    sent.push(route.request().postDataJSON());
    return route.fulfill({ json: film });
  });
  await page.getByRole("button", { name: "More", exact: true }).click();
  await page.getByRole("menuitem", { name: "Edit" }).click();
  const dialog = page.getByRole("dialog", { name: "Edit recording" });
  await dialog.getByLabel("Title").fill("Physics, lesson 3 ");
  await dialog.getByLabel("Tags").fill("physics, , term 3,physics");
  assert.deepEqual(await faultsOn(page), []);
  await dialog.getByRole("button", { name: "Save" }).click();
  await dialog.waitFor({ state: "detached" });
  assert.deepEqual(sent, [{ title: "Physics, lesson 3", tags: ["physics", "term 3"] }]);
  await page.context().close();
});

test("who may only play finds no download, no sharing and no editing", async () => {
  const page = await visit({ browser, standIn }, "/nowhere");
  await page.route("**/api/v1/recordings/rec-1", (route) => route.fulfill({ json: { ...film, may: ["play"] } }));
  await page.goto(standIn.origin + PATH);
  await page.getByText("Who spoke when").waitFor();
  for (const name of ["Share", "Add captions"])
    assert.equal(await page.getByRole("button", { name, exact: true }).count(), 0);
  assert.equal(await page.getByRole("link", { name: "Download" }).count(), 0);
  await page.getByRole("button", { name: "More", exact: true }).click();
  assert.equal(await page.getByRole("menuitem", { name: "Edit" }).count(), 0);
  await page.context().close();
});

test("a guest with a link: its secret leaves the address, its password is asked for, its second sought", async () => {
  const page = await visit({ browser, standIn }, "/nowhere");
  const asked: unknown[] = [];
  await page.route("**/api/v1/recordings/rec-1/shares/open", (route) => {
    const body = route.request().postDataJSON() as { password: string | null };
    asked.push(body);
    const problem = body.password === null ? "share-password-needed" : "share-password-wrong";
    if (body.password !== "open sesame")
      return route.fulfill({ status: 401, json: { error: "Authentication Error", message: "No.", code: problem } });
    const json = { shareToken: "guest", download: false, startTime: 6, expiresAt: null, recording: {} };
    return route.fulfill({ json });
  });
  const { owner: _, people: __, onHold: ___, ...told } = film;
  await page.route("**/api/v1/recordings/rec-1", (route) => route.fulfill({ json: { ...told, may: ["play"] } }));
  await page.goto(`${standIn.origin}/recording/rec-1?recordingSecret=hidden`);
  const password = page.getByLabel("Password");
  await password.fill("wrong");
  await page.getByRole("button", { name: "Open" }).click();
  await page.getByText("The password is wrong.").waitFor();
  assert.deepEqual(await faultsOn(page), []);
  await password.fill("open sesame");
  await page.getByRole("button", { name: "Open" }).click();
  await page.getByRole("heading", { level: 1, name: /^Rec - / }).waitFor();
  assert.equal(new URL(page.url()).search, "");
  await reaches(page, 6);
  assert.match((await page.locator("video").getAttribute("src")) ?? "", /\?shareToken=guest$/);
  assert.equal(await page.getByText("Owner", { exact: true }).count(), 0);
  assert.equal(asked.length, 3);
  await page.context().close();
});

const refusals = [
  ["share-expired", 403, "This link has expired"],
  ["bad-recording-secret", 400, "This link does not work"],
  ["sign-in-needed", 401, "This link is for people with an account"],
  ["public-links-off", 403, "This recording is not open to guests any more"],
] as const;
for (const [code, status, words] of refusals)
  test(`a link that is refused says why: ${code}`, async () => {
    const page = await visit({ browser, standIn }, "/nowhere");
    await page.route("**/shares/open", (route) => route.fulfill({ status, json: { error: "", message: "", code } }));
    await page.goto(`${standIn.origin}/recording/rec-1?recordingSecret=hidden`);
    await page.getByRole("heading", { level: 1, name: words }).waitFor();
    await page.context().close();
  });

test("Matroska plays in Chromium: from its beginning, and from where one jumps to", async () => {
  const place = await mkdtemp(join(tmpdir(), "roomreel-matroska-"));
  const file = join(place, "film.mkv");
  const inputs = [
    "-f",
    "lavfi",
    "-i",
    "testsrc=size=320x180:rate=10:duration=20",
    "-f",
    "lavfi",
    "-i",
    "sine=duration=20",
  ];
  await promisify(execFile)("ffmpeg", ["-v", "error", ...inputs, "-pix_fmt", "yuv420p", "-c:a", "aac", file]);
  const bytes = await readFile(file);
  await rm(place, { recursive: true });
  const page = await visit({ browser, standIn }, "/nowhere");
  await page.route(ONE, (route) => route.fulfill({ json: inMatroska }));
  await page.route(MEDIA, (route) => {
    const [, from = "0", to = ""] = /^bytes=(\d+)-(\d*)$/.exec(route.request().headers()["range"] ?? "") ?? [];
    const end = to === "" ? bytes.length - 1 : Number(to);
    const headers = { "accept-ranges": "bytes", "content-range": `bytes ${from}-${end}/${bytes.length}` };
    const body = bytes.subarray(Number(from), end + 1);
    return route.fulfill({ status: 206, contentType: "video/matroska", headers, body });
  });
  await page.goto(standIn.origin + PATH);
  await page.locator("media-play-button").click();
  await page.waitForFunction(() => (document.querySelector("video")?.currentTime ?? 0) > 0.2);
  await page.getByRole("button", { name: "00:12 Ben shares the screen" }).click();
  await page.waitForFunction(() => (document.querySelector("video")?.currentTime ?? 0) > 12.2);
  await page.context().close();
});

test("a browser that does not know Matroska says so, and offers the download to whoever may have it", async () => {
  for (const [may, offers] of [
    [film.may, 1],
    [["play"], 0],
  ] as const) {
    const page = await visit({ browser, standIn }, "/nowhere", { viewport: { width: 360, height: 780 } });
    // As Firefox and Safari do: the type is not known, and what is loaded of it is refused.
    await page.addInitScript(() => {
      HTMLMediaElement.prototype.canPlayType = (type) => (type.includes("matroska") ? "" : "maybe");
    });
    await page.route(ONE, (route) => route.fulfill({ json: { ...inMatroska, may } }));
    await page.route(MEDIA, (route) => route.fulfill({ contentType: "video/matroska", body: "not known here" }));
    await page.goto(standIn.origin + PATH);
    await page.getByRole("heading", { name: "This browser does not play Matroska files" }).waitFor();
    const download = page.getByRole("link", { name: "Download the file" });
    assert.equal(await download.count(), offers);
    if (offers > 0) assert.match((await download.getAttribute("href")) ?? "", /rec-1\/download\?/);
    assert.deepEqual([await page.locator("video").count(), await faultsOn(page)], [0, []]);
    await page.context().close();
  }
});

test("a recording that is made becomes its film by itself", async () => {
  const page = await visit({ browser, standIn }, "/nowhere");
  const { duration: _, size: __, ...begun } = film;
  let answer: object = { ...begun, playable: false, status: "ending", making: { done: 5, of: 20 } };
  await page.route("**/api/v1/recordings/rec-1", (route) => route.fulfill({ json: answer }));
  await page.goto(standIn.origin + PATH);
  await page.getByText("00:05 of 00:20 are made.").waitFor();
  answer = { ...answer, making: { done: 20, of: 20 } };
  await page.getByText("is being read back").waitFor();
  answer = film;
  await page.locator("video").waitFor();
  await page.context().close();
});

/** Compressed as the server sends it, bytes. */
const FIRST_LOAD_MAX = 200_000;
test("the page's first load is no more than 200 kB of scripts", async () => {
  const page = await open();
  await page.waitForLoadState("networkidle");
  const scripts = await page.evaluate(() =>
    performance
      .getEntriesByType("resource")
      .map(({ name }) => name)
      .filter((name) => new URL(name).pathname.endsWith(".js")),
  );
  const sources = await Promise.all(
    [...new Set(scripts)].map(async (url) => Buffer.from(await (await fetch(url)).bytes())),
  );
  assert.ok(sources.length > 2);
  const sum = (compress: (source: Buffer) => Buffer): number =>
    sources.reduce((bytes, source) => bytes + compress(source).length, 0);
  assert.ok(sum((source) => gzipSync(source)) <= FIRST_LOAD_MAX, `${sum((source) => gzipSync(source))} bytes`);
  assert.ok(sum((source) => brotliCompressSync(source)) <= FIRST_LOAD_MAX);
  await page.context().close();
});
