/** What people do with recordings: found, selected, deleted, restored, downloaded, shared, opened by a link. */
import assert from "node:assert/strict";
import { test } from "node:test";
import type { BrowserContextOptions, Page } from "@playwright/test";
import { answerLibrary, type Library } from "./library.fixture.ts";
import { faultsOn, openHouse, visit } from "./visit.fixture.ts";

const { browser, standIn } = await openHouse();

type Opened = { readonly page: Page; readonly library: Library };
const open = async (path: string, how: BrowserContextOptions & { signedIn?: boolean } = {}): Promise<Opened> => {
  const page = await visit({ browser, standIn }, "/nowhere", { signedIn: true, reducedMotion: "reduce", ...how });
  const library = await answerLibrary(page);
  await page.goto(standIn.origin + path);
  return { page, library };
};
const close = (page: Page): Promise<void> => page.context().close();
const button = (page: Page, name: string | RegExp) => page.getByRole("button", { name });
const rows = (page: Page) => page.locator("tbody tr");
const addressOf = (page: Page) => new URL(page.url()).searchParams;
const choose = async (page: Page, of: RegExp, item: string): Promise<void> => {
  await button(page, of).click();
  await page.getByRole("menuitem", { name: item, exact: true }).click();
};

test("K-53: My Media asks for what is mine; search, filters, order and folder are in the address", async () => {
  const { page, library } = await open("/my-media");
  await page.getByRole("heading", { level: 1, name: "My Media" }).waitFor();
  await rows(page).first().waitFor();
  const [first] = library.asked(true);
  assert.equal(first?.query.get("mine"), "true");
  await page.getByLabel("Search", { exact: true }).fill("faculty");
  await page.waitForURL(/search=faculty/);
  await page.waitForFunction(() => document.querySelectorAll("tbody tr").length === 1);
  await page.getByLabel("Sort by").selectOption("size-desc");
  await button(page, "Filters").click();
  await page.getByLabel("State").selectOption("complete");
  await page.getByLabel("From day").fill("2026-03-01");
  await page.waitForURL(/from=2026-03-01/);
  const asked = library.asked(true).at(-1)?.query;
  assert.deepEqual(
    ["search", "sortField", "sortOrder", "status"].map((name) => asked?.get(name)),
    ["faculty", "size", "desc", "complete"],
  );
  await page.reload();
  await button(page, "Filters (2)").waitFor();
  assert.equal(await page.getByLabel("Search", { exact: true }).inputValue(), "faculty");
  await page.getByRole("link", { name: "Breakout room recordings" }).click();
  await page.getByText("Nothing was found").waitFor();
  await button(page, "Clear filters").last().click();
  await page.getByText("Group 1").waitFor();
  assert.equal(addressOf(page).toString(), "sort=size&folder=breakouts");
  await close(page);
});

test("pages follow each other in the address; back is the page before, also after a reload", async () => {
  const { page } = await open("/my-media");
  await button(page, "Next page").click();
  await page.getByText("Page 2", { exact: true }).waitFor();
  assert.deepEqual([addressOf(page).get("page"), addressOf(page).get("after")], ["2", "second"]);
  assert.equal(await button(page, "Next page").getAttribute("aria-disabled"), "true");
  await page.reload();
  await button(page, "Previous page").click();
  await page.getByText("Page 1", { exact: true }).waitFor();
  assert.equal(addressOf(page).toString(), "");
  await page.goBack();
  await page.getByText("Page 2", { exact: true }).waitFor();
  await close(page);
});

test("a list stays as readable as it was while others are on their way, and says that they are", async () => {
  const { page } = await open("/my-media");
  await rows(page).first().waitFor();
  const [held, letGo] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  await page.route(/search=faculty/, async (route) => {
    held.resolve();
    await letGo.promise;
    await route.fallback();
  });
  await page.getByLabel("Search", { exact: true }).fill("faculty");
  await held.promise;
  await page.locator('[aria-busy="true"] tbody tr').first().waitFor();
  assert.deepEqual(await faultsOn(page), []);
  letGo.resolve();
  await page.locator('[aria-busy="false"] tbody tr').first().waitFor();
  assert.equal(await rows(page).count(), 1);
  // One goes back while the field still has the focus: what stood in it does not come again.
  await page.goBack();
  await page.waitForFunction(() => document.querySelectorAll("tbody tr").length > 1);
  assert.deepEqual([await page.getByLabel("Search", { exact: true }).inputValue(), addressOf(page).size], ["", 0]);
  await close(page);
});

