/**
 * What is wrong with how a page looks, as far as a machine sees it: measured on the page as it is drawn, in any state
 * and at any width. People look at the pictures for the rest.
 */
import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "@playwright/test";

/** The least side of what is pressed, px: WCAG 2.5.8, and 2.5.5 for fingers. */
const TARGET_MIN = 24;
const FINGER_MIN = 44;
/** As wide as a phone. */
const PHONE_MAX = 480;

/** Everything that is found, in words; empty when nothing is. */
export const faultsOfLook = async (page: Page): Promise<string[]> => {
  const width = page.viewportSize()?.width ?? 0;
  const least = width <= PHONE_MAX ? FINGER_MIN : TARGET_MIN;
  return [...(await page.evaluate(measured, least)), ...(await faultsForAxe(page))];
};

/**
 * media-chrome itself names its time display and speed button by what they do, and shows a number in them.
 */
const NOT_OURS = { rule: "label-content-name-mismatch", elements: /^media-(time-display|playback-rate-button)$/ };

/** In the page itself: another page for each look, as is axe's custom with frames, takes as long as the look. */
const faultsForAxe = async (page: Page): Promise<string[]> => {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes
      .map(({ target }) => target.join(" "))
      .filter((element) => id !== NOT_OURS.rule || !NOT_OURS.elements.test(element))
      .map((element) => `${id}: ${element}`),
  );
};

