/** The people of the panel, in groups (K-5.3). A raised hand does not take anybody out of where he is. */
import type { Person } from "../room/picture.ts";

export type GroupName = "hands" | "asking" | "stage" | "viewers";
export type Group = { readonly name: GroupName; readonly people: readonly Person[] };

/** Without groups that are empty. `words`: only whose name has them. */
export const groupsOf = (people: readonly Person[], words: string): readonly Group[] => {
  const sought = plain(words);
  const found = people.filter(({ name }) => plain(name).includes(sought)).toSorted(byName);
  const hands = found.filter(({ handSince }) => handSince !== null);
  const groups: readonly Group[] = [
    { name: "hands", people: hands.toSorted((one, other) => (one.handSince ?? 0) - (other.handSince ?? 0)) },
    { name: "asking", people: found.filter(({ stage }) => stage === "asking") },
    { name: "stage", people: found.filter(({ onStage }) => onStage) },
    { name: "viewers", people: found.filter(({ onStage, stage }) => !onStage && stage !== "asking") },
  ];
  return groups.filter((group) => group.people.length > 0);
};

/** Oneself first, then by name. */
const byName = (one: Person, other: Person): number =>
  Number(other.local) - Number(one.local) || one.name.localeCompare(other.name);

/** Whoever types "jose" finds José. */
const plain = (words: string): string =>
  words
    .normalize("NFD")
    .replaceAll(/\p{Diacritic}/gu, "")
    .trim()
    .toLowerCase();
