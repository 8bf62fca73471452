/** What screen readers are told while people meet: what one sees at a glance has to be said. */
import type { RecordingState } from "@roomreel/contract";
import { text } from "../texts/index.ts";
import type { Person, Picture } from "./picture.ts";

/** Names that are said one by one; of more people it is said how many. */
const NAMED_MAX = 2;

export type Seen = Pick<Picture, "people" | "me" | "state">;

/**
 * What changed from one picture to a later one. Everybody hears of people and hands; hosts and moderators, who answer
 * them, of requests too. That a recording starts and ends is a notice, which is read; that it pauses is only seen.
 */
export const spokenChanges = (before: Seen, after: Seen): readonly string[] => {
  const inBoth = (people: readonly Person[]) => new Map(people.map((one) => [one.identity, one]));
  const [then, now] = [inBoth(before.people), inBoth(after.people)];
  const came = after.people.filter(({ identity, local }) => !local && !then.has(identity));
  const went = before.people.filter(({ identity, local }) => !local && !now.has(identity));
  const changed = (is: (one: Person) => boolean): readonly Person[] =>
    after.people.filter((one) => {
      const was = then.get(one.identity);
      return !one.local && was !== undefined && is(one) && !is(was);
    });
  const words = text.stageWords;
  const leads = after.me.role === "host" || after.me.role === "moderator";
  return [
    ...ofRecording(before.state?.recording ?? null, after.state?.recording ?? null),
    ...said(came, words.joined, words.joinedSeveral),
    ...said(went, words.left, words.leftSeveral),
    ...said(
      changed(({ handSince }) => handSince !== null),
      words.raisedHand,
      words.raisedSeveral,
    ),
    ...(leads
      ? said(
          changed(({ stage }) => stage === "asking"),
          words.asks,
          words.askSeveral,
        )
      : []),
  ];
};

const said = (
  people: readonly Person[],
  one: (name: string) => string,
  several: (count: number) => string,
): readonly string[] => (people.length > NAMED_MAX ? [several(people.length)] : people.map(({ name }) => one(name)));

const ofRecording = (before: RecordingState | null, after: RecordingState | null): readonly string[] => {
  if (before === null || after === null || before.recordingId !== after.recordingId) return [];
  const [was, is] = [before.state === "paused", after.state === "paused"];
  if (is) return was ? [] : [text.recordingMore.isPaused];
  return was && after.state === "active" ? [text.recordingMore.isResumed] : [];
};
