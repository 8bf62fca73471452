/** A browser whose pages open at the stand-in, as people have them: with devices, in their language. */
import { after } from "node:test";
import { chromium, type Browser, type BrowserContextOptions, type Page } from "@playwright/test";
import { AxeBuilder } from "@axe-core/playwright";
import { openStandIn, type StandIn } from "./stand-in.fixture.ts";

const devices = ["--use-fake-device-for-media-stream=device-count=2,fps=5", "--use-fake-ui-for-media-stream"];

/** @param more arguments of Chromium, after those that all have */
export const openBrowser = (more: readonly string[] = []): Promise<Browser> =>
  chromium.launch({
    executablePath: process.env["CHROMIUM"] ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking", ...devices, ...more],
  });

/** The stand-in and a browser for all tests of a file; both are gone after the last one. */
export const openHouse = async (): Promise<{ readonly browser: Browser; readonly standIn: StandIn }> => {
  const browser = await openBrowser();
  after(() => browser.close());
  const standIn = await openStandIn();
  after(() => standIn.close());
  return { browser, standIn };
};

const session = JSON.stringify({
  accessToken: "account",
  refreshToken: "again",
  userId: "admin",
  name: "Admin",
  role: "admin",
  mustChangePassword: false,
});

export type Visit = BrowserContextOptions & {
  /** As the account whose console it is. */
  readonly signedIn?: boolean;
  /** Name of the error with which the browser refuses every device. */
  readonly noDevice?: string;
};

/** Opens a page of the app in a new context of its own. */
export const visit = async (
  { browser, standIn }: { readonly browser: Browser; readonly standIn: StandIn },
  path: string,
  { signedIn, noDevice, ...options }: Visit = {},
): Promise<Page> => {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options });
  const page = await context.newPage();
  await prepare(page, { signedIn, noDevice });
  await page.goto(standIn.origin + path);
  return page;
};

/** Before it is opened. */
export const prepare = async (
  page: Page,
  { signedIn = false, noDevice }: { readonly signedIn?: boolean | undefined; readonly noDevice?: string | undefined },
): Promise<void> => {
  // A LiveKit that takes the connection and says nothing: the room is connecting for as long as it is looked at.
  await page.routeWebSocket("ws://127.0.0.1:9/**", () => undefined);
  if (signedIn) await page.addInitScript((value) => sessionStorage.setItem("roomreel.session", value), session);
  if (noDevice === undefined) return;
  await page.addInitScript((name) => {
    navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException("no", name));
  }, noDevice);
};

/** Faults for assistive technology. */
export const faultsOn = async (page: Page): Promise<string[]> => {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(" ")}`));
};
