/** What axe, a checker of rules for assistive technology, finds on a page, wide and on a phone. */
import assert from "node:assert/strict";
import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "@playwright/test";

export const sizes = [
  { width: 1440, height: 900 },
  { width: 360, height: 740 },
] as const;

/** Nothing is found, and nothing is wider than the page, in either size; the page is left in the first one. */
export const assertAccessible = async (page: Page, what: string): Promise<void> => {
  for (const size of sizes.toReversed()) {
    await page.setViewportSize(size);
    const { violations } = await new AxeBuilder({ page }).analyze();
    const faults = violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(" ")}`));
    assert.deepEqual(faults, [], `${what}, ${size.width} px`);
    const width = await page.evaluate(() => (globalThis as unknown as Wide).document.documentElement.scrollWidth);
    assert.equal(width, size.width, what);
  }
};

type Wide = { readonly document: { readonly documentElement: { readonly scrollWidth: number } } };
