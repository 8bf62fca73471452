/** A meeting as data: who does what when, and so what must stand where in the finished file. */
import { layoutStage, sceneOf, type Placement, type StagePerson } from "@roomreel/stage";
import type { Command, Person } from "./participants/protocol.ts";
import type { Colour } from "./pattern.ts";

export type Act = Exclude<Command["do"], "join"> | "join";

/** One thing that one person does. `atMs` counts from the first step. */
export type Step = { readonly atMs: number; readonly who: string; readonly does: Act };

export type Plan = {
  readonly people: readonly Person[];
  readonly steps: readonly Step[];
  /** When Record is pressed, and when Stop. */
  readonly recordAtMs: number;
  readonly stopAtMs: number;
};

/** A step as it really happened; epoch ms. Between `from` and `to` it was under way. */
export type Performed = Step & { readonly from: number; readonly to: number };

/** Somebody's place on the stage and the colour that must fill it. */
export type Expected = Placement & { readonly colour: Colour; readonly person: Person };

/** Whose pictures the stage shows once these steps are over. */
export const stageAfter = (people: readonly Person[], steps: readonly Step[]): readonly Expected[] =>
  placementsAfter(people, steps).flatMap((placement) => {
    const person = people.find((one) => one.name === placement.identity);
    if (person === undefined || (placement.what === "person" && !does(person, steps, camera))) return [];
    return [{ ...placement, person, colour: placement.what === "content" ? person.screenColour : person.colour }];
  });

/** Tiles of people whose camera is off: a figure stands there for them. */
export const figuresAfter = (people: readonly Person[], steps: readonly Step[]): readonly Placement[] =>
  placementsAfter(people, steps).filter((one) => {
    const person = people.find(({ name }) => name === one.identity);
    return person !== undefined && one.what === "person" && !does(person, steps, camera);
  });

const placementsAfter = (people: readonly Person[], steps: readonly Step[]): readonly Placement[] =>
  layoutStage(sceneOf(people.flatMap((person) => onStage(person, steps))), { width: 1920, height: 1080 });

type Switch = { readonly on: Act; readonly off: Act; readonly first: boolean };
const presence: Switch = { on: "join", off: "leave", first: false };
const sharing: Switch = { on: "share", off: "unshare", first: false };
const camera: Switch = { on: "camera-on", off: "camera-off", first: true };
const microphone: Switch = { on: "microphone-on", off: "microphone-off", first: true };

/** Whether the last step about something switched it on. */
const does = (person: Person, steps: readonly Step[], { on, off, first }: Switch): boolean => {
  const last = steps.findLast((step) => step.who === person.name && (step.does === on || step.does === off));
  return last === undefined ? first : last.does === on;
};

/** Whether somebody's beeps can be heard once these steps are over. */
export const isHeard = (person: Person, steps: readonly Step[]): boolean =>
  does(person, steps, presence) && does(person, steps, microphone);

const onStage = (person: Person, steps: readonly Step[]): readonly StagePerson[] => {
  if (!does(person, steps, presence)) return [];
  const joinedAt = steps.findLast((step) => step.who === person.name && step.does === "join")?.atMs ?? 0;
  const one = { identity: person.name, role: "speaker", onStage: true, joinedAt, lastSpokeAt: 0 };
  return [{ ...one, camera: does(person, steps, camera), sharing: does(person, steps, sharing) }];
};
