/** Pictures of a page for people who look at how it looks: on a phone, a tablet and a desk. */
import { mkdir } from "node:fs/promises";
import { join, resolve } from "node:path";
import type { Page } from "@playwright/test";

/** Beside the films. Ignored by git. */
const folder = resolve(import.meta.dirname, "../../test-results/scenarios");
const sizes = [
  { width: 360, height: 740 },
  { width: 768, height: 1024 },
  { width: 1440, height: 900 },
] as const;

/** Leaves the page in the last size. */
export const takePictures = async (page: Page, name: string): Promise<void> => {
  await mkdir(folder, { recursive: true });
  for (const size of sizes) {
    await page.setViewportSize(size);
    await page.screenshot({ path: join(folder, `${name}-${size.width}.png`), animations: "disabled" });
  }
};
