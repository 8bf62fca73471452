/**
 * What an organisation's colours make of the tokens (tokens.css), so that everything stays readable whatever it chose
 * (WCAG 2.2, 1.4.3 and 1.4.11): a colour that is too close to what it stands on is worn in the nearest shade that is
 * not. Ground and boxes are worn in the base theme that they were chosen for, and only if words can be read on them.
 */
import type { Theme } from "@roomreel/contract";

/** `#rrggbb` */
type Colour = string;
export type Shown = "light" | "dark";
export type Tokens = Readonly<Record<string, Colour>>;

/** Of words; of what is no words: rings, switches. */
const WORDS = 4.5;
const SHAPES = 3;
/** Of words on ground and boxes: shades between the two have to be readable, too. */
const BOXES = 7;

/** As tokens.css has them: what a theme leaves as it is, and what stands on it. */
const base = {
  light: { ground: "#f7f7f9", surface: "#ffffff", raised: "#ffffff", ink: "#17181c", inks: ["#a91921", "#17663f"] },
  dark: { ground: "#0c0d10", surface: "#15161a", raised: "#202229", ink: "#f2f3f5", inks: ["#ff9b9f", "#79dcae"] },
} as const;

const parts = (colour: Colour): readonly number[] =>
  [1, 3, 5].map((from) => Number.parseInt(colour.slice(from, from + 2), 16));

const mix = (one: Colour, other: Colour, share: number): Colour => {
  const others = parts(other);
  const mixed = parts(one).map((value, index) => Math.round(value + ((others[index] ?? 0) - value) * share));
  return `#${mixed.map((value) => value.toString(16).padStart(2, "0")).join("")}`;
};

/** Relative luminance (WCAG 2.2): 0 is black, 1 white. */
const luminance = (colour: Colour): number => {
  const [red = 0, green = 0, blue = 0] = parts(colour).map((value) => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};

/** From 1 to 21. */
export const contrastOf = (one: Colour, other: Colour): number => {
  const [lower = 0, higher = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b);
  return (higher + 0.05) / (lower + 0.05);
};

const STEPS = 20;

/** The colour, or the nearest shade of it towards `ink`, that stands out from all of `on`. */
const standingOut = (colour: Colour, ink: Colour, { on, least }: { on: readonly Colour[]; least: number }): Colour => {
  for (let step = 0; step < STEPS; step += 1) {
    const shade = mix(colour, ink, step / STEPS);
    if (on.every((ground) => contrastOf(shade, ground) >= least)) return shade;
  }
  return ink;
};

const [BLACK, WHITE] = ["#000000", "#ffffff"] as const;
/** One of the two has at least 4.5 to 1 on any colour. */
const onColour = (colour: Colour): Colour => (contrastOf(WHITE, colour) >= contrastOf(BLACK, colour) ? WHITE : BLACK);

/** Whether words can be read on the theme's own ground and boxes. */
export const isReadable = (theme: Theme): boolean => {
  const { ground, surface, ink, inks } = base[theme.baseTheme];
  return [theme.backgroundColor ?? ground, theme.surfaceColor ?? surface].every(
    (box) => contrastOf(ink, box) >= BOXES && inks.every((one) => contrastOf(one, box) >= WORDS),
  );
};

/** The tokens that the theme changes while light or dark is shown. */
export const tokensOf = (theme: Theme, shown: Shown): Tokens => {
  const usual = base[shown];
  const hasBoxes = theme.backgroundColor !== null || theme.surfaceColor !== null;
  const isWorn = hasBoxes && theme.baseTheme === shown && isReadable(theme);
  const boxes = isWorn ? boxesOf(theme, shown) : {};
  const grounds = { ...usual, ...(isWorn ? { ground: theme.backgroundColor ?? usual.ground } : {}) };
  const surface = isWorn ? (theme.surfaceColor ?? usual.surface) : usual.surface;
  const on = [surface, grounds.ground, boxes["--raised"] ?? usual.raised];
  return { ...boxes, ...accentsOf(theme, usual.ink, on) };
};

const boxesOf = (theme: Theme, shown: Shown): Tokens => {
  const { ink, raised, ...usual } = base[shown];
  const ground = theme.backgroundColor ?? usual.ground;
  const surface = theme.surfaceColor ?? usual.surface;
  const higher = theme.surfaceColor === null ? raised : shown === "dark" ? mix(surface, ink, 0.05) : surface;
  const [soft, softer] = [mix(surface, ink, 0.06), mix(surface, ink, 0.03)];
  const all = [ground, surface, higher, soft, softer];
  const faint = mix(ink, surface, 0.45);
  return {
    "--ground": ground,
    "--surface": surface,
    "--raised": higher,
    "--soft": soft,
    "--softer": softer,
    "--line": mix(surface, ink, 0.12),
    "--line-strong": standingOut(mix(ink, surface, 0.6), ink, { on: all, least: SHAPES }),
    "--ink-soft": standingOut(mix(ink, surface, 0.3), ink, { on: all, least: WORDS }),
    "--ink-faint": standingOut(faint, ink, { on: all, least: WORDS }),
  };
};

const accentsOf = (theme: Theme, ink: Colour, on: readonly Colour[]): Tokens => {
  const { primaryColor: primary, accentColor, secondaryColor } = theme;
  const ring = accentColor ?? primary;
  const rings = ring === null ? {} : ringsOf(standingOut(ring, ink, { on, least: SHAPES }));
  const softened = secondaryColor ?? primary;
  if (softened === null) return rings;
  const [surface = WHITE] = on;
  const soft = mix(surface, softened, 0.14);
  const links = standingOut(primary ?? softened, ink, { on: [...on, soft], least: WORDS });
  const softs = { "--accent-soft": soft, "--accent-ink": links };
  if (primary === null) return { ...softs, ...rings };
  const accent = standingOut(primary, ink, { on, least: SHAPES });
  const words = onColour(accent);
  const hover = mix(accent, words === WHITE ? BLACK : WHITE, 0.12);
  return { "--accent": accent, "--accent-hover": hover, "--on-accent": words, ...softs, ...rings };
};

const ringsOf = (ring: Colour): Tokens => ({ "--focus": ring, "--speaking": ring });
