/** People who use the web app: Chromium with a made-up camera, microphone and screen, one context for each person. */
import type { Browser, BrowserContextOptions, Page } from "@playwright/test";
import { openChromium } from "../chromium.ts";
import { noteConnections } from "./in-page.ts";

/**
 * The devices are Chromium's own: a picture that moves, a beep each second, a screen that is shared without asking.
 * @throws when there is no Chromium
 */
export const openBrowser = (): Promise<Browser> =>
  openChromium("--use-fake-device-for-media-stream=device-count=2,fps=10");

export type Visitor = {
  readonly page: Page;
  /** Errors that nothing in a page caught, and whatever a page put on the console as one: a forbidden script too. */
  readonly faults: readonly string[];
};

/** The longest wait for anything: an upload has to fit in. */
const ACTION_MS = 20_000;

/**
 * What lies beside a film is made right after it. Until then the server says 409 `not-made-yet`, and the page asks
 * again: the browser puts each such answer on the console.
 */
const BESIDE = /\/(poster|preview\.jpg|preview\.vtt|chapters\.vtt|speakers)(\?|$)/;

/** Somebody new, with an empty page. */
export const visit = async (browser: Browser, options: BrowserContextOptions = {}): Promise<Visitor> => {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options });
  context.setDefaultTimeout(ACTION_MS);
  const faults: string[] = [];
  context.on("weberror", (error) => faults.push(error.error().message));
  context.on("console", (message) => {
    const isAskedAgain = BESIDE.test(message.location().url) && message.text().includes(" 409 ");
    if (message.type() === "error" && !isAskedAgain) faults.push(message.text());
  });
  await context.addInitScript(noteConnections);
  return { page: await context.newPage(), faults };
};
