/** The console's overview, tables and pages for administrators, in Chromium. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { brotliCompressSync } from "node:zlib";
import type { BrowserContextOptions, Page } from "@playwright/test";
import { NOW, openConsole, type Came, type OpenConsole } from "./console-lists.fixture.ts";
import { faultsOn, openHouse } from "./visit.fixture.ts";

const { browser, standIn } = await openHouse();

const open = (path: string, options?: BrowserContextOptions): Promise<OpenConsole> =>
  openConsole({ browser, standIn }, path, options);
const close = (page: Page): Promise<void> => page.context().close();
const button = (page: Page, name: string) => page.getByRole("button", { name, exact: true });
/** What changed something, when what is done has been answered. */
const sends = async ({ page, came }: OpenConsole, how: () => Promise<unknown>): Promise<Came | undefined> => {
  const answered = page.waitForResponse((response) => response.request().method() !== "GET");
  await how();
  await answered;
  return came.findLast(({ method }) => method !== "GET");
};
/** The last that was asked of this address, as soon as there is one that fits. */
const lastOf = async ({ page, came }: OpenConsole, path: string, fits: (query: URLSearchParams) => boolean) => {
  const found = () => came.findLast((one) => one.path === path && fits(one.query));
  if (found() === undefined) await page.waitForRequest(() => found() !== undefined);
  return found()?.query;
};

test("the overview says what runs for how long, what failed and what to do, and how much room is left", async () => {
  const { page, came } = await open("/");
  const running = page.getByRole("region", { name: "Running now" });
  const choir = running.getByRole("listitem").filter({ hasText: "Choir" });
  await choir.getByText("7 people · Meeting for 30:00").waitFor();
  await choir.getByText("Recording 12:34").waitFor();
  assert.equal(await choir.getByRole("link", { name: "Join Choir" }).getAttribute("href"), "/room/choir");
  await running.getByText("Recording is being finished").waitFor();
  assert.equal(await running.getByRole("listitem").filter({ hasText: "Board" }).getByText("people").count(), 0);
  const failed = page.getByRole("region", { name: "Needs a person" }).getByRole("listitem");
  await failed.nth(0).getByText("Saved: 00:20, 123 MB.").waitFor();
  await failed
    .nth(0)
    .getByRole("link", { name: /^Play / })
    .waitFor();
  await failed.nth(1).getByText("No film could be made.").waitFor();
  assert.equal(await failed.nth(1).getByRole("link").count(), 0);
  const storage = page.getByRole("region", { name: "Storage" });
  await storage.getByText("92 GB used").waitFor();
  await storage.getByText("Nine tenths of the quota are used.").waitFor();
  assert.equal(await storage.getByRole("meter").getAttribute("value"), "92000000000");
  await page.getByText("Recorder: no sign of life").waitFor();
  const since = Number(came.find(({ query }) => query.get("status") === "failed")?.query.get("from"));
  assert.equal(NOW - since, 30 * 86_400_000, "the last 30 days");
  assert.deepEqual(await faultsOn(page), []);
  await close(page);
});

