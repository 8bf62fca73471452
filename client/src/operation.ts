/** What the made modules in operations/ are written in. */
import type { z } from "zod";

/** What is sent, before the server makes anything of it. */
export type Sends<Schema extends z.ZodType> = Frozen<z.input<Schema>>;
/** What comes back. */
export type Gets<Schema extends z.ZodType> = z.output<Schema>;

/** Nothing that is sent is changed: whoever has it as readonly may send it. */
type Frozen<Value> = Value extends readonly (infer Item)[]
  ? readonly Frozen<Item>[]
  : Value extends object
    ? { readonly [Key in keyof Value]: Frozen<Value[Key]> }
    : Value;

/** A file or an archive, as it comes: nothing is kept in memory, and whoever has enough cancels `body`. */
export type Media = {
  /** 200 of the whole, 206 of a part, 304 of what one has already. */
  readonly status: number;
  readonly type: string;
  /** Of this answer; null when the server does not say. */
  readonly bytes: number | null;
  /** What it would like to be called; null: nothing. */
  readonly filename: string | null;
  readonly headers: Headers;
  readonly body: ReadableStream<Uint8Array>;
};
