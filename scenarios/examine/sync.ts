/**
 * Sound against picture. The page plans flash and beep for the same instant; the diary says how late it really
 * drew the flash, which is not our fault and taken off.
 */
import { beep, cameraPicture, counterWraps } from "../pattern.ts";
import type { Diary, Person } from "../participants/protocol.ts";
import { isHeard } from "../plan.ts";
import { median } from "./clock.ts";
import { lookOf, seconds, settled, settledSteps, type Evidence } from "./evidence.ts";
import { tolerance } from "./tolerance.ts";

/** One second of one person in which both were found. */
export type Pair = {
  readonly atMs: number;
  /** Beep after flash, ms; positive when the sound is late. */
  readonly lateMs: number;
};

/** Every second of a person's settled time in which flash and beep must both be there. */
export const pairsOf = (evidence: Evidence, person: Person): readonly Pair[] => {
  const beeps = evidence.film.sound.beepsOf(person.pitch);
  return flashesOf(evidence, person).flatMap(({ atMs, lateMs }) => {
    const nearest = beeps.toSorted((a, b) => Math.abs(a - atMs) - Math.abs(b - atMs))[0];
    if (nearest === undefined || Math.abs(nearest - atMs) > 400) return [];
    return [{ atMs, lateMs: nearest - atMs + lateMs }];
  });
};

/** Flash and beep within the tolerance, and both present in every second. */
export const checkSync = (evidence: Evidence): readonly string[] =>
  evidence.performance.plan.people.flatMap((person) => {
    const pairs = pairsOf(evidence, person);
    const flashes = flashesOf(evidence, person).length;
    const wrong = pairs.filter(({ lateMs }) => Math.abs(lateMs) > tolerance.syncMs);
    const faults = wrong.map(
      ({ atMs, lateMs }) => `at ${seconds(atMs)} the beep comes ${lateMs.toFixed(0)} ms after the flash`,
    );
    if (flashes < 3 || pairs.length < flashes) faults.push(`${flashes} flashes, ${pairs.length} of them with a beep`);
    return [...faults, ...strayBeeps(evidence, person)].map((fault) => `${person.name}: ${fault}`);
  });

/** One line for people: how well sound and picture agree. */
export const describeSync = (evidence: Evidence): string =>
  evidence.performance.plan.people
    .map((person) => {
      const late = pairsOf(evidence, person).map(({ lateMs }) => lateMs);
      const spread = late.length === 0 ? "" : `, ${Math.min(...late).toFixed(0)} to ${Math.max(...late).toFixed(0)}`;
      return `${person.name} ${median(late).toFixed(0)} ms${spread} (${late.length} beeps)`;
    })
    .join("; ");

type Flash = { readonly atMs: number; readonly lateMs: number };

/** White frames that begin where the counter says that a flash begins; `lateMs` is the page's own lateness. */
const flashesOf = (evidence: Evidence, { name }: Person): readonly Flash[] => {
  const diary = evidence.performance.diaries.get(name);
  const flashes: Flash[] = [];
  if (diary === undefined) return flashes;
  let wasWhite = true;
  let last = Number.NEGATIVE_INFINITY;
  for (const { frame, expected } of settled(evidence)) {
    const one = expected.find(({ person, what }) => person.name === name && what === "person");
    if (one === undefined) continue;
    const look = lookOf(frame, one);
    const isWhite = look.shade === "white";
    const unbroken = frame.atMs - last < tolerance.freezeMs;
    if (isWhite && !wasWhite && unbroken && look.frame !== null) flashes.push(flashOf(frame.atMs, look.frame, diary));
    wasWhite = isWhite;
    last = frame.atMs;
  }
  return flashes;
};

/** The frame that first shows the flash may be drawn late, or be the second or third of the flash. */
const flashOf = (atMs: number, frame: number, diary: Diary): Flash => {
  const drawn = diary.camera.find((one) => one.frame % counterWraps === frame);
  if (drawn === undefined) return { atMs, lateMs: 0 };
  const beat = diary.epoch + Math.floor(drawn.frame / cameraPicture.framesPerSecond) * 1000;
  return { atMs, lateMs: drawn.at - beat };
};

/** Beeps of somebody who is not there. */
const strayBeeps = (evidence: Evidence, person: Person): readonly string[] =>
  evidence.film.sound.beepsOf(person.pitch).flatMap((atMs) => {
    const steps = settledSteps(evidence, atMs);
    if (steps === null || isHeard(person, steps)) return [];
    return [`a beep at ${seconds(atMs)}, ${beep.lengthMs} ms of somebody who is not there`];
  });
