/** Nothing is found in a faultless film, and each fault in a faulty one: an alarm that never rings is none. */
import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import type { Diary, Person } from "../participants/protocol.ts";
import type { Performance } from "../perform.ts";
import { examine, type Findings } from "./examine.ts";
import type { Gap } from "./evidence.ts";
import { writeSynthetic, type SyntheticOptions } from "./synthetic.fixture.ts";

const folder = await mkdtemp(join(tmpdir(), "roomreel-examine-"));
after(async () => await rm(folder, { recursive: true }));

const ana: Person = { name: "ana", colour: "red", screenColour: "cyan", pitch: 700, phaseMs: 0 };
const bo: Person = { name: "bo", colour: "green", screenColour: "yellow", pitch: 1100, phaseMs: 330 };

const diaryOf = (epoch: number): Diary => ({
  epoch,
  camera: Array.from({ length: 400 }, (_, frame) => ({ frame, at: epoch + frame * 40 })),
  screen: Array.from({ length: 160 }, (_, frame) => ({ frame, at: epoch + frame * 100 })),
  health: [],
  absences: [],
});

/** Bo is there from the beginning, Ana joins at 3 s and shares at 6 s; 10 s are recorded. */
const begin = 1_800_000_000_000;
const step = (atMs: number, who: string, does: "join" | "share") =>
  ({ atMs, who, does, from: begin + atMs, to: begin + atMs }) as const;
const performance: Performance = {
  plan: { people: [ana, bo], steps: [], recordAtMs: 0, stopAtMs: 10_000 },
  steps: [step(0, "bo", "join"), step(3000, "ana", "join"), step(6000, "ana", "share")],
  recordingId: "",
  pause: null,
  recordPressedAt: begin,
  stopPressedAt: begin + 10_000,
  diaries: new Map([
    ["ana", diaryOf(begin)],
    ["bo", diaryOf(begin + bo.phaseMs)],
  ]),
};

/** @returns the path of the film */
const filmed = async (change: Partial<SyntheticOptions>): Promise<string> => {
  const path = join(folder, "film.mp4");
  await writeSynthetic({ path, performance, beginning: begin, lengthMs: 10_000, ...change });
  return path;
};

/** @param held what the film is held against */
const findingsOf = async (change: Partial<SyntheticOptions>, held = performance): Promise<Findings> =>
  await examine(await filmed(change), held);

const finds = ({ faults }: Findings, wanted: RegExp): void =>
  assert.ok(
    faults.some((fault) => wanted.test(fault)),
    faults.join("\n"),
  );

test("a faultless film passes", async () => {
  const { faults } = await findingsOf({});
  assert.deepEqual(faults, []);
});

test("a freeze, a picture that goes back, late sound, a missing second, an index behind: each is found", async () => {
  const shownAt = (atMs: number): number =>
    atMs > 4200 && atMs < 4400 ? 4200 : atMs > 8200 && atMs < 8300 ? 7700 : atMs;
  const findings = await findingsOf({ shownAt, beepLateMs: 80, lengthMs: 9000, faststart: false });
  finds(findings, /^ana: at 4\.\d\d s the picture stood for 2\d\d ms/);
  finds(findings, /^bo: at 8\.\d\d s an older picture came back/);
  finds(findings, /^ana: at 8\.00 s the beep comes (7|8)\d ms after the flash/);
  finds(findings, /^video lasts (8\.9|9\.0)/);
  finds(findings, /^boxes in the order ftyp, /);
});

test("a camera that is off and no figure for it is found", async () => {
  const off = { atMs: 4000, who: "bo", does: "camera-off", from: begin + 4000, to: begin + 4000 } as const;
  finds(
    await findingsOf({}, { ...performance, steps: [...performance.steps, off] }),
    /^green instead of a figure \(bo\)/,
  );
});

test("somebody in the wrong place, or there too long, is found", async () => {
  const late = performance.steps.map((one) => (one.who === "ana" ? { ...one, to: one.to + 2500 } : one));
  finds(await findingsOf({ performance: { ...performance, steps: late } }), /instead of red \(ana, person\)/);
});

/** Paused from 5 s to 7 s: Ana begins to share meanwhile. */
const cut: Partial<SyntheticOptions> = { shownAt: (atMs) => (atMs < 5000 ? atMs : atMs + 2000) };
const gaps: readonly Gap[] = [{ fromMs: 5000, toMs: 5000, reason: "paused" }];
const pausedFrom = (atMs: number): Performance => ({
  ...performance,
  stopPressedAt: begin + 12_000,
  pause: { pressedAt: begin + atMs, resumedAt: begin + 7000 },
});

test("a pause that is cut out passes; pictures of it, and a length with it, are found", async () => {
  const path = await filmed(cut);
  const { faults } = await examine(path, pausedFrom(5000), gaps);
  assert.deepEqual(faults, []);
  const late = await examine(path, pausedFrom(3500), gaps);
  finds(late, /^(ana|bo) at 4\.\d\d s as drawn 1\d\d\d ms after Pause/);
  finds(late, /^video lasts 9\.9\d s/);
});

test("a picture that stands still before the cut, or is old long after it, is found", async () => {
  const together = [step(0, "bo", "join"), step(0, "ana", "join"), step(6000, "ana", "share")];
  const late = (atMs: number): number => (atMs < 4700 ? atMs : atMs < 5600 ? 4700 : atMs + 2000);
  const path = await filmed({ shownAt: late, performance: { ...performance, steps: together } });
  const findings = await examine(path, { ...pausedFrom(5000), steps: together }, gaps);
  finds(findings, /^ana stands still for 3\d\d ms before the cut/);
  finds(findings, /^ana at 5\.50 s as drawn -3\d\d ms after Pause/);
});

test("somebody who is left out, or off the stage, and is seen or heard all the same is found", async () => {
  const path = await filmed({});
  for (const does of ["leave-out", "remove-from-stage"] as const) {
    const gone = { atMs: 2000, who: "bo", does, from: begin + 2000, to: begin + 2000 } as const;
    const steps = [gone, ...performance.steps].toSorted((one, other) => one.atMs - other.atMs);
    const findings = await examine(path, { ...performance, steps });
    finds(findings, /^green is seen and should not be/);
    finds(findings, /^bo: a beep at \d\.\d\d s, .* somebody who is not there/);
  }
});
