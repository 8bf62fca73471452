/** The console's pages in Chromium: what is set, what is asked back, and what is said of it. */
import assert from "node:assert/strict";
import { test } from "node:test";
import type { Page } from "@playwright/test";
import { faultsOn, openHouse, visit, type Visit } from "./visit.fixture.ts";

const { browser, standIn } = await openHouse();

const open = (path: string, more: Visit = {}): Promise<Page> =>
  visit({ browser, standIn }, path, { signedIn: true, ...more });
const close = (page: Page): Promise<void> => page.context().close();

/** What was sent, when what is done has been answered. */
const sends = async (page: Page, how: () => Promise<unknown>): Promise<unknown> => {
  standIn.asked();
  const answered = page.waitForResponse((response) => response.request().method() !== "GET");
  await how();
  await answered;
  return standIn.asked().at(-1)?.body;
};
const button = (page: Page, name: string) => page.getByRole("button", { name, exact: true });
const focused = (page: Page): Promise<string | null | undefined> =>
  page.evaluate(() => document.activeElement?.textContent);

test("the organisation's settings are saved one by one, each with what it means", async () => {
  const page = await open("/organisation");
  const field = (label: string) => page.getByLabel(label, { exact: true });
  const steps: readonly [() => Promise<unknown>, object][] = [
    [() => field("Recording allowed").click(), { recording: { type: "none" } }],
    [() => field("How recordings start").selectOption("prompt"), { recording: { startTrigger: "prompt" } }],
    [() => field("When a recording runs").selectOption("gate"), { recording: { consent: "gate" } }],
    [() => field("People may be left out").click(), { recording: { mayBeLeftOut: true } }],
    [() => field("Start and stop on phones").click(), { recording: { startOnPhones: true } }],
    [() => enter(page, "Idle meetings end their recording", "10"), { recording: { idleMinutes: 10 } }],
    [() => enter(page, "Remind to record", ""), { recording: { reminderAfterMinutes: null } }],
    [() => enter(page, "Longest recording", "12"), { recordingLimitHours: 12 }],
    [() => enter(page, "Longest meeting", "72"), { meetingLimitHours: 72 }],
  ];
  for (const [change, wanted] of steps) assert.deepEqual(await sends(page, change), wanted);
  await page.getByText("Saved", { exact: true }).first().waitFor();
  await close(page);
});
const enter = async (page: Page, label: string, value: string): Promise<void> => {
  await page.getByLabel(label, { exact: true }).fill(value);
  await page.keyboard.press("Enter");
};

test("on a phone the places are behind a button that says where one is; keys open, choose and close them", async () => {
  const page = await open("/rooms", { viewport: { width: 360, height: 780 } });
  const link = page.getByRole("link", { name: "Organisation" });
  await button(page, "Menu: Rooms").focus();
  assert.equal(await link.isVisible(), false);
  await page.keyboard.press("Enter");
  await link.waitFor();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Escape");
  await link.waitFor({ state: "hidden" });
  assert.equal(await focused(page), "Menu:Rooms");
  await page.keyboard.press("Enter");
  await link.focus();
  await page.keyboard.press("Enter");
  await button(page, "Menu: Organisation").waitFor();
  await page.getByRole("heading", { level: 1, name: "Organisation" }).waitFor();
  assert.deepEqual([await link.isVisible(), await focused(page)], [false, "Menu:Organisation"]);
  await close(page);
});

test("whoever came from the identity provider signs out there too, after the session here has ended", async () => {
  const page = await visit({ browser, standIn }, "/nowhere");
  const answer = { userId: "ana", name: "Ana", role: "admin", mustChangePassword: false, refreshToken: "again" };
  const came: string[] = [];
  await page.route("**/internal-api/v1/auth/**", (route) => {
    const { pathname } = new URL(route.request().url());
    came.push(pathname.replace("/internal-api/v1/auth", ""));
    if (pathname.endsWith("/oidc")) return route.fulfill({ json: { name: "the school's accounts" } });
    const signOutUrl = "https://identity.example/end?client_id=roomreel";
    if (pathname.endsWith("/finish")) return route.fulfill({ json: { ...answer, accessToken: "old", signOutUrl } });
    if (pathname.endsWith("/refresh")) return route.fulfill({ json: { ...answer, accessToken: "new" } });
    return route.fulfill({ json: { message: "ended" } });
  });
  // The first token is not good for long: the place to sign out is known with the next one too.
  await page.route("**/api/v1/rooms?*", (route) =>
    route.request().headers()["authorization"] === "Bearer old"
      ? route.fulfill({ status: 401, json: { error: "Unauthorized", message: "" } })
      : route.fallback(),
  );
  await page.route("https://identity.example/**", (route) => {
    came.push(route.request().url());
    return route.fulfill({ contentType: "text/html", body: "<h1>Signed out</h1>" });
  });
  await page.evaluate(() => sessionStorage.setItem("roomreel.oidc", "ticket"));
  await page.goto(`${standIn.origin}/login?state=s&code=c`);
  await page.getByRole("link", { name: "Rooms" }).click();
  await page.getByRole("heading", { level: 1, name: "Rooms" }).waitFor();
  await page.getByRole("link", { name: "A lesson" }).waitFor();
  await button(page, "Sign out").click();
  await page.getByRole("heading", { name: "Signed out" }).waitFor();
  const order = came.filter((one) => !one.endsWith("/oidc"));
  assert.deepEqual(order, ["/oidc/finish", "/refresh", "/logout", "https://identity.example/end?client_id=roomreel"]);
  await close(page);
});

