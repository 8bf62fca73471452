/** What happened in a meeting and what was not captured, as viewers find it: chapters of the file. */
import type { Gap } from "../recording/index.ts";
import type { Chapter } from "../render/index.ts";
import type { MeetingNote } from "../timeline/index.ts";

const titles: Readonly<Record<Gap["reason"], string>> = {
  "recorder-lost": "Not recorded: recorder lost",
  "connection-lost": "Not recorded: connection lost",
  paused: "Recording continues after a pause",
};

/** Who joins within that time of somebody is named with them. */
const TOGETHER_MS = 30_000;
const NAMED_MAX = 3;
/** As many as Nero's list in an MP4 counts. */
const CHAPTERS_MAX = 255;

/** With whom: in the file, which goes anywhere, nobody is named. */
export type Naming = "named" | "nameless";

/**
 * None for a file in which nothing happened. A gap has a chapter, and one where it is over; a pause, which was cut out,
 * has one; so have those who join, what is shared, and marks. Of more than a file holds those go that nobody asked
 * for: who joined, then what was shared. (P13, P14, P17)
 */
export const chaptersOf = (
  gaps: readonly Gap[],
  notes: readonly MeetingNote[] = [],
  naming: Naming = "nameless",
): readonly Chapter[] => {
  const all = [...marks(notes), ...gaps.flatMap(ofGap), ...shares(notes, naming), ...joins(notes, naming)];
  if (all.length === 0) return [];
  const inOrder = all.slice(0, CHAPTERS_MAX - 1).toSorted((one, two) => one.atMs - two.atMs);
  return inOrder[0]?.atMs === 0 ? inOrder : [{ atMs: 0, title: "Recording" }, ...inOrder];
};

const ofGap = ({ fromMs, toMs, reason }: Gap): readonly Chapter[] => {
  const begins = { atMs: fromMs, title: titles[reason] };
  return reason === "paused" ? [begins] : [begins, { atMs: toMs, title: "Recording continues" }];
};

const marks = (notes: readonly MeetingNote[]): readonly Chapter[] =>
  notes.filter(({ what }) => what === "mark").map(({ atMs, name }) => ({ atMs, title: name === "" ? "Mark" : name }));

const joins = (notes: readonly MeetingNote[], naming: Naming): readonly Chapter[] => {
  const groups: { readonly atMs: number; readonly names: string[] }[] = [];
  for (const { atMs, what, name } of notes) {
    if (what !== "joined") continue;
    const last = groups.at(-1);
    if (last !== undefined && atMs - last.atMs < TOGETHER_MS) last.names.push(name);
    else groups.push({ atMs, names: [name] });
  }
  return groups.map(({ atMs, names }) => ({ atMs, title: `${whoOf(names, naming)} joined` }));
};

const whoOf = (names: readonly string[], naming: Naming): string => {
  const few = names.length <= NAMED_MAX && names.every((name) => name !== "");
  if (naming === "named" && few) return [names.slice(0, -1).join(", "), names.at(-1)].filter(Boolean).join(" and ");
  return names.length === 1 ? "Somebody" : `${names.length} people`;
};

const shares = (notes: readonly MeetingNote[], naming: Naming): readonly Chapter[] =>
  notes.flatMap(({ atMs, what, name }) => {
    if (what !== "shares") return [];
    return [{ atMs, title: naming === "named" && name !== "" ? `${name} shares a screen` : "A screen is shared" }];
  });
