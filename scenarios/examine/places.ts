import { lookOf, seconds, settled, type Evidence } from "./evidence.ts";
import { areaKey } from "./film.ts";

/** Every person and content in its rectangle, and nobody else anywhere. */
export const checkPlaces = (evidence: Evidence): readonly string[] =>
  settled(evidence).flatMap(({ frame, expected }) => {
    const wrong = expected.flatMap((one) => {
      const { shade } = lookOf(frame, one);
      if (shade === one.colour || (shade === "white" && one.what === "person")) return [];
      return [
        `at ${seconds(frame.atMs)} ${shade} instead of ${one.colour} (${one.person.name}) in ${areaKey(one.rect)}`,
      ];
    });
    const wanted = new Set(expected.map((one) => one.colour));
    const strangers = [...(frame.colours ?? [])].filter((colour) => !wanted.has(colour));
    return [...wrong, ...strangers.map((colour) => `at ${seconds(frame.atMs)} ${colour} is seen and should not be`)];
  });