test("a number out of its bounds is not sent, and says its bounds; Escape brings back what holds", async () => {
  const page = await open("/organisation");
  const most = page.getByLabel("Longest meeting", { exact: true });
  const held = await most.inputValue();
  standIn.asked();
  await enter(page, "Longest meeting", "73");
  await page.getByText("Enter a whole number from 1 to 72.").waitFor();
  assert.deepEqual(standIn.asked(), []);
  await page.keyboard.press("Escape");
  assert.equal(await most.inputValue(), held);
  await close(page);
});

test("a room names what it inherits, and goes back to it", async () => {
  const page = await open("/organisation");
  await sends(page, () => page.getByLabel("When a recording runs").selectOption("notify"));
  await page.goto(`${standIn.origin}/rooms/lesson/settings`);
  const consent = page.getByLabel("When a recording runs");
  await consent.locator("option", { hasText: "As the organisation: People are told" }).waitFor({ state: "attached" });
  const own = await sends(page, () => consent.selectOption("gate"));
  assert.deepEqual(own, { config: { recording: { consent: "gate" } } });
  const theirs = await sends(page, () => consent.selectOption("organisation"));
  assert.deepEqual(theirs, { config: { recording: { consent: null } } });
  await close(page);
});

test("[SP18] what waits for the next meeting says so and stays said; all else holds from now on", async () => {
  standIn.setMeeting(true);
  const page = await open("/rooms/lesson/settings");
  await sends(page, () => page.getByLabel("Who is on stage").selectOption("request"));
  await page.getByText("Holds from the next meeting; the one that runs goes on as it began.").waitFor();
  await sends(page, () => page.getByLabel("Chat").click());
  await page.getByText("Saved, holds from now on").waitFor();
  await page.getByText("Saved, holds from now on").waitFor({ state: "detached" });
  assert.equal(await page.getByText("Holds from the next meeting").count(), 1);
  assert.deepEqual(await faultsOn(page), []);
  standIn.setMeeting(false);
  await close(page);
});

test("a time frame is saved by its button, in the reader's time zone, and says what it means", async () => {
  const page = await open("/rooms/lesson/settings", { timezoneId: "Europe/Berlin", locale: "en-GB" });
  standIn.asked();
  await page.getByLabel("When it can be entered").selectOption("inFrame");
  await page.getByLabel("Begins").fill("2030-05-06T10:00");
  await page.getByLabel("Ends", { exact: true }).fill("2030-05-06T09:00");
  await page.getByText("The end must be later than the beginning.").waitFor();
  assert.equal(await button(page, "Save times").getAttribute("aria-disabled"), "true");
  await page.getByLabel("Ends", { exact: true }).fill("2030-05-06T11:30");
  await page
    .getByText(/^Everybody may come from 6 May 2030, 09:45\. From 6 May 2030, 11:30 on .*Europe\/Berlin/)
    .waitFor();
  assert.deepEqual(standIn.asked(), []);
  await page.getByLabel("The meeting ends on time").click();
  const schedule = {
    from: Date.UTC(2030, 4, 6, 8),
    until: Date.UTC(2030, 4, 6, 9, 30),
    earlyMinutes: 15,
    endsOnTime: true,
  };
  assert.deepEqual(await sends(page, () => button(page, "Save times").click()), { config: { schedule } });
  assert.equal(await button(page, "Save times").count(), 0);
  await page.getByLabel("Begins").fill("2030-05-07T10:00");
  assert.equal(await page.getByLabel("Ends", { exact: true }).inputValue(), "2030-05-07T11:30");
  const always = await sends(page, () => page.getByLabel("When it can be entered").selectOption("always"));
  assert.deepEqual(always, { config: { schedule: "always" } });
  await close(page);
});

