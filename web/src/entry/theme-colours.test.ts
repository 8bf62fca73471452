/** Whatever an organisation chooses can be read. */
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { Theme } from "@roomreel/contract";
import { contrastOf, isReadable, tokensOf } from "./theme-colours.ts";

const none: Theme = {
  baseTheme: "light",
  backgroundColor: null,
  primaryColor: null,
  secondaryColor: null,
  accentColor: null,
  surfaceColor: null,
};
const colour = fc.option(
  fc.integer({ min: 0, max: 0xff_ff_ff }).map((value) => `#${value.toString(16).padStart(6, "0")}`),
);
const anyTheme = fc.record({
  baseTheme: fc.constantFrom("light" as const, "dark" as const),
  backgroundColor: colour,
  primaryColor: colour,
  secondaryColor: colour,
  accentColor: colour,
  surfaceColor: colour,
});
const usual = {
  light: {
    "--ground": "#f7f7f9",
    "--surface": "#ffffff",
    "--raised": "#ffffff",
    "--ink": "#17181c",
    "--soft": "#eeeff3",
  },
  dark: {
    "--ground": "#0c0d10",
    "--surface": "#15161a",
    "--raised": "#202229",
    "--ink": "#f2f3f5",
    "--soft": "#282a32",
  },
};

test("words and links are readable and rings are seen, in light and in dark, whatever was chosen", () => {
  fc.assert(
    fc.property(anyTheme, fc.constantFrom("light" as const, "dark" as const), (theme, shown) => {
      const tokens: Readonly<Record<string, string>> = { ...usual[shown], ...tokensOf(theme, shown) };
      const least = (ratio: number, one: string, others: readonly string[]): void => {
        for (const other of others) {
          const [ink, box] = [tokens[one], tokens[other]];
          if (ink !== undefined && box !== undefined)
            assert.ok(contrastOf(ink, box) >= ratio, `${one} ${ink} on ${other} ${box}`);
        }
      };
      const boxes = ["--ground", "--surface", "--raised"];
      least(4.5, "--ink", [...boxes, "--soft", "--softer"]);
      least(4.5, "--ink-soft", [...boxes, "--soft", "--softer"]);
      least(4.5, "--ink-faint", [...boxes, "--softer"]);
      least(4.5, "--accent-ink", [...boxes, "--accent-soft"]);
      least(4.5, "--on-accent", ["--accent", "--accent-hover"]);
      least(3, "--accent", boxes);
      least(3, "--focus", boxes);
      least(3, "--line-strong", boxes);
    }),
    { numRuns: 2000 },
  );
});

test("a theme without colours changes nothing", () => {
  assert.deepEqual(tokensOf(none, "light"), {});
  assert.deepEqual(tokensOf(none, "dark"), {});
});

test("a colour that stands out is worn as it is, another in the nearest shade that does", () => {
  assert.equal(tokensOf({ ...none, primaryColor: "#0a58ca" }, "light")["--accent"], "#0a58ca");
  const yellow = tokensOf({ ...none, primaryColor: "#ffe000" }, "light");
  assert.notEqual(yellow["--accent"], "#ffe000");
  assert.equal(tokensOf({ ...none, primaryColor: "#ffe000" }, "dark")["--accent"], "#ffe000");
});

test("ground and boxes are of their base theme alone, and only where words can be read on them", () => {
  const cream = { ...none, surfaceColor: "#fffaf0" };
  assert.equal(tokensOf(cream, "light")["--surface"], "#fffaf0");
  assert.equal(tokensOf(cream, "dark")["--surface"], undefined);
  const navy = { ...none, surfaceColor: "#001f3f" };
  assert.equal(isReadable(navy), false);
  assert.equal(tokensOf(navy, "light")["--surface"], undefined);
  assert.equal(tokensOf({ ...navy, baseTheme: "dark" }, "dark")["--surface"], "#001f3f");
});

test("contrast is as the standard says", () => {
  assert.equal(contrastOf("#ffffff", "#000000"), 21);
  assert.equal(contrastOf("#777777", "#777777"), 1);
  assert.equal(contrastOf("#767676", "#ffffff").toFixed(2), "4.54");
});
