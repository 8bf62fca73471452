/** The people of the scenarios. */
import type { Person } from "./participants/protocol.ts";

export const ana: Person = { name: "ana", colour: "red", screenColour: "cyan", pitch: 700, phaseMs: 0 };
export const bo: Person = { name: "bo", colour: "green", screenColour: "yellow", pitch: 1100, phaseMs: 330 };
export const cleo: Person = { name: "cleo", colour: "blue", screenColour: "magenta", pitch: 1700, phaseMs: 660 };
