/** Every person and every content in its rectangle, and nobody else anywhere. */
import { lookOf, seconds, settled, type Evidence, type Shown } from "./evidence.ts";
import { areaKey } from "./film.ts";

/** One sentence for each kind of fault, with the frames in which it is seen. */
export const checkPlaces = (evidence: Evidence): readonly string[] => {
  const seen = new Map<string, number[]>();
  for (const shown of settled(evidence))
    for (const fault of faultsIn(shown)) seen.set(fault, [...(seen.get(fault) ?? []), shown.frame.atMs]);
  return [...seen].map(([fault, at]) => {
    const [first = 0, last = 0] = [at[0], at.at(-1)];
    return `${fault}: ${at.length} frames from ${seconds(first)} to ${seconds(last)}`;
  });
};

const faultsIn = ({ frame, expected, figures }: Shown): readonly string[] => {
  const wrong = expected.flatMap((one) => {
    const { shade } = lookOf(frame, one);
    if (shade === one.colour || (shade === "white" && one.what === "person")) return [];
    return [`${shade} instead of ${one.colour} (${one.person.name}, ${one.what}) in ${areaKey(one.rect)}`];
  });
  const missing = figures.flatMap((one) => {
    const { shade } = lookOf(frame, one);
    return shade === "figure" ? [] : [`${shade} instead of a figure (${one.identity}) in ${areaKey(one.rect)}`];
  });
  const wanted = new Set(expected.map((one) => one.colour));
  const strangers = [...(frame.colours ?? [])].filter((colour) => !wanted.has(colour));
  return [...wrong, ...missing, ...strangers.map((colour) => `${colour} is seen and should not be`)];
};
