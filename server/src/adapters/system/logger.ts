/**
 * Lines for operators: JSON for machines, one short line each for a person at a terminal. Written at once
 * (no worker, no buffer), so that the last words of a dying process are there.
 *
 * Secrets never reach a line: fields whose name says that they are one are replaced, whatever they hold.
 */
import { pino } from "pino";
import { type LogFields, type Logger, reasonOf, type WallMs, wallMs } from "../../vocabulary/index.ts";
import { humanLine } from "./human-line.ts";
import { withoutSecrets } from "./redaction.ts";

export type LogLevel = "debug" | "info" | "warn" | "error";

/** `write` takes whole lines with their line feed; by default they go to the standard output. */
export type LoggerOptions = {
  readonly level: LogLevel;
  readonly format: "human" | "json";
  readonly fields?: LogFields;
  readonly write?: (line: string) => void;
};

/** A logger that drops what lies below `level`. */
export const createLogger = (options: LoggerOptions): Logger => {
  const write = options.write ?? ((line: string) => void process.stdout.write(line));
  return options.format === "human" ? humanLogger(options, write) : jsonLogger(options, write);
};

const order: readonly LogLevel[] = ["debug", "info", "warn", "error"];

type Emit = (level: LogLevel, message: string, fields: LogFields) => void;

const jsonLogger = (options: LoggerOptions, write: (line: string) => void): Logger => {
  const lines = pino(
    { level: options.level, base: null, messageKey: "message", formatters: { level: (level) => ({ level }) } },
    { write },
  );
  return loggerOver((level, message, fields) => lines[level](fields, message), options.fields ?? {});
};

const humanLogger = (options: LoggerOptions, write: (line: string) => void): Logger => {
  const lowest = order.indexOf(options.level);
  const now = (): WallMs => wallMs(Date.now());
  const emit: Emit = (level, message, fields) => {
    if (order.indexOf(level) >= lowest) write(humanLine({ at: now(), level, message, fields }));
  };
  return loggerOver(emit, options.fields ?? {});
};

const loggerOver = (emit: Emit, base: LogFields): Logger => {
  const at =
    (level: LogLevel) =>
    (message: string, fields: LogFields = {}): void =>
      emit(level, message, plain({ ...base, ...fields }));
  return {
    debug: at("debug"),
    info: at("info"),
    warn: at("warn"),
    error: at("error"),
    with: (fields) => loggerOver(emit, { ...base, ...fields }),
  };
};

/** Errors as their text; what cannot be written as JSON must not take the caller down. */
const plain = (fields: LogFields): LogFields => {
  try {
    return withoutSecrets(fields);
  } catch (thrown) {
    return { unloggable: reasonOf(thrown) };
  }
};
