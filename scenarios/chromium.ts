/** The Chromium of all scenarios: no real device, no throttling of pages behind others, no traffic of its own. */
import { chromium, type Browser } from "@playwright/test";

const browserArguments = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--disable-background-timer-throttling",
  "--disable-renderer-backgrounding",
  "--disable-backgrounding-occluded-windows",
  "--use-fake-ui-for-media-stream",
] as const;

/** @throws when there is no Chromium; `CHROMIUM` names one that is not where Debian puts it */
export const openChromium = (argument: string): Promise<Browser> =>
  chromium.launch({
    executablePath: process.env["CHROMIUM"] ?? "/usr/bin/chromium",
    args: [...browserArguments, argument],
  });