/** Runs in the page. */
const measured = (least: number): string[] => {
  const pressed = 'button, a[href], input, select, textarea, [role="menuitem"], [role="switch"], [role="slider"]';
  /** What lies over the page as a whole hides what is under it. */
  const layers =
    '[role="menu"], [role="dialog"], [role="alertdialog"][data-state], aside, [data-sonner-toast], [class*="scrim"]';
  const nameOf = (one: Element): string =>
    (one.getAttribute("aria-label") ?? one.textContent ?? "").trim().slice(0, 40) || one.tagName.toLowerCase();
  const ancestors = (one: Element): Element[] =>
    one.parentElement === null ? [] : [one.parentElement, ...ancestors(one.parentElement)];
  const clips = (one: Element): boolean => getComputedStyle(one).overflowX !== "visible";

  /** What scrolls beneath a foot that stays comes out from under it when it is scrolled. */
  const feet = [...document.querySelectorAll("*")].filter((one) => {
    const { position, bottom } = getComputedStyle(one);
    return position === "sticky" && bottom !== "auto";
  });

  /** As much of it as is not cut off by what it scrolls in; null: nothing. */
  const seenOf = (one: Element): DOMRect | null => {
    const own = one.getBoundingClientRect();
    let [left, top, right, bottom] = [own.left, own.top, own.right, own.bottom];
    for (const around of ancestors(one).filter(clips)) {
      const edge = around.getBoundingClientRect();
      [left, top] = [Math.max(left, edge.left), Math.max(top, edge.top)];
      [right, bottom] = [Math.min(right, edge.right), Math.min(bottom, edge.bottom)];
      const foot = feet.find((other) => around.contains(other));
      if (foot?.contains(one) === false) bottom = Math.min(bottom, foot.getBoundingClientRect().top);
    }
    return right - left < 2 || bottom - top < 2 ? null : new DOMRect(left, top, right - left, bottom - top);
  };
  const isDrawn = (one: Element): boolean =>
    one.checkVisibility({ opacityProperty: true, visibilityProperty: true }) &&
    one.closest('[aria-hidden="true"], [inert]') === null &&
    getComputedStyle(one).clipPath === "none";

  /** What one presses for it: a field within a label is pressed anywhere on the label. */
  const boxOf = (one: Element): Element => one.closest("label") ?? one;
  const controls = [...new Set([...document.querySelectorAll(pressed)].filter(isDrawn).map(boxOf))].flatMap((one) => {
    const seen = seenOf(one);
    return seen === null ? [] : [{ one, seen, layer: one.closest(layers) }];
  });

  /** Reaches as far as this around its middle, with all that belongs to it. */
  const reaches = (one: Element, box: DOMRect, half: number): boolean => {
    const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
    const belongs = (hit: Element | null): boolean => hit !== null && (one.contains(hit) || hit === boxOf(one));
    return [-half, half].every(
      (step) => belongs(document.elementFromPoint(x + step, y)) && belongs(document.elementFromPoint(x, y + step)),
    );
  };
  const inText = (one: Element): boolean => one.matches("a") && getComputedStyle(one).display === "inline";
  const small = controls
    .filter(({ one }) => !inText(one))
    .filter(({ one, seen }) => {
      const own = one.getBoundingClientRect();
      const whole = seen.width >= own.width - 1 && seen.height >= own.height - 1;
      const big = Math.min(own.width, own.height) >= least - 0.5;
      const inView = own.bottom <= innerHeight && own.top >= 0;
      return !big && whole && inView && !reaches(one, own, least / 2 - 1);
    })
    .map(({ one, seen }) => `small (${Math.round(seen.width)} x ${Math.round(seen.height)}): ${nameOf(one)}`);

  const overlap = (a: DOMRect, b: DOMRect): boolean =>
    a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1;
  const over = controls.flatMap((first, index) =>
    controls
      .slice(index + 1)
      .filter((other) => other.layer === first.layer && overlap(first.seen, other.seen))
      .filter((other) => !first.one.contains(other.one) && !other.one.contains(first.one))
      .map((other) => `${nameOf(first.one)} overlaps ${nameOf(other.one)}`),
  );
  const covered = controls.flatMap(({ one, seen, layer }) => {
    const hit = document.elementFromPoint(seen.left + seen.width / 2, seen.top + seen.height / 2);
    if (hit === null || one.contains(hit) || hit.contains(one)) return [];
    return hit.closest(layers) === layer ? [`${nameOf(one)} is covered by ${nameOf(hit)}`] : [];
  });

  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const cut: string[] = [];
  for (let node = texts.nextNode(); node !== null; node = texts.nextNode()) {
    const around = node.parentElement;
    if (around === null || (node.textContent ?? "").trim() === "" || !isDrawn(around)) continue;
    if (around.closest(".quiet-label, option, script, style, noscript, textarea") !== null) continue;
    if ([around, ...ancestors(around)].some((one) => getComputedStyle(one).clipPath !== "none")) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const words = range.getBoundingClientRect();
    const ends = [around, ...ancestors(around)].some((one) => getComputedStyle(one).textOverflow === "ellipsis");
    // What scrolls sideways shows the rest when it is scrolled; that is measured as scrolling.
    const frame = [around, ...ancestors(around)].find(clips);
    const edge = frame?.getBoundingClientRect() ?? new DOMRect(0, 0, innerWidth, innerHeight);
    const button = around.closest("button, a, kbd")?.getBoundingClientRect();
    const said = (node.textContent ?? "").trim().slice(0, 40);
    if (!ends && (words.right > edge.right + 1 || words.left < edge.left - 1)) cut.push(`cut off: ${said}`);
    if (!ends && button !== undefined && words.right > button.right + 1) cut.push(`hangs out of its button: ${said}`);
    const lower = frame !== undefined && getComputedStyle(frame).overflowY === "hidden";
    if (lower && words.height > 0 && words.bottom > edge.bottom + 1 && words.top < edge.bottom - 1)
      cut.push(`cut off below: ${said}`);
  }

  const wide = document.documentElement.scrollWidth - innerWidth;
  const scrolls = [...document.querySelectorAll("*")]
    .filter((one) => ["auto", "scroll"].includes(getComputedStyle(one).overflowX) && one.matches(":not(textarea)"))
    .filter((one) => isDrawn(one) && one.scrollWidth > one.clientWidth + 1)
    .map((one) => `scrolls sideways: ${nameOf(one)}`);
  return [...(wide > 0 ? [`${wide} px too wide`] : []), ...scrolls, ...small, ...over, ...covered, ...cut];
};
