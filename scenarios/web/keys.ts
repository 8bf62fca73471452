/** A page used without a pointer. */
import assert from "node:assert/strict";
import { setTimeout } from "node:timers/promises";
import type { Page } from "@playwright/test";
import { focused, type Focused } from "./in-page.ts";

/** More stops than any page has. */
const STOPS_MAX = 40;
/** A recording that is asked for has to begin within it. */
const COMES_WITHIN_MS = 20_000;

/** What has the focus, which must be seen. */
export const focusOf = async (page: Page): Promise<Focused> => {
  const now = await page.evaluate(focused);
  assert.deepEqual(now.faults, [], `the focus on ${now.name}`);
  return now;
};

/** Tab until something of this name has the focus. @returns every stop on the way, the last one included */
export const tabTo = async (page: Page, name: string): Promise<readonly string[]> => {
  const stops: string[] = [];
  while (stops.at(-1) !== name) {
    assert.ok(stops.length < STOPS_MAX, `${name} is not among ${stops.join(", ")}`);
    await page.keyboard.press("Tab");
    stops.push((await focusOf(page)).name);
  }
  return stops;
};

/**
 * Resolves when something of this name has the focus by itself, and is seen. A dialog that opens takes the focus with
 * the page under it not to be pressed any more; that it may itself be pressed is drawn a moment later.
 * @throws when it is elsewhere, or covered, for too long
 */
export const focusComesTo = async (page: Page, name: string): Promise<void> => {
  const deadline = performance.now() + COMES_WITHIN_MS;
  for (;;) {
    const now = await page.evaluate(focused);
    if (now.name === name && now.faults.length === 0) return;
    assert.ok(performance.now() < deadline, `the focus is on ${now.name}, not on ${name}: ${now.faults.join(", ")}`);
    await setTimeout(50);
  }
};