test("rooms are searched, filtered and ordered by the server, and the address says how", async () => {
  const opened = await open("/rooms");
  const { page } = opened;
  await page.getByRole("link", { name: "Choir" }).waitFor();
  assert.equal(await page.getByRole("link", { name: "Board" }).count(), 0, "on the second page");
  await button(page, "Show more").click();
  await page.getByRole("link", { name: "Board" }).waitFor();
  assert.equal(new URL(page.url()).search, "?pages=2");
  await page.reload();
  await page.getByRole("link", { name: "Board" }).waitFor();
  await page.getByRole("searchbox").fill("CHO ");
  await page.getByRole("link", { name: "Talk" }).waitFor({ state: "detached" });
  assert.equal(await page.getByRole("searchbox").inputValue(), "CHO ", "nothing is taken from who types on");
  assert.equal(new URL(page.url()).search, "?search=CHO", "the list begins anew");
  const asked = await lastOf(opened, "/api/v1/rooms", (query) => query.get("roomName") === "CHO");
  assert.equal(asked?.get("roomNameMatchMode"), "partial");
  await page.getByLabel("State").selectOption("closed");
  await page.getByRole("heading", { name: "Nothing matches" }).waitFor();
  await page.reload();
  assert.equal(await page.getByRole("searchbox").inputValue(), "CHO");
  await page.getByRole("heading", { name: "Nothing matches" }).waitFor();
  await button(page, "Clear filters").first().click();
  await page.getByRole("link", { name: "Choir" }).waitFor();
  assert.equal(new URL(page.url()).search, "");
  await page.getByRole("columnheader", { name: "Room" }).getByRole("button").focus();
  await page.keyboard.press("Enter");
  const ordered = await lastOf(opened, "/api/v1/rooms", (query) => query.get("sortField") === "roomName");
  assert.equal(ordered?.get("sortOrder"), "asc");
  assert.equal(await page.getByRole("columnheader", { name: "Room" }).getAttribute("aria-sort"), "ascending");
  assert.deepEqual(await faultsOn(page), []);
  await close(page);
});

test("several rooms are deleted after a question; what stays is said, and stays chosen", async () => {
  const opened = await open("/rooms");
  const { page } = opened;
  await page.getByLabel("Select Choir").focus();
  await page.keyboard.press("Space");
  await page.getByLabel("Select Talk").check();
  await page.getByText("2 selected").waitFor();
  await button(page, "Delete rooms").click();
  const question = page.getByRole("alertdialog", { name: "Delete 2 rooms?" });
  await question.waitFor();
  assert.equal(await page.evaluate(() => document.activeElement?.textContent), "Cancel");
  assert.deepEqual(await faultsOn(page), []);
  const sent = await sends(opened, () => question.getByRole("button", { name: "Delete rooms" }).click());
  assert.deepEqual([sent?.method, sent?.query.get("roomIds")], ["DELETE", "choir,talk"]);
  await page.getByText("Some rooms stay: people meet in them, or they have recordings.").waitFor();
  await page.getByText("2 selected").waitFor();
  await button(page, "Clear selection").click();
  await page.getByText("2 selected").waitFor({ state: "detached" });
  await close(page);
});

test("what the other steps of a new room say is sent with it; what nobody touched is not", async () => {
  const opened = await open("/rooms");
  const { page } = opened;
  await button(page, "New room").first().click();
  await page.getByLabel("Room name").fill("Choir");
  await button(page, "Next: Meeting").click();
  await page.getByLabel("Waiting room").click();
  await button(page, "Next: Recording").click();
  await page.getByLabel("Layout").selectOption("speaker");
  await page.getByLabel("Picture").selectOption("720x1280");
  await page.getByLabel("Recordings are kept for").fill("30");
  assert.deepEqual(await faultsOn(page), []);
  const sent = await sends(opened, () => button(page, "Create room").click());
  assert.deepEqual(sent?.body, {
    roomName: "Choir",
    config: {
      waitingRoom: true,
      recording: { layout: "speaker", encoding: "PORTRAIT_H264_720P_30", retentionDays: 30 },
    },
  });
  await close(page);
});

