/**
 * Pictures that stand still. A freeze is ours only if the source had none: when a page was too busy to draw, its
 * diary has no frames in that time; when its encoder left frames out, it counted fewer than were drawn.
 */
import type { Diary } from "../participants/protocol.ts";
import { drawnAt, framePeriodMs } from "./clock.ts";
import { lookOf, seconds, settled, type Evidence } from "./evidence.ts";
import { tolerance } from "./tolerance.ts";

type Reading = { readonly atMs: number; readonly frame: number | null };

/** Of each person: freezes that the source did not cause, pictures that went back, counters nobody can read. */
export const checkMotion = (evidence: Evidence): readonly string[] =>
  evidence.performance.plan.people.flatMap(({ name }) => {
    const stretches = readingsOf(evidence, name);
    const diary = evidence.performance.diaries.get(name);
    if (diary === undefined || stretches.length === 0) return [`${name} is nowhere to be seen`];
    const faults = stretches.flatMap((stretch) => standstills(stretch, diary));
    return [...unreadable(stretches.flat()), ...faults].map((fault) => `${name}: ${fault}`);
  });

/** One camera's counter, over each stretch in which it must be seen without a break. */
const readingsOf = (evidence: Evidence, name: string): readonly (readonly Reading[])[] => {
  const stretches: Reading[][] = [];
  let last = Number.NEGATIVE_INFINITY;
  for (const { frame, expected } of settled(evidence)) {
    const one = expected.find(({ person, what }) => person.name === name && what === "person");
    if (one === undefined) continue;
    if (frame.atMs - last > tolerance.freezeMs) stretches.push([]);
    stretches.at(-1)?.push({ atMs: frame.atMs, frame: lookOf(frame, one).frame });
    last = frame.atMs;
  }
  return stretches;
};

const unreadable = (readings: readonly Reading[]): readonly string[] => {
  const count = readings.filter(({ frame }) => frame === null).length;
  return count > readings.length * tolerance.unreadableShare
    ? [`${count} of ${readings.length} counters unreadable`]
    : [];
};

const standstills = (stretch: readonly Reading[], diary: Diary): readonly string[] => {
  const drawn = drawnAt(diary.camera);
  const changes = changesIn(stretch);
  return changes.flatMap(({ atMs, frame }, index) => {
    const before = changes[index - 1];
    const to = drawn.get(frame);
    const from = before === undefined ? to : drawn.get(before.frame);
    if (from === undefined || to === undefined) return [`at ${seconds(atMs)} frame ${frame} was never drawn`];
    if (to < from) return [`at ${seconds(atMs)} an older picture came back`];
    const stood = before === undefined ? 0 : atMs - before.atMs;
    if (stood <= tolerance.freezeMs || stoodAtSource(diary, from, to)) return [];
    return [`at ${seconds(atMs - stood)} the picture stood for ${stood.toFixed(0)} ms`];
  });
};

type Change = { readonly atMs: number; readonly frame: number };

/** Where a new number is seen first. */
const changesIn = (stretch: readonly Reading[]): readonly Change[] => {
  const changes: Change[] = [];
  for (const { atMs, frame } of stretch)
    if (frame !== null && frame !== changes.at(-1)?.frame) changes.push({ atMs, frame });
  return changes;
};

/** Whether nearly all frames between two times were never drawn, or never encoded. */
export const stoodAtSource = (diary: Diary, from: number, to: number): boolean => {
  const between = drawnWithin(diary, from, to) - 1;
  if (between * framePeriodMs <= tolerance.freezeMs) return true;
  return framesNotEncoded(diary, from, to) * framePeriodMs >= to - from - tolerance.freezeMs;
};

const drawnWithin = ({ camera }: Diary, from: number, to: number): number =>
  camera.filter(({ at }) => at > from && at <= to).length;

/** By the encoder's own count, over the looks at it that enclose the time; of the layer that lost most. */
const framesNotEncoded = (diary: Diary, from: number, to: number): number => {
  const before = diary.health.findLast(({ at }) => at <= from);
  const after = diary.health.find(({ at }) => at >= to);
  if (before === undefined || after === undefined) return 0;
  const drawn = drawnWithin(diary, before.at, after.at);
  const lost = Object.entries(after.framesEncoded).map(
    ([layer, count]) => drawn - (count - (before.framesEncoded[layer] ?? count)),
  );
  return Math.max(0, ...lost);
};
