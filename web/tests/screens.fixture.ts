/** A page at the four widths: whether it hangs over, and what is wrong with it for assistive technology. */
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { faultsOn } from "./visit.fixture.ts";

/** Where to put a picture of every state, for eyes. */
const PICTURES = process.env["ROOM_PICTURES"];

const widths = [360, 768, 1440, 2560] as const;
/** Of the widths these have every layout. */
const LAYOUTS: readonly number[] = [360, 1440];
const heightFor = (width: number): number => (width < 700 ? 780 : Math.round(width * 0.6));

/** @param name of its pictures */
export const faultsAtWidths = async (page: Page, name: string): Promise<readonly string[]> => {
  const faults: string[] = [];
  for (const width of widths) {
    await page.setViewportSize({ width, height: heightFor(width) });
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    if (wide > 0) faults.push(`${width}: ${wide} px too wide`);
    if (LAYOUTS.includes(width)) faults.push(...(await faultsOn(page)).map((fault) => `${width}: ${fault}`));
    if (PICTURES === undefined) continue;
    await mkdir(PICTURES, { recursive: true });
    await page.screenshot({ path: join(PICTURES, `${name}-${width}.png`), fullPage: true });
  }
  return faults;
};
