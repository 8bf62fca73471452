/**
 * What a person of a scenario looks and sounds like, so that a program can tell from the finished file who was
 * where, when, and whether anything stood still. The page draws it, `examine/` reads it back.
 *
 * picture   a field of the person's own colour; white for `flashMs` at each second of the person's own beat
 * counter   along the lower edge: white, black, 16 bits of the frame's number (high bit first), parity, its
 *           opposite. The fixed and opposite cells tell a counter from anything else.
 * sound     a beep of the person's own pitch that starts with the flash
 *
 * Sizes are parts of the picture, so that it can be read at whatever size the layout gave it.
 */

/** Chosen far apart: VP8 shifts colours (a matrix mismatch turns 20a040 into 20be3c), so the nearest one counts. */
export const colours = {
  red: [205, 45, 45],
  green: [32, 160, 64],
  blue: [45, 80, 205],
  yellow: [220, 190, 40],
  magenta: [190, 50, 190],
  cyan: [40, 180, 190],
} as const satisfies Readonly<Record<string, Rgb>>;
export type Colour = keyof typeof colours;
export type Rgb = readonly [red: number, green: number, blue: number];

export const cameraPicture = { width: 640, height: 360, framesPerSecond: 25 } as const;
export const screenPicture = { width: 1280, height: 720, framesPerSecond: 10 } as const;

/** Three frames of the camera: two could fall between frames of a slow encoder. */
export const flashMs = 120;
export const beep = { lengthMs: 80, rampMs: 3, gain: 0.4 } as const;

/** Lower edge of the picture; the rest is the field. */
export const counterTop = 0.86;
export const counterCells = 20;
const counterBits = 16;

/** Frames after which the counter begins anew. */
export const counterWraps = 65_536;

/** A number as cells; `true` is white. */
export const cellsOf = (frame: number): readonly boolean[] => {
  const bits = Array.from({ length: counterBits }, (_, index) => ((frame >> (counterBits - 1 - index)) & 1) === 1);
  const odd = bits.filter(Boolean).length % 2 === 1;
  return [true, false, ...bits, odd, !odd];
};

/** The number that cells show, or null when they show none. */
export const frameOf = (cells: readonly boolean[]): number | null => {
  const bits = cells.slice(2, 2 + counterBits);
  const frame = bits.reduce((value, bit) => value * 2 + Number(bit), 0);
  const whole = cellsOf(frame).every((cell, index) => cell === cells[index]);
  return cells.length === counterCells && whole ? frame : null;
};

/** A tiny picture for somebody of a crowd: three upright bands of three colours make 27 people. */
export const bandPicture = { width: 96, height: 54, framesPerSecond: 4 } as const;
/** Hz of what everybody of a crowd says. */
export const crowdPitch = 500;
const bandColours = ["red", "green", "blue"] as const;
export type Bands = readonly [Colour, Colour, Colour];

/** @param number 0 to 26 */
export const bandsOf = (number: number): Bands => {
  const at = (power: number): Colour => bandColours[Math.floor(number / power) % bandColours.length] ?? "red";
  return [at(9), at(3), at(1)];
};