test("a room says how its film looks, how long it is kept, and when the room deletes itself", async () => {
  const opened = await open("/rooms/lesson/settings", { timezoneId: "Europe/Berlin" });
  const { page } = opened;
  const recorded = async (how: () => Promise<unknown>) => (await sends(opened, how))?.body;
  const wrote = (patch: object): object => ({ config: { recording: patch } });
  assert.deepEqual(
    await recorded(() => page.getByLabel("Layout").selectOption("single-speaker")),
    wrote({ layout: "single-speaker" }),
  );
  assert.deepEqual(
    await recorded(() => page.getByLabel("Pictures a second").selectOption("60")),
    wrote({ encoding: "H264_1080P_60" }),
  );
  const lid = page.getByLabel("At most, kbit/s");
  const bounded = await recorded(async () => {
    await lid.fill("2000");
    await page.keyboard.press("Enter");
  });
  assert.partialDeepStrictEqual(bounded, wrote({ encoding: { video: { framerate: 60, bitrate: 2000, width: 1920 } } }));
  const kept = await recorded(async () => {
    await page.getByLabel("Recordings are kept for").fill("90");
    await page.keyboard.press("Enter");
  });
  assert.deepEqual(kept, wrote({ retentionDays: 90 }));
  await page.getByLabel("On", { exact: true }).fill("2020-01-01T10:00");
  await page.getByText("At least an hour from now.").waitFor();
  assert.equal(await button(page, "Save date").getAttribute("aria-disabled"), "true");
  await page.getByLabel("On", { exact: true }).fill("2040-07-01T10:00");
  await page.getByLabel("If it has recordings").selectOption("force");
  assert.deepEqual(await recorded(() => button(page, "Save date").click()), {
    autoDeletionDate: Date.UTC(2040, 6, 1, 8),
    autoDeletionPolicy: { withMeeting: "when_meeting_ends", withRecordings: "force" },
  });
  assert.deepEqual(await faultsOn(page), []);
  await close(page);
});

test("[AC1] a key is made with what it opens and until when, shown once, and revoked after a question", async () => {
  const opened = await open("/api-keys");
  const { page } = opened;
  const row = page.getByRole("row").filter({ hasText: "Intranet" }).first();
  await row.getByText("Rooms, meetings and spaces, All about recordings").waitFor();
  await row.getByText(/^Expired /).waitFor();
  await button(page, "New API key").click();
  await page.getByLabel("Name").fill("Backup");
  await page.getByLabel("Everything, to be read").uncheck();
  await page.getByText("Choose at least one.").waitFor();
  await page.getByLabel("All about recordings").check();
  await page.getByLabel("Expires").selectOption("d30");
  const sent = await sends(opened, () => button(page, "Create key").click());
  const { expirationDate, ...rest } = { expirationDate: 0, ...(sent?.body as object) };
  assert.deepEqual(rest, { name: "Backup", scopes: ["recordings"] });
  assert.equal(expirationDate - NOW, 30 * 86_400_000);
  await page.getByText("rr_0123456789abcdefghijklmnop").waitFor();
  assert.deepEqual(await faultsOn(page), []);
  await button(page, "I have copied it").click();
  assert.equal(await page.getByText("rr_0123456789abcdefghijklmnop").count(), 0);
  await row.getByRole("button", { name: "Revoke Intranet of the school of music" }).click();
  const gone = await sends(opened, () => button(page, "Revoke").click());
  assert.deepEqual([gone?.method, gone?.path], ["DELETE", "/internal-api/v1/auth/api-keys/k1"]);
  await close(page);
});

test("[AC6] one sees where one is signed in, ends one session or all others, and this one is named", async () => {
  const opened = await open("/account");
  const { page } = opened;
  await page.getByText("Chrome, Linux · 192.0.2.7").waitFor();
  await page.getByText("This browser").waitFor();
  const one = await sends(opened, () => button(page, "Sign out: curl · 2001:db8::7").click());
  assert.deepEqual([one?.method, one?.path], ["DELETE", "/internal-api/v1/auth/sessions/s2"]);
  await button(page, "Sign out everywhere else").click();
  assert.deepEqual(await faultsOn(page), []);
  const answer = page.getByRole("alertdialog").getByRole("button", { name: "Sign out everywhere else" });
  const all = await sends(opened, () => answer.click());
  assert.equal(all?.path, "/internal-api/v1/auth/sessions");
  await close(page);
});

