import { english } from "./english.ts";

/** Every word that the app shows. A further language is a further object of the same shape. */
export const text = english;
