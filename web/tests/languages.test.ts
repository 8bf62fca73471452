/** The languages of the app, in Chromium. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { brotliCompressSync } from "node:zlib";
import { openHouse, visit } from "./visit.fixture.ts";

const { browser, standIn } = await openHouse();

test("the browser's language is spoken; another one is chosen without losing what was typed, and is kept", async () => {
  const page = await visit({ browser, standIn }, "/room/lesson?secret=s", { locale: "de-AT" });
  await page.getByRole("button", { name: "Auf die Bühne" }).waitFor();
  assert.equal(await page.locator("html").getAttribute("lang"), "de");
  await page.getByLabel("Ihr Name").fill("María");
  await page.getByLabel("Sprache").selectOption("es");
  await page.getByRole("button", { name: "Subir al escenario" }).waitFor();
  assert.equal(await page.getByLabel("Tu nombre").inputValue(), "María");
  await page.reload();
  await page.getByRole("button", { name: "Subir al escenario" }).waitFor();
  await page.getByLabel("Idioma").selectOption("en");
  await page.getByRole("button", { name: "Join stage" }).waitFor();
  await page.context().close();
});

test("English loads no other language, and one other is all that another loads", async () => {
  for (const [locale, loaded] of [
    ["en-GB", []],
    ["es-MX", ["spanish"]],
  ] as const) {
    const context = await browser.newContext({ locale });
    const page = await context.newPage();
    const languages: string[] = [];
    page.on("request", (request) => {
      const [, name] = /\/(english|spanish|german)-[^/]*\.js$/.exec(request.url()) ?? [];
      if (name !== undefined) languages.push(name);
    });
    await page.goto(`${standIn.origin}/login`);
    await page.locator("h1").waitFor();
    assert.deepEqual(languages, loaded);
    await context.close();
  }
});

test("a failure of the server is told in the language that is shown", async () => {
  standIn.refuseChanges("meeting-active");
  const page = await visit({ browser, standIn }, "/rooms/lesson/settings", { signedIn: true, locale: "de" });
  await page.getByLabel("Warteraum").click();
  await page.getByText("Das lässt sich nicht ändern, solange eine Besprechung läuft.").waitFor();
  await page.context().close();
});

/** What a first visit to a room may load of scripts, meeting and language included, as browsers get it: in brotli. */
const FIRST_LOAD_MAX = 300_000;

test("the page of a room weighs no more than its budget, in every language", async () => {
  for (const locale of ["en", "es", "de"]) {
    const context = await browser.newContext({ locale });
    const page = await context.newPage();
    const scripts: Promise<number>[] = [];
    page.on("response", (response) => {
      if (response.url().endsWith(".js"))
        scripts.push(response.body().then((bytes) => brotliCompressSync(bytes).length));
    });
    await page.goto(`${standIn.origin}/room/lesson?secret=s`);
    await page.locator("h1").waitFor();
    await page.waitForLoadState("networkidle");
    const weight = (await Promise.all(scripts)).reduce((sum, one) => sum + one, 0);
    assert.ok(weight <= FIRST_LOAD_MAX, `${locale}: ${weight} bytes`);
    await context.close();
  }
});