test("[AC8] an administrator searches accounts, sees where one is signed in, and deletes several at once", async () => {
  const opened = await open("/people");
  const { page } = opened;
  await page.getByRole("searchbox").fill("ana");
  assert.ok(await lastOf(opened, "/api/v1/users", (query) => query.get("search") === "ana"));
  await page.getByLabel("May do", { exact: true }).selectOption("room_manager");
  assert.ok(await lastOf(opened, "/api/v1/users", (query) => query.get("role") === "room_manager"));
  assert.equal(new URL(page.url()).search, "?search=ana&role=room_manager");
  await button(page, "Actions for Ana Ruiz").click();
  await page.getByRole("menuitem", { name: "Sessions" }).click();
  await page.getByRole("dialog", { name: "Where Ana Ruiz is signed in" }).getByText("curl").waitFor();
  assert.ok(await lastOf(opened, "/api/v1/users/ana_ruiz/sessions", () => true));
  assert.deepEqual(await faultsOn(page), []);
  await page.keyboard.press("Escape");
  assert.equal(await page.getByLabel("Select Admin").isDisabled(), true, "nobody deletes himself");
  await page.getByLabel("Select all that are shown").check();
  await button(page, "Delete accounts").click();
  const answer = page.getByRole("alertdialog", { name: "Delete 2 accounts?" }).getByRole("button").last();
  const sent = await sends(opened, () => answer.click());
  assert.equal(sent?.query.get("userIds"), "ana_ruiz,maximilian_von_hohenstein");
  await close(page);
});

test("[SP24] the organisation says what new rooms begin with, what is kept, and who may embed", async () => {
  const opened = await open("/organisation/rooms");
  const { page } = opened;
  const body = async (how: () => Promise<unknown>) => (await sends(opened, how))?.body;
  assert.deepEqual(await body(() => page.getByLabel("Layout").selectOption("speaker")), {
    newRooms: { layout: "speaker" },
  });
  const seen = await body(() => page.getByLabel("Who sees recordings").selectOption("admin_moderator"));
  assert.deepEqual(seen, { newRooms: { allowAccessTo: "admin_moderator" } });
  const right = page.getByRole("switch", { name: /: Speaker$/ }).first();
  const { newRooms } = (await body(() => right.click())) as {
    newRooms: { roles: { speaker: { permissions: object } } };
  };
  assert.equal(Object.keys(newRooms.roles.speaker.permissions).length, 1);
  await page.getByRole("link", { name: "Keeping" }).click();
  const quota = await body(async () => {
    await page.getByLabel("Quota").fill("500");
    await page.keyboard.press("Enter");
  });
  assert.deepEqual(quota, { library: { quotaBytes: 500_000_000_000 } });
  const audit = await body(async () => {
    await page.getByLabel("Entries are kept for").fill("30");
    await page.keyboard.press("Enter");
  });
  assert.deepEqual(audit, { audit: { keptDays: 30 } });
  await page.getByRole("link", { name: "Embedding" }).click();
  await page.getByLabel("Address of the site").fill("https://intranet.example/wiki");
  await button(page, "Add").click();
  await page.getByText("without a path").waitFor();
  await page.getByLabel("Address of the site").fill("intranet.example");
  const embedding = await body(() => button(page, "Add").click());
  assert.deepEqual(embedding, { embedding: { allowedOrigins: ["https://intranet.example"] } });
  assert.deepEqual(await faultsOn(page), []);
  await close(page);
});

test("colours are tried before they are saved, worn by all pages then, refused where nobody could read", async () => {
  const opened = await open("/organisation/appearance", { colorScheme: "light" });
  const { page } = opened;
  const token = (name: string) => page.evaluate((one) => document.documentElement.style.getPropertyValue(one), name);
  await page.getByLabel("Colours of your own").click();
  await page.getByLabel("Buttons and links, as #rrggbb").fill("#ffe000");
  await page.keyboard.press("Enter");
  await page.getByText("Links use a shade of it that can be read.").waitFor();
  await page.getByLabel("Boxes and panels, as #rrggbb").fill("#001f3f");
  await page.keyboard.press("Enter");
  await page.getByText("Words cannot be read on these boxes.").waitFor();
  assert.equal(await button(page, "Save appearance").getAttribute("aria-disabled"), "true");
  await button(page, "Boxes and panels: as usual again").click();
  await page.getByLabel("Buttons and links, as #rrggbb").fill("#0a58ca");
  await page.keyboard.press("Enter");
  assert.equal(await token("--accent"), "", "nothing is worn before it is saved");
  assert.deepEqual(await faultsOn(page), []);
  const sent = await sends(opened, () => button(page, "Save appearance").click());
  assert.partialDeepStrictEqual(sent?.body, { appearance: { theme: { primaryColor: "#0a58ca", surfaceColor: null } } });
  await page.getByText("Appearance saved").waitFor();
  assert.equal(await token("--accent"), "#0a58ca");
  await page.goto(`${standIn.origin}/login`);
  assert.equal(await token("--accent"), "#0a58ca", "kept for pages that come");
  await close(page);
});

