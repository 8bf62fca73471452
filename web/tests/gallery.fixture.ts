/**
 * Pictures of every state at every width, in `test-results/screens/STATE-WIDTH.png`, and what is wrong with them. Each
 * width has one page that goes from state to state; the narrowest is a phone, which is more than narrow.
 */
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import type { Browser, Page } from "@playwright/test";
import { faultsOfLook } from "./look.fixture.ts";
import { screenOf } from "./room.fixture.ts";

export const WIDTHS = [360, 768, 1440, 2560] as const;

const folder = join(import.meta.dirname, "..", "..", "test-results", "screens");

export type Gallery = {
  readonly page: Page;
  /** `themes`: in dark too; the room is always dark. `whole`: all of a page that is higher than the screen. */
  look(name: string, how?: { themes?: boolean; whole?: boolean }): Promise<void>;
  /** @returns everything that was found in any picture */
  close(): Promise<readonly string[]>;
};

export const openGallery = async (browser: Browser, width: number): Promise<Gallery> => {
  await mkdir(folder, { recursive: true });
  const context = await browser.newContext({ ...screenOf(width) });
  const page = await context.newPage();
  const faults: string[] = [];
  const shoot = async (name: string, whole: boolean): Promise<void> => {
    await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
    const found = await faultsOfLook(page);
    faults.push(...found.map((fault) => `${name} at ${width} px: ${fault}`));
    await page.screenshot({ path: join(folder, `${name}-${width}.png`), fullPage: whole });
  };
  return {
    page,
    look: async (name, { themes = false, whole = false } = {}) => {
      await shoot(name, whole);
      if (!themes) return;
      await page.emulateMedia({ colorScheme: "dark" });
      await shoot(`${name}-dark`, whole);
      await page.emulateMedia({ colorScheme: "light" });
    },
    close: async () => {
      await context.close();
      return faults;
    },
  };
};
