import type { LogFields, WallMs } from "../../vocabulary/index.ts";

export type LogLine = {
  readonly at: WallMs;
  readonly level: string;
  readonly message: string;
  readonly fields: LogFields;
};

/** `12:30:05.120 warn  renderer stopped (role=renderer, code=1)`, with a line feed. */
export const humanLine = ({ at, level, message, fields }: LogLine): string => {
  const time = new Date(at).toISOString().slice(11, 23);
  const details = Object.entries(fields)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}=${typeof value === "string" ? value : JSON.stringify(value)}`)
    .join(", ");
  return `${time} ${level.padEnd(5)} ${message}${details === "" ? "" : ` (${details})`}\n`;
};