test("by keys alone: arrows go from row to row, Shift selects on, Delete asks, Escape selects nothing", async () => {
  const { page, library } = await open("/my-media");
  await page.getByLabel(/^Select A title/).focus();
  await page.keyboard.press("Space");
  await page.keyboard.press("Shift+ArrowDown");
  await page.keyboard.press("Shift+ArrowDown");
  await page.getByText("3 selected").first().waitFor();
  assert.deepEqual(await faultsOn(page), []);
  await page.keyboard.press("Delete");
  const question = page.getByRole("alertdialog", { name: "Delete 3 recordings?" });
  await question.waitFor();
  assert.equal(await page.evaluate(() => document.activeElement?.textContent), "Cancel");
  assert.deepEqual(await faultsOn(page), []);
  await page.keyboard.press("Escape");
  await question.waitFor({ state: "detached" });
  await page.getByLabel(/^Select A title/).focus();
  await page.keyboard.press("Escape");
  await page.getByText("3 selected").first().waitFor({ state: "detached" });
  assert.deepEqual(library.asked(), []);
  await close(page);
});

test("of several that are deleted each has its outcome: what is under legal hold stays, with the reason", async () => {
  const { page, library } = await open("/my-media");
  library.refuse(["rec-6"], "on-legal-hold");
  await page.getByLabel(/^Select A title/).click();
  await page.getByLabel(/^Select Rec - 2026-03-06/).click({ modifiers: ["Shift"] });
  await button(page, "Delete").click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Delete" }).click();
  const told = page.getByRole("dialog", { name: "One recording is as it was" });
  await told.getByText("under legal hold").waitFor();
  assert.deepEqual(await faultsOn(page), []);
  const asked = library.asked().map(({ method, path }) => `${method} ${path}`);
  assert.deepEqual(asked.toSorted(), [
    "DELETE /recordings/rec-6",
    "DELETE /recordings/rec-7",
    "DELETE /recordings/rec-8",
  ]);
  await button(page, "Close").last().click();
  await page.getByText(/^A title/).waitFor({ state: "detached" });
  assert.equal(await page.evaluate(() => document.activeElement === document.body), false);
  await close(page);
});

test("the trash: restored, or deleted for good after a question; what one may not, is not offered", async () => {
  const { page, library } = await open("/recordings?folder=trash");
  await page
    .getByText(/^Can be restored until/)
    .first()
    .waitFor();
  assert.equal(await button(page, /^More for Rec - 2026-03-01/).count(), 0);
  await choose(page, /^More for Rec - 2026-03-02/, "Restore");
  await page.getByText("Recording restored").waitFor();
  await choose(page, /^More for Rec - 2026-03-02/, "Delete for good");
  const question = page.getByRole("alertdialog", { name: "Delete this recording for good?" });
  await question.getByText("This cannot be undone.").waitFor();
  await question.getByRole("button", { name: "Delete for good" }).click();
  await page.getByText("Recording deleted").waitFor();
  const asked = library.asked().map(({ method, path, query }) => `${method} ${path}?${query}`);
  assert.deepEqual(asked, ["POST /recordings/rec-2/restore?", "DELETE /recordings/rec-2?permanently=true"]);
  await close(page);
});

test("an archive names what cannot be in it before it begins; then it is loaded down", async () => {
  const { page } = await open("/my-media");
  await page.getByLabel("Select all on this page").click();
  await button(page, "Download as ZIP").click();
  const told = page.getByRole("dialog", { name: "2 recordings cannot be in the archive" });
  await told.getByText("Rec - 2026-03-05").waitFor();
  assert.deepEqual(await faultsOn(page), []);
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    told.getByRole("button", { name: "Download the other 3" }).click(),
  ]);
  assert.equal(file.suggestedFilename(), "recordings.zip");
  await close(page);
});

