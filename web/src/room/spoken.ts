/** What screen readers are told when people come and go: what one sees at a glance has to be said. */
import { text } from "../texts/index.ts";
import type { Person } from "./picture.ts";

/** Names that are said one by one; of more people it is said how many. */
const NAMED_MAX = 2;

/** @param leads hosts and moderators hear of hands and requests too */
export const spokenChanges = (
  before: readonly Person[],
  after: readonly Person[],
  leads: boolean,
): readonly string[] => {
  const inBoth = (people: readonly Person[]) => new Map(people.map((one) => [one.identity, one]));
  const [then, now] = [inBoth(before), inBoth(after)];
  const came = after.filter(({ identity, local }) => !local && !then.has(identity));
  const went = before.filter(({ identity, local }) => !local && !now.has(identity));
  const words = text.stageWords;
  return [
    ...said(came, words.joined, words.joinedSeveral),
    ...said(went, words.left, words.leftSeveral),
    ...(leads ? wishes(then, after) : []),
  ];
};

const said = (
  people: readonly Person[],
  one: (name: string) => string,
  several: (count: number) => string,
): readonly string[] => (people.length > NAMED_MAX ? [several(people.length)] : people.map(({ name }) => one(name)));

const wishes = (then: ReadonlyMap<string, Person>, after: readonly Person[]): readonly string[] =>
  after.flatMap((person) => {
    const before = then.get(person.identity);
    if (person.local || before === undefined) return [];
    const raised = person.handSince !== null && before.handSince === null;
    const asks = person.stage === "asking" && before.stage !== "asking";
    return [
      ...(raised ? [text.stageWords.raisedHand(person.name)] : []),
      ...(asks ? [text.stageWords.asks(person.name)] : []),
    ];
  });