test("the audit log is filtered by who, what and whole days where one is; details open by keyboard", async () => {
  const opened = await open("/audit", { timezoneId: "Europe/Berlin" });
  const { page } = opened;
  const row = page.getByRole("row").filter({ hasText: "recording.delete" });
  await row.getByText("Maximilian von Hohenstein-Oettingen").waitFor();
  await row.locator("summary").focus();
  await page.keyboard.press("Enter");
  await row.getByText("asked for by the person who is seen in it").waitFor();
  assert.deepEqual(await faultsOn(page), []);
  await page.getByLabel("From").fill("2026-07-01");
  await page.getByLabel("Until").fill("2026-07-01");
  await page.getByLabel("Action, such as recording.delete").fill("recording.delete");
  const asked = await lastOf(opened, "/api/v1/audit", (query) => query.get("action") === "recording.delete");
  assert.equal(asked?.get("from"), String(Date.UTC(2026, 5, 30, 22)));
  assert.equal(asked?.get("until"), String(Date.UTC(2026, 6, 1, 22)));
  assert.equal(new URL(page.url()).search, "?from=2026-07-01&until=2026-07-01&action=recording.delete");
  await close(page);
});

test("what changes elsewhere changes on the page by itself", async () => {
  const { page } = await open("/account");
  // The stream of the first page is over.
  await page.goto("about:blank");
  const told = Promise.withResolvers<string>();
  const streams = [told.promise];
  await page.route("**/api/v1/changes", async (route) => {
    const body = await streams.shift();
    await (body === undefined ? route.abort() : route.fulfill({ contentType: "text/event-stream", body }));
  });
  await page.goto(`${standIn.origin}/rooms`);
  await page.getByRole("link", { name: "Choir" }).waitFor();
  const again = page.waitForRequest((request) => new URL(request.url()).pathname === "/api/v1/rooms");
  told.resolve('event: change\ndata: {"kind":"meetings","id":"choir","what":"removed"}\n\n');
  await again;
  await close(page);
});

test("addresses below /console lead to the same pages, with what they say", async () => {
  const { page } = await open("/console/rooms?status=closed");
  await page.getByRole("heading", { level: 1, name: "Rooms" }).waitFor();
  assert.equal(new URL(page.url()).pathname + new URL(page.url()).search, "/rooms?status=closed");
  await page.goto(`${standIn.origin}/console`);
  await page.getByRole("heading", { level: 1, name: "Overview" }).waitFor();
  await close(page);
});

/** What the console may load of scripts, language included, as browsers get it: in brotli. */
const CONSOLE_MAX = 200_000;

test("the console weighs no more than its budget, in every language", async () => {
  for (const locale of ["en", "es", "de"]) {
    const { page } = await open("/login", { locale });
    // Nothing of the first page comes any more.
    await page.goto("about:blank");
    const scripts: Promise<number>[] = [];
    page.on("response", (response) => {
      if (response.url().endsWith(".js"))
        scripts.push(response.body().then((bytes) => brotliCompressSync(bytes).length));
    });
    await page.goto(`${standIn.origin}/rooms`);
    await page.locator("h1").waitFor();
    await page.waitForLoadState("networkidle");
    const weight = (await Promise.all(scripts)).reduce((sum, one) => sum + one, 0);
    assert.ok(weight > 50_000 && weight <= CONSOLE_MAX, `${locale}: ${weight} bytes`);
    await close(page);
  }
});
