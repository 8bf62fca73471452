import { text } from "../texts/index.ts";
import { browserOf } from "./browser.ts";
import { whyNot, type Kind, type WhyNot } from "./use-device.ts";

/** Why a device cannot be had, and what to press in this browser. @param what its name in words */
export const wordsForProblem = (what: string, why: WhyNot): string =>
  why === "denied"
    ? `${text.device[why](what)} ${text.device.allow[browserOf(navigator.userAgent)]}`
    : text.device[why](what);

/** The same for what a browser threw. */
export const wordsForDevice = (kind: Kind, problem: unknown): string =>
  wordsForProblem(text.join[kind], whyNot(problem));
