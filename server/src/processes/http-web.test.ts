import assert from "node:assert/strict";
import { rm, writeFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import { startHttp } from "./http.fixture.ts";

let http: Awaited<ReturnType<typeof startHttp>>;
before(async () => {
  http = await startHttp();
  await writeFile(`${http.webRoot}/index.html`, '<base href="__ROOMREEL_BASE__/"><title>R</title>');
  await writeFile(`${http.webRoot}/assets/app-1a2b.js`, "let x;");
  await writeFile(`${http.webRoot}/favicon.svg`, "<svg/>");
});
after(() => http.stop());

const get = (url: string) => http.app.inject({ method: "GET", url });

test("every address that is no file is the page, with the base path, never cached", async () => {
  for (const url of ["/meet/", "/meet/room/a-b?secret=x", "/meet/recording/a--EG_b--c"]) {
    const page = await get(url);
    assert.deepEqual([page.statusCode, page.payload], [200, '<base href="/meet/"><title>R</title>']);
    assert.equal(page.headers["cache-control"], "no-cache");
    assert.match(String(page.headers["content-security-policy"]), /default-src 'self'/);
  }
});

test("hashed assets are kept for ever, other files for a while, missing ones are 404", async () => {
  const asset = await get("/meet/assets/app-1a2b.js");
  assert.deepEqual([asset.statusCode, asset.payload], [200, "let x;"]);
  assert.equal(asset.headers["cache-control"], "public, max-age=31536000, immutable");
  assert.equal((await get("/meet/favicon.svg")).headers["cache-control"], "public, max-age=3600");
  for (const url of ["/meet/assets/none.js", "/meet/none.svg", "/meet/assets/../../../etc/passwd"])
    assert.equal((await get(url)).statusCode, 404, url);
});

test("assets go out compressed to whoever takes that, and plain to all others", async () => {
  await writeFile(`${http.webRoot}/assets/app-1a2b.js.br`, "squeezed");
  const url = "/meet/assets/app-1a2b.js";
  const squeezed = await http.app.inject({ method: "GET", url, headers: { "accept-encoding": "gzip, br" } });
  assert.deepEqual([squeezed.payload, squeezed.headers["content-encoding"]], ["squeezed", "br"]);
  assert.match(String(squeezed.headers["content-type"]), /javascript/);
  assert.match(String(squeezed.headers["vary"]), /accept-encoding/i);
  const plain = await get(url);
  assert.deepEqual([plain.payload, plain.headers["content-encoding"]], ["let x;", undefined]);
});

test("the host alone, and the base without its slash, lead to the page", async () => {
  for (const url of ["/", "/meet"]) assert.equal((await get(url)).headers["location"], "/meet/");
});

test("a web app that was not built says so", async () => {
  await rm(`${http.webRoot}/index.html`);
  const page = await get("/meet/");
  assert.equal(page.statusCode, 503);
  assert.match(page.payload, /not built/);
});
