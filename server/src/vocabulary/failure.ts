/**
 * Two kinds of failure (H7). An *expected* one is data with a stable code that reaches people and
 * programs; a *broken assumption* is `impossible`: nobody catches it, the process stops and what is
 * on disk stays valid.
 */
export class Failure extends Error {
  readonly code: string;
  constructor(code: string, message: string, options?: { cause?: unknown }) {
    super(message, options);
    this.name = "Failure";
    this.code = code;
  }
}

/** Tells an expected failure from a broken assumption. */
export const isFailure = (value: unknown): value is Failure => value instanceof Failure;

/** A broken assumption. @throws always */
export const impossible = (what: string): never => {
  throw new Error(`impossible: ${what}`);
};

/** For the last branch of a switch over a union: the compiler proves that it is never reached. */
export const unreachable = (value: never): never => impossible(`no branch for ${JSON.stringify(value)}`);

/** The text of anything thrown. Node joins the errors of a host's addresses in one that has none of its own. */
export const reasonOf = (thrown: unknown): string => {
  if (thrown instanceof AggregateError && thrown.message === "") return thrown.errors.map(reasonOf).join(", ");
  return thrown instanceof Error ? thrown.message : String(thrown);
};
