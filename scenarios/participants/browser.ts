/** One Chromium for all people of a scenario, one context each: like people, they share nothing. */
import { createServer, type Server } from "node:http";
import { readFile } from "node:fs/promises";
import { stripTypeScriptTypes } from "node:module";
import { extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Browser, Page } from "@playwright/test";
import { openChromium } from "../chromium.ts";
import { Crowd } from "./crowd.ts";
import type { Command, Diary, ParticipantPage } from "./protocol.ts";
import { Viewer } from "./viewer.ts";

export class Participants {
  readonly #browser: Browser;
  readonly #server: Server;
  readonly #origin: string;
  private constructor(browser: Browser, server: Server, origin: string) {
    this.#browser = browser;
    this.#server = server;
    this.#origin = origin;
  }

  /** @throws when there is no Chromium */
  static async open(): Promise<Participants> {
    const server = createServer((request, response) => {
      void answer(request.url ?? "/").then(
        ({ type, text }) => response.writeHead(200, { "content-type": type }).end(text),
        (reason: unknown) => response.writeHead(404).end(String(reason)),
      );
    });
    const { promise, resolve } = Promise.withResolvers<void>();
    server.listen(0, "127.0.0.1", resolve);
    await promise;
    const address = server.address();
    if (address === null || typeof address === "string") throw new Error("the page server has no port");
    const browser = await openChromium("--autoplay-policy=no-user-gesture-required");
    return new Participants(browser, server, `http://127.0.0.1:${address.port}`);
  }

  /** A page with nobody in it yet; open it ahead of time, loading takes longer than joining. */
  async add(): Promise<Participant> {
    const context = await this.#browser.newContext();
    const page = await context.newPage();
    const faults: string[] = [];
    page.on("pageerror", (error) => faults.push(error.message));
    await page.goto(`${this.#origin}${folder}`);
    await page.waitForFunction(() => "participant" in globalThis);
    return new Participant(page, faults);
  }

  /** A page for many cheap people. */
  async crowd(): Promise<Crowd> {
    const context = await this.#browser.newContext();
    const page = await context.newPage();
    await page.goto(`${this.#origin}${folder}crowd.html`);
    await page.waitForFunction(() => "crowd" in globalThis);
    return new Crowd(page);
  }

  /** Somebody who watches in the web app. @param link of the room for viewers */
  async watch(link: string): Promise<Viewer> {
    const context = await this.#browser.newContext();
    return await Viewer.join(await context.newPage(), link);
  }

  async close(): Promise<void> {
    await this.#browser.close();
    this.#server.closeAllConnections();
    this.#server.close();
  }
}

export class Participant {
  readonly #page: Page;
  /** Errors that nothing in the page caught. */
  readonly faults: readonly string[];

  constructor(page: Page, faults: readonly string[]) {
    this.#page = page;
    this.faults = faults;
  }

  async run(command: Command): Promise<void> {
    await this.#page.evaluate(async (one) => await (globalThis as unknown as Global).participant.run(one), command);
  }

  /** The person is gone without a word, as when a laptop is closed. */
  async close(): Promise<void> {
    await this.#page.context().close();
  }

  async diary(): Promise<Diary> {
    return await this.#page.evaluate(() => (globalThis as unknown as Global).participant.diary());
  }
}

type Global = { readonly participant: ParticipantPage };

const types: Readonly<Record<string, string>> = {
  ".html": "text/html",
  ".ts": "text/javascript",
  ".js": "text/javascript",
};

const folder = "/participants/page/";

/** Only these files are served, and only to this machine. */
const served = /^\/(pattern\.ts|participants\/(protocol\.ts|page\/[\w-]+\.(ts|html)))$/;

const answer = async (url: string): Promise<{ readonly type: string; readonly text: string }> => {
  const type = types[extname(url)] ?? "text/html";
  if (url === folder) return await answer(`${folder}index.html`);
  if (url === "/livekit-client.js")
    return { type, text: await readFile(fileURLToPath(import.meta.resolve("livekit-client")), "utf8") };
  if (!served.test(url)) throw new Error(`no file ${url}`);
  const text = await readFile(join(import.meta.dirname, "..", url), "utf8");
  return { type, text: extname(url) === ".ts" ? stripTypeScriptTypes(text) : text };
};
