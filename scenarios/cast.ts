/** The people of the scenarios. */
import type { Person } from "./participants/protocol.ts";
import type { Plan } from "./plan.ts";

export const ana: Person = { name: "ana", colour: "red", screenColour: "cyan", pitch: 700, phaseMs: 0 };
export const bo: Person = { name: "bo", colour: "green", screenColour: "yellow", pitch: 1100, phaseMs: 330 };
export const cleo: Person = { name: "cleo", colour: "blue", screenColour: "magenta", pitch: 1700, phaseMs: 660 };

/** Two people who meet and are recorded until then: for what happens to the product meanwhile. */
export const anaAndBoUntil = (stopAtMs: number): Plan => ({
  people: [ana, bo],
  steps: [
    { atMs: 0, who: "ana", does: "join" },
    { atMs: 1500, who: "bo", does: "join" },
  ],
  recordAtMs: 3000,
  stopAtMs,
});
