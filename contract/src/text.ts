import { z } from "zod";

/** Text from outside that may reach the database: PostgreSQL cannot hold U+0000, so nothing here is called so. */
export const textSchema = (max: number): z.ZodString =>
  z
    .string()
    .max(max)
    .refine((text) => !text.includes("\0"), "must not contain NUL");
