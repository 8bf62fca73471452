/** Fields of a line. Personal data only under `person`; never a token, secret or query string. */
export type LogFields = Readonly<Record<string, unknown>>;

/** The log for operators. `info` is one line per transition; `warn` wants a look; `error` wants a person. */
export interface Logger {
  debug(message: string, fields?: LogFields): void;
  info(message: string, fields?: LogFields): void;
  warn(message: string, fields?: LogFields): void;
  error(message: string, fields?: LogFields): void;
  /** The same log with fields added to every line. */
  with(fields: LogFields): Logger;
}

/** For tests, and where nobody listens. */
export const silentLogger: Logger = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
  with: () => silentLogger,
};
