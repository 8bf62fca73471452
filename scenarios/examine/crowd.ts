/** Who of a crowd stands where in a film, looked at a few times a second. */
import { bandsOf } from "../pattern.ts";
import { watch, type Area } from "./decode.ts";
import { shadeOf } from "./look.ts";

export type CrowdLook = {
  readonly atMs: number;
  /** Numbers of people by rectangle, in the order asked for; null where nobody's bands are. */
  readonly numbers: readonly (number | null)[];
};
export type CrowdFilm = { readonly durationMs: number; readonly looks: readonly CrowdLook[] };

const framesPerLook = 10;
/** As many as have bands of their own. */
const people = 27;

export const crowdFilmOf = async (path: string, rects: readonly Area[]): Promise<CrowdFilm> => {
  const looks: CrowdLook[] = [];
  let frames = 0;
  const { video } = await watch(path, {
    frame(atMs, picture) {
      if (frames++ % framesPerLook !== 0) return;
      looks.push({ atMs, numbers: rects.map((rect) => numberOf((area) => shadeOf(picture.colourOf(area)), rect)) });
    },
    sound: () => undefined,
  });
  return { durationMs: video.durationMs, looks };
};

const byBands = new Map(Array.from({ length: people }, (_, number) => [bandsOf(number).join(), number]));

const numberOf = (shadeIn: (area: Area) => string, { x, y, width, height }: Area): number | null => {
  const band = (index: number): string =>
    shadeIn({
      x: x + ((index + 0.3) * width) / 3,
      y: y + height * 0.3,
      width: (0.4 * width) / 3,
      height: height * 0.4,
    });
  return byBands.get([0, 1, 2].map(band).join()) ?? null;
};