test("a room is created with a name and Enter; place, time and mode are there for who wants them", async () => {
  const page = await open("/");
  const startsCreating = async (): Promise<void> => {
    await button(page, "New room").first().click();
    await page.getByRole("dialog").getByLabel("Room name").and(page.locator(":focus")).waitFor();
  };
  await startsCreating();
  const quick = await sends(page, async () => {
    await page.keyboard.type("Choir");
    await page.keyboard.press("Enter");
  });
  assert.deepEqual(quick, { roomName: "Choir", config: {} });
  await page.waitForURL(/\/rooms\/lesson$/);
  await page.goto(`${standIn.origin}/`);
  await startsCreating();
  await page.getByLabel("Room name").fill("Talk");
  await page.getByLabel("Where").selectOption({ label: "In the channel Physics" });
  await page.getByLabel("Open", { exact: true }).selectOption("scheduled");
  await page.getByLabel("Begins").fill("2030-05-06T10:00");
  await page.getByLabel("Who is on stage").selectOption("invite");
  const whole = await sends(page, () => button(page, "Create room").click());
  assert.partialDeepStrictEqual(whole, { roomName: "Talk", spaceId: "spc-1", config: { stage: "invite" } });
  await page.goto(`${standIn.origin}/`);
  await startsCreating();
  await page.getByLabel("Room name").fill("Town hall");
  await page.getByLabel("Where").selectOption("A live broadcast: the audience comes in when it begins");
  const broadcast = await sends(page, () => button(page, "Create room").click());
  assert.deepEqual(broadcast, { roomName: "Town hall", kind: "broadcast", config: {} });
  await close(page);
});

test("[SP12] a link is switched off after a question that says who has to go, and on again at once", async () => {
  const page = await open("/rooms/lesson");
  const viewer = page.getByLabel("Link for Viewer", { exact: true });
  await viewer.click();
  const question = page.getByRole("alertdialog", { name: "Switch off the link for Viewer?" });
  await question.getByText("whoever is in the meeting by it leaves at once").waitFor();
  assert.equal(await focused(page), "Cancel");
  assert.deepEqual(await faultsOn(page), []);
  await page.keyboard.press("Escape");
  assert.equal(await viewer.getAttribute("aria-checked"), "true");
  const turned = (enabled: boolean) => ({ access: { anonymous: { viewer: { enabled } } } });
  await viewer.click();
  assert.deepEqual(await sends(page, () => button(page, "Switch off").click()), turned(false));
  await page.getByText("This link is switched off").first().waitFor();
  assert.deepEqual(await sends(page, () => viewer.click()), turned(true));
  await close(page);
});

test("what is copied is the link, and the button says so", async () => {
  const page = await open("/rooms/lesson/members");
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await button(page, "Copy the personal link of Ana Ruiz").click();
  await page.getByText("Link copied").waitFor();
  assert.match(await page.evaluate(() => navigator.clipboard.readText()), /secret=ana_ruiz-/);
  await close(page);
});

test("members are added by account or by name, and what is not known is said", async () => {
  const page = await open("/rooms/lesson/members");
  await button(page, "Add member").click();
  await page.getByLabel("User name").fill("nobody");
  await page.keyboard.press("Enter");
  await page.getByText("There is no account of this user name.").waitFor();
  await page.getByLabel("Who", { exact: true }).selectOption("byName");
  await page.getByLabel("Name", { exact: true }).fill("Zoe");
  await page.getByRole("dialog").getByLabel("Role", { exact: true }).selectOption("viewer");
  const added = await sends(page, () => page.getByRole("dialog").getByRole("button", { name: "Add" }).press("Enter"));
  assert.deepEqual(added, { name: "Zoe", baseRole: "viewer" });
  await page.getByText("Zoe has a place in this room").waitFor();
  await button(page, "Copy the personal link of Zoe").waitFor();
  await close(page);
});

const guest = "Guest of honour with a long name";

test("a member's role and own rights; by keys alone", async () => {
  const page = await open("/rooms/lesson/members");
  const role = page.getByLabel(`Role of ${guest}`);
  assert.deepEqual(await sends(page, () => role.selectOption("viewer")), { baseRole: "viewer" });
  await page.getByText(`${guest}: Viewer, at once`).waitFor();
  await button(page, `Actions for ${guest}`).focus();
  await page.keyboard.press("Enter");
  await page.getByRole("menuitem", { name: "Rights" }).waitFor();
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog", { name: `Rights of ${guest}` });
  await dialog.getByLabel("Write in the chat").waitFor();
  assert.equal(await dialog.getByLabel("Write in the chat").inputValue(), "no");
  await dialog.getByLabel("Write in the chat").selectOption("role");
  await dialog.getByLabel("Share the screen").selectOption("yes");
  const saved = await sends(page, () => dialog.getByRole("button", { name: "Save rights" }).press("Enter"));
  assert.deepEqual(saved, { customPermissions: { recordingDownload: true, mediaShareScreen: true } });
  await dialog.waitFor({ state: "detached" });
  assert.equal(await page.evaluate(() => document.activeElement?.getAttribute("aria-label")), `Actions for ${guest}`);
  await close(page);
});

