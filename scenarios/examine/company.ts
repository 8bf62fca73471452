/** Who is in a film at all, looked at twice a second: colours anywhere in the picture; and whether a crowd speaks. */
import { crowdPitch, type Colour } from "../pattern.ts";
import { checkFormat } from "./container.ts";
import { filmOf } from "./film.ts";

export type Company = {
  readonly durationMs: number;
  readonly looks: readonly {
    readonly atMs: number;
    readonly colours: ReadonlySet<Colour>;
    readonly isEmpty: boolean;
  }[];
  /** How loud somebody of a crowd speaks at most, 0 to 1. */
  readonly loudest: number;
  /** What is wrong with the file as a file. */
  readonly faults: readonly string[];
};

const whole = { x: 0, y: 0, width: 1920, height: 1080 };

export const companyIn = async (path: string): Promise<Company> => {
  const { facts, frames, sound } = await filmOf(path, [whole]);
  return {
    durationMs: facts.video.durationMs,
    looks: frames.flatMap(({ atMs, colours, looks }) => {
      const isEmpty = colours?.size === 0 && [...looks.values()].every(({ shade }) => shade === "dark");
      return colours === null ? [] : [{ atMs, colours, isEmpty }];
    }),
    loudest: sound.loudestOf(crowdPitch),
    faults: checkFormat(facts),
  };
};