test("K-52: title, description and tags are written; legal hold needs a reason", async () => {
  const { page, library } = await open("/my-media");
  await choose(page, /^More for Rec - 2026-03-07/, "Title and description");
  await page.getByLabel("Title", { exact: true }).fill("Waves");
  await page.getByRole("textbox", { name: "Description" }).fill("Two of them");
  await page.getByLabel("Tags").fill("physics, , waves, physics");
  assert.deepEqual(await faultsOn(page), []);
  await button(page, "Save").click();
  await page.getByText("Saved").waitFor();
  assert.deepEqual(library.asked()[0]?.body, {
    title: "Waves",
    description: "Two of them",
    tags: ["physics", "waves"],
  });
  await choose(page, /^More for Rec - 2026-03-07/, "Put under legal hold");
  assert.equal(await button(page, "Put under legal hold").getAttribute("aria-disabled"), "true");
  await page.getByLabel("Reason").fill("An appeal");
  await page.keyboard.press("Enter");
  await page.getByText("The recording is under legal hold").waitFor();
  assert.deepEqual(library.asked()[0]?.body, { reason: "An appeal" });
  await close(page);
});

test("collaborators are added, changed and taken off; another owner only after a look at what that means", async () => {
  const { page, library } = await open("/my-media");
  await choose(page, /^More for Rec - 2026-03-07/, "People with access");
  await page.getByLabel("User name").fill("ana_ruiz");
  await page.getByLabel("May", { exact: true }).selectOption("co-both");
  await button(page, "Add").click();
  await page.getByLabel("What ana_ruiz may do").selectOption("co-viewer");
  await button(page, "Take ana_ruiz off").click();
  await page.getByLabel("What ana_ruiz may do").waitFor({ state: "detached" });
  const named = library.asked().map(({ body }) => (body as { collaborators: unknown }).collaborators);
  assert.deepEqual(named, [
    [{ userId: "ana_ruiz", as: ["co-editor", "co-publisher"] }],
    [{ userId: "ana_ruiz", as: ["co-viewer"] }],
    [],
  ]);
  await button(page, "Change owner").click();
  await page.getByText(/^You keep what you have by the room/).waitFor();
  await page.getByLabel("User name of the new owner").fill("ben");
  assert.deepEqual(await faultsOn(page), []);
  await button(page, "Give it away").click();
  await page.getByText("It has another owner now").waitFor();
  assert.deepEqual(library.asked()[0]?.body, { userId: "ben" });
  await close(page);
});

test("[L30] a link is made with its terms, shown once, listed, and revoked after a question", async () => {
  const { page, library } = await open("/my-media");
  await choose(page, /^More for Rec - 2026-03-07/, "Share");
  const dialog = page.getByRole("dialog", { name: "Share" });
  await dialog.getByText("Opened 12 times").waitFor();
  assert.deepEqual(await faultsOn(page), []);
  await dialog.getByLabel("Password").fill("short");
  await button(page, "Make a link").click();
  await dialog.getByText("8 characters at least.").waitFor();
  await dialog.getByLabel("Password").fill("open sesame");
  await dialog.getByLabel("Who may open it").selectOption("signed-in");
  await dialog.getByLabel("Starts at").fill("1:30");
  await dialog.getByLabel("The file may be downloaded").click();
  await button(page, "Make a link").click();
  await dialog.getByText("nobody can be shown it again").waitFor();
  assert.match(await dialog.getByLabel("Link", { exact: true }).inputValue(), /recordingSecret=a-secret$/);
  assert.deepEqual(library.asked()[0]?.body, {
    name: "",
    access: "signed-in",
    password: "open sesame",
    download: false,
    startTime: 90,
    expiresAt: null,
  });
  await button(page, "Revoke For the parents").click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Revoke" }).click();
  await page.getByText("The link was revoked").waitFor();
  assert.deepEqual(
    library.asked().map(({ method, path }) => [method, path]),
    [["DELETE", "/recordings/rec-7/shares/one"]],
  );
  await close(page);
});
