/**
 * One pass over the file: what stands in each rectangle that some stage of the plan uses, in every frame.
 * Which of them matter when is decided afterwards, once the file's time is tied to the wall clock.
 */
import { colours, type Colour } from "../pattern.ts";
import { Listener } from "./beeps.ts";
import { watch, type Area, type FilmFacts, type Picture } from "./decode.ts";
import { lookAt, shadeOf, type Look, type Shade } from "./look.ts";

export type Film = {
  readonly facts: FilmFacts;
  readonly frames: readonly FilmFrame[];
  readonly sound: Listener;
};
export type FilmFrame = {
  readonly atMs: number;
  /** By `areaKey`. */
  readonly looks: ReadonlyMap<string, Look>;
  /** People's colours anywhere in the picture; looked for once in a while. */
  readonly colours: ReadonlySet<Colour> | null;
};

export const areaKey = ({ x, y, width, height }: Area): string => `${x},${y} ${width}x${height}`;

const framesPerScan = 15;

export const filmOf = async (path: string, areas: readonly Area[]): Promise<Film> => {
  const unique = [...new Map(areas.map((area) => [areaKey(area), area])).values()];
  const frames: FilmFrame[] = [];
  const sound = new Listener();
  const facts = await watch(path, {
    frame(atMs, picture) {
      const looks = new Map(unique.map((area) => [areaKey(area), lookAt(picture, area)]));
      frames.push({ atMs, looks, colours: frames.length % framesPerScan === 0 ? coloursIn(picture) : null });
    },
    sound: (atMs, samples, sampleRate) => sound.hear(atMs, samples, sampleRate),
  });
  return { facts, frames, sound };
};

const grid = { columns: 48, rows: 27 } as const;
/** Points of one colour that make a tile; the smallest tile of a strip covers about 20. */
const pointsOfTile = 8;

/** Also finds who stands where nobody should. */
const coloursIn = (picture: Picture): ReadonlySet<Colour> => {
  const counts = new Map<Shade, number>();
  const [width, height] = [picture.width / grid.columns, picture.height / grid.rows];
  for (let row = 0; row < grid.rows; row++) {
    for (let column = 0; column < grid.columns; column++) {
      const shade = shadeOf(picture.colourOf({ x: column * width, y: row * height, width: 8, height: 8 }));
      counts.set(shade, (counts.get(shade) ?? 0) + 1);
    }
  }
  return new Set(
    Object.keys(colours).filter((name): name is Colour => (counts.get(name as Colour) ?? 0) >= pointsOfTile),
  );
};
