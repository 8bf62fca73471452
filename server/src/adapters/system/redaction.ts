import type { LogFields } from "../../vocabulary/index.ts";

const secretName = /token|secret|password|passwd|authorization|cookie|credential|api[-_]?key|databaseurl|jwt/i;
/** Query strings carry tokens: an address is logged without its own. */
const query = /(\b(?:https?|wss?|postgres(?:ql)?):\/\/[^\s?#]*)\?[^\s#]*/gi;
const userInfo = /(\b[a-z][a-z0-9+.-]*:\/\/)[^\s/@]+@/gi;
const depthMax = 6;

/** The same fields, secrets replaced by `[hidden]`, errors by their text, big integers by their digits. */
export const withoutSecrets = (fields: LogFields): LogFields =>
  Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, shown(name, value, 0)]));

const shown = (name: string, value: unknown, depth: number): unknown => {
  if (secretName.test(name) && value !== undefined && value !== null && typeof value !== "boolean") return "[hidden]";
  if (typeof value === "string") return withoutQuery(value);
  if (typeof value === "bigint") return value.toString();
  if (value instanceof Error) return withoutQuery(describe(value));
  if (value instanceof Uint8Array) return `${value.byteLength} bytes`;
  if (typeof value !== "object" || value === null) return value;
  if (depth >= depthMax) return "…";
  if (Array.isArray(value)) return value.map((one) => shown("", one, depth + 1));
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, shown(key, one, depth + 1)]));
};

/** With the stack: an error in the log is there to be found. */
const describe = (error: Error): string => {
  const text = error.stack ?? `${error.name}: ${error.message}`;
  return error.cause instanceof Error ? `${text}\ncaused by ${error.cause.message}` : text;
};

const withoutQuery = (text: string): string => text.replace(query, "$1?…").replace(userInfo, "$1…@");
