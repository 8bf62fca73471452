/** Marks: places that people note while a recording runs; they become chapters of its file. */
import { z } from "zod";
import { lineSchema } from "./library.ts";

export const setMarkSchema = z.object({ label: lineSchema(80).default("") });

export const markSchema = z.object({
  markId: z.string(),
  /** When it was set; epoch ms. */
  at: z.number(),
  /** Seconds of recording so far, pauses left out; the file's chapter is at this place to a fraction of a second. */
  position: z.number(),
  /** May be empty. */
  label: z.string(),
  /** Who set it. */
  by: z.string(),
});
export type MarkOfRecording = z.infer<typeof markSchema>;
export const markListSchema = z.object({ marks: z.array(markSchema) });
