/** What the triggers of subjects-migration.ts tell, read as what comes from outside. */
import { changeSchema } from "@roomreel/contract";
import { z } from "zod";
import type { SubjectChange } from "../../delivery/index.ts";

/** The channel of PostgreSQL on which they tell it. */
export const SUBJECT_CHANNEL = "roomreel_subject";

/** A recording that is of no breakout room has null for its main room. */
const ids = z
  .array(z.string().nullable())
  .default([])
  .transform((all) => all.filter((id) => id !== null));
const messageSchema = changeSchema.extend({ rooms: ids, accounts: ids, everybody: z.boolean().default(false) });

/** @returns null for what is not such a message */
export const subjectIn = (payload: string | undefined): SubjectChange | null => {
  const read = messageSchema.safeParse(jsonOf(payload ?? ""));
  return read.success ? read.data : null;
};

const jsonOf = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};
