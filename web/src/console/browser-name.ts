/** What a browser calls itself, as people call it. */

/** In this order: most call themselves by the names of others, too. */
const browsers = [
  ["Edge", /\bEdg(?:e|A|iOS)?\//],
  ["Opera", /\bOPR\//],
  ["Samsung Internet", /\bSamsungBrowser\//],
  ["Firefox", /\b(?:Firefox|FxiOS)\//],
  ["Chrome", /\b(?:Chrome|CriOS)\//],
  ["Safari", /\bSafari\//],
  ["curl", /^curl\//],
] as const;
const systems = [
  ["Android", /\bAndroid\b/],
  ["iPhone", /\biPhone\b/],
  ["iPad", /\biPad\b/],
  ["Windows", /\bWindows\b/],
  ["macOS", /\bMac OS X\b/],
  ["ChromeOS", /\bCrOS\b/],
  ["Linux", /\bLinux\b/],
] as const;

type Known = readonly (readonly [string, RegExp])[];
const named = (known: Known, agent: string): string | undefined => known.find(([, sign]) => sign.test(agent))?.[0];

/** `Firefox, Windows`; null: nothing is known of it. */
export const browserOf = (userAgent: string): string | null => {
  const found = [named(browsers, userAgent), named(systems, userAgent)].filter((one) => one !== undefined);
  return found.length === 0 ? null : found.join(", ");
};
