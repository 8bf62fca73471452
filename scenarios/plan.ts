/** A meeting as data: who does what when, and so what must stand where in the finished file. */
import { layoutStage, sceneOf, type Placement, type StagePerson } from "@roomreel/stage";
import type { DeviceAct, Person } from "./participants/protocol.ts";
import type { Colour } from "./pattern.ts";

/** What is done about somebody by an action of the meeting; `who` of the step is that person, whoever does it. */
export type MeetingAct =
  | "ask"
  | "bring"
  | "join-stage"
  | "remove-from-stage"
  | "main-camera"
  | "no-main-camera"
  | "leave-out"
  | "let-in";

/** `join` comes in and sends at once; `attend` comes in without a place on stage. */
export type Act = "join" | "attend" | MeetingAct | DeviceAct;

/** One thing that one person does, or that is done to one. `atMs` counts from the first step. */
export type Step = { readonly atMs: number; readonly who: string; readonly does: Act };

export type Plan = {
  readonly people: readonly Person[];
  readonly steps: readonly Step[];
  /** When Record is pressed, and when Stop. */
  readonly recordAtMs: number;
  readonly stopAtMs: number;
  /** Nobody presses Stop: the recording ends by itself, by `stopAtMs` at the latest. */
  readonly endsByItself?: true;
  /** When the recording is paused, and when it goes on. */
  readonly pause?: { readonly atMs: number; readonly untilMs: number };
};

/** A step as it really happened; epoch ms. Between `from` and `to` it was under way. */
export type Performed = Step & { readonly from: number; readonly to: number };

/** Somebody's place on the stage and the colour that must fill it. */
export type Expected = Placement & { readonly colour: Colour; readonly person: Person };

/** Whose pictures the stage of the recording shows once these steps are over. */
export const stageAfter = (people: readonly Person[], steps: readonly Step[]): readonly Expected[] =>
  placementsAfter(people, steps).flatMap((placement) => {
    const person = people.find((one) => one.name === placement.identity);
    if (person === undefined || (placement.what === "person" && !standingAfter(person, steps).camera)) return [];
    return [{ ...placement, person, colour: placement.what === "content" ? person.screenColour : person.colour }];
  });

/** Tiles of people whose camera is off: a figure stands there for them. */
export const figuresAfter = (people: readonly Person[], steps: readonly Step[]): readonly Placement[] =>
  placementsAfter(people, steps).filter((one) => {
    const person = people.find(({ name }) => name === one.identity);
    return person !== undefined && one.what === "person" && !standingAfter(person, steps).camera;
  });

/** Whether somebody's beeps can be heard in the recording once these steps are over. */
export const isHeard = (person: Person, steps: readonly Step[]): boolean => {
  const standing = standingAfter(person, steps);
  return isRecorded(standing) && standing.microphone;
};

/** Steps that nobody sees or hears anything of. */
export const isSilent = ({ does }: Step): boolean => does === "ask" || does === "bring" || does === "attend";

const placementsAfter = (people: readonly Person[], steps: readonly Step[]): readonly Placement[] => {
  const recorded = people.flatMap((person) => onStage(person, steps));
  return layoutStage(sceneOf(recorded, mainCameraAfter(steps)), { width: 1920, height: 1080 });
};

/** How somebody is in the meeting. */
type Standing = {
  readonly inside: boolean;
  readonly onStage: boolean;
  readonly leftOut: boolean;
  readonly camera: boolean;
  readonly microphone: boolean;
  readonly sharing: boolean;
  readonly joinedAt: number;
};
const outside = (): Standing => ({
  inside: false,
  onStage: false,
  leftOut: false,
  camera: true,
  microphone: true,
  sharing: false,
  joinedAt: 0,
});

/** What each act makes of whoever it is about; `bring` and `ask` alone change nothing that is seen. */
const changes: Readonly<Record<Act, Partial<Standing>>> = {
  join: { inside: true, onStage: true },
  attend: { inside: true, onStage: false },
  leave: { inside: false },
  ask: {},
  bring: {},
  "join-stage": { onStage: true },
  "remove-from-stage": { onStage: false },
  "main-camera": {},
  "no-main-camera": {},
  "leave-out": { leftOut: true },
  "let-in": { leftOut: false },
  share: { sharing: true },
  unshare: { sharing: false },
  "camera-on": { camera: true },
  "camera-off": { camera: false },
  "microphone-on": { microphone: true },
  "microphone-off": { microphone: false },
};

const standingAfter = ({ name }: Person, steps: readonly Step[]): Standing =>
  steps
    .filter(({ who }) => who === name)
    .reduce((standing, { does, atMs }) => {
      const came = does === "join" || does === "attend" ? { joinedAt: atMs } : {};
      return Object.assign(standing, changes[does], came);
    }, outside());

/** Whoever leaves the stage or the meeting is nobody's main camera any more. */
const mainCameraAfter = (steps: readonly Step[]): string | null =>
  steps.reduce<string | null>((main, { does, who }) => {
    if (does === "main-camera") return who;
    const ends = does === "no-main-camera" || (main === who && (does === "leave" || does === "remove-from-stage"));
    return ends ? null : main;
  }, null);

const isRecorded = ({ inside, onStage: isOnStage, leftOut }: Standing): boolean => inside && isOnStage && !leftOut;

/** In the recording, whoever is left out of it is not there at all. */
const onStage = (person: Person, steps: readonly Step[]): readonly StagePerson[] => {
  const standing = standingAfter(person, steps);
  if (!isRecorded(standing)) return [];
  const { camera, sharing, joinedAt } = standing;
  const { name: identity, role = "speaker" } = person;
  return [{ identity, role, onStage: true, joinedAt, lastSpokeAt: 0, camera, sharing }];
};
