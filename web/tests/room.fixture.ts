/** Builds the played room page and serves it; opens it at a size, in a state. */
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { extname, join } from "node:path";
import { chromium, type Browser, type BrowserContextOptions, type Page } from "@playwright/test";
import { build } from "vite";
import type { Played, PlayedPage } from "./room-app.fixture.tsx";

const web = join(import.meta.dirname, "..");
const types: Record<string, string> = {
  ".js": "text/javascript",
  ".css": "text/css",
  ".svg": "image/svg+xml",
  ".woff2": "font/woff2",
};

export type PlayedRooms = {
  /** A page of this size, for somebody of this role. */
  open(width: number, role?: string): Promise<Page>;
  readonly origin: string;
  readonly browser: Browser;
  close(): Promise<void>;
};

export const openPlayedRooms = async (): Promise<PlayedRooms> => {
  const place = await mkdtemp(join(tmpdir(), "roomreel-room-"));
  await build({
    root: web,
    logLevel: "error",
    build: { outDir: place, emptyOutDir: true },
    plugins: [
      {
        name: "played-room",
        transformIndexHtml: {
          order: "pre",
          handler: (html) => html.replace("/src/entry/main.tsx", "/tests/room-app.fixture.tsx"),
        },
      },
    ],
  });
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? "/", "http://room");
    const type = types[extname(pathname)];
    readFile(join(place, type === undefined ? "index.html" : pathname)).then(
      (bytes) => {
        const body = type === undefined ? String(bytes).replaceAll("__ROOMREEL_BASE__", "") : bytes;
        response.writeHead(200, { "content-type": type ?? "text/html" }).end(body);
      },
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  const browser = await openBrowser();
  const origin = `http://127.0.0.1:${port}`;
  return {
    origin,
    browser,
    open: async (width, role = "moderator") => {
      const page = await newPage(browser, width);
      await page.goto(`${origin}/?role=${role}`);
      await page.getByRole("group", { name: "Meeting controls" }).waitFor();
      return page;
    },
    close: async () => {
      await browser.close();
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
      await rm(place, { recursive: true });
    },
  };
};

const openBrowser = (): Promise<Browser> => {
  const devices = ["--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream"];
  return chromium.launch({
    executablePath: process.env["CHROMIUM"] ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking", ...devices],
  });
};

const HEIGHTS: Readonly<Record<number, number>> = { 360: 740, 768: 1024, 1440: 900, 2560: 1440 };
const PHONE =
  "Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/143.0 Mobile Safari/537.36";

/** A screen of this width; a narrow one is a phone's. */
export const screenOf = (width: number): BrowserContextOptions => ({
  viewport: { width, height: HEIGHTS[width] ?? 900 },
  reducedMotion: "reduce",
  ...(width < 500 ? { userAgent: PHONE, hasTouch: true, isMobile: true } : {}),
});

const newPage = async (browser: Browser, width: number): Promise<Page> =>
  (await browser.newContext(screenOf(width))).newPage();

/** Shows the meeting like this, and waits until it is drawn. */
export const show = async (page: Page, played: Played): Promise<void> => {
  await page.evaluate((next) => (Reflect.get(window, "played") as PlayedPage).show(next), played);
  await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
};
