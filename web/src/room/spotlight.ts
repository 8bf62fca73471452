import { sceneOf } from "@roomreel/stage";
import type { Person } from "./picture.ts";
import type { Pin } from "./pin.ts";

/** The one tile for which there is room. */
export type Spotlight = { readonly person: Person; readonly what: Pin["what"] };

/** What one pinned, else what is shared, else the main camera, else who spoke last, others before oneself. */
export const spotlightOf = (
  people: readonly Person[],
  mainCamera: string | null,
  pin: Pin | null,
): Spotlight | null => {
  const scene = sceneOf(people, mainCamera);
  const onStage = people.filter(({ identity }) => scene.people.includes(identity));
  const find = (identity: string | undefined, what: Pin["what"]): Spotlight | null => {
    const person = onStage.find((one) => one.identity === identity);
    return person === undefined ? null : { person, what };
  };
  const isShown = pin?.what === "person" || (pin !== null && scene.content.includes(pin.identity));
  const [last] = onStage.toSorted(
    (one, other) => Number(one.local) - Number(other.local) || other.lastSpokeAt - one.lastSpokeAt,
  );
  return (
    (pin !== null && isShown ? find(pin.identity, pin.what) : null) ??
    find(scene.content[0], "content") ??
    find(scene.highlight ?? undefined, "person") ??
    find(last?.identity, "person")
  );
};