test("[SP11] a personal link is replaced, and a member removed, after a question that says what follows", async () => {
  const page = await open("/rooms/lesson/members");
  const asks = async (item: string, title: string, consequence: string): Promise<void> => {
    await button(page, `Actions for ${guest}`).click();
    await page.getByRole("menuitem", { name: item }).click();
    const question = page.getByRole("alertdialog", { name: title });
    await question.getByText(consequence).waitFor();
    assert.equal(await focused(page), "Cancel");
    await sends(page, () => question.getByRole("button", { name: item }).click());
  };
  await asks(
    "Replace personal link",
    `Replace the personal link of ${guest}?`,
    "whoever is in the meeting by it leaves at once",
  );
  await page.getByText("The personal link was replaced").waitFor();
  await asks("Remove from the room", `Remove ${guest} from the room?`, "leaves a meeting that runs at once");
  await page.getByLabel(`Role of ${guest}`).waitFor({ state: "detached" });
  await close(page);
});

test("what a role may do is switched right by right", async () => {
  const page = await open("/rooms/lesson/roles");
  const download = page.getByLabel("Download recordings: Speaker");
  assert.deepEqual(await sends(page, () => download.click()), {
    roles: { speaker: { permissions: { recordingDownload: true } } },
  });
  assert.equal(await download.getAttribute("aria-checked"), "true");
  await page.getByText("Saved, holds from now on").first().waitFor();
  await close(page);
});

test("the consents to each recording of a room are taken away as a table", async () => {
  const page = await open("/rooms/lesson");
  const way = page.getByRole("link", { name: /^Download consents: Rec - / });
  assert.match(
    (await way.getAttribute("href")) ?? "",
    /\/recordings\/rec-1\/consents\?accessToken=account&format=csv$/,
  );
  await close(page);
});

test("a user name that is taken is said in words; an administrator gives somebody a new password", async () => {
  const page = await open("/people");
  await button(page, "New account").click();
  await page.getByLabel("Name", { exact: true }).fill("Another");
  await page.getByLabel("User name").fill("admin");
  await page.getByLabel("First password").fill("welcome-1");
  await page.keyboard.press("Enter");
  await page.getByText("There is an account of this user name already.").waitFor();
  await page.keyboard.press("Escape");
  await button(page, "Actions for Ana Ruiz").click();
  await page.getByRole("menuitem", { name: "New password" }).click();
  await page.getByLabel("Temporary password").fill("welcome-2");
  assert.deepEqual(await sends(page, () => page.keyboard.press("Enter")), { newPassword: "welcome-2" });
  await page.getByText("The password was set").waitFor();
  await close(page);
});

test("a space is renamed and handed over; who is taken out of it is asked about", async () => {
  const page = await open("/spaces/spc-1");
  await button(page, "More for this space").click();
  await page.getByRole("menuitem", { name: "Edit space" }).click();
  await page.getByLabel("Name", { exact: true }).fill("Chemistry");
  await page.getByLabel("Owner, by user name").fill("ana_ruiz");
  await page.getByText("The owner of before stays a manager.").waitFor();
  assert.deepEqual(await sends(page, () => button(page, "Save").click()), {
    name: "Chemistry",
    description: "",
    owner: "ana_ruiz",
  });
  await button(page, "Take Ana Ruiz out of the space").click();
  const question = page.getByRole("alertdialog", { name: "Take Ana Ruiz out of this space?" });
  assert.equal(await focused(page), "Cancel");
  await question.getByRole("button", { name: "Take out" }).click();
  await question.waitFor({ state: "detached" });
  await close(page);
});

test("the console speaks the language that is chosen, its own pages too", async () => {
  const page = await open("/organisation", { locale: "de-DE" });
  await page.getByRole("heading", { name: "Damit beginnen Räume" }).waitFor();
  await page.getByLabel("Sprache").selectOption("es");
  await page.getByRole("heading", { name: "Con esto empiezan las salas" }).waitFor();
  for (const path of ["/organisation", "/rooms/lesson/settings", "/rooms/lesson/roles", "/rooms/lesson/members"]) {
    await page.goto(standIn.origin + path);
    await page.waitForLoadState("networkidle");
    await page.setViewportSize({ width: 360, height: 740 });
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 360, path);
  }
  await close(page);
});
