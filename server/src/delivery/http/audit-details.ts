/** What entries of the audit log say beside who, what and to whom: bounded, and without secrets. */

const hasFields = (value: unknown): value is object =>
  // A file that was uploaded would have a field for each byte.
  typeof value === "object" && value !== null && !Array.isArray(value) && !ArrayBuffer.isView(value);

/** Of an object of any kind. */
export const fieldsOf = (value: unknown): Readonly<Record<string, unknown>> =>
  hasFields(value) ? Object.fromEntries(Object.entries(value)) : {};

/** @returns undefined when there is no such text */
export const textIn = (value: unknown, name: string): string | undefined => {
  const text = fieldsOf(value)[name];
  return typeof text === "string" ? text : undefined;
};

/** Parameters of this name, of path and query. */
export const toldOf = (names: readonly string[], ...from: readonly unknown[]): Readonly<Record<string, unknown>> => {
  const all: Readonly<Record<string, unknown>> = Object.assign({}, ...from.map(fieldsOf));
  return Object.fromEntries(names.filter((name) => all[name] !== undefined).map((name) => [name, all[name]]));
};

const CHANGED_MAX = 100;
const VALUE_CHARACTERS_MAX = 200;

type Leaf = readonly [path: string, value: unknown];
const leavesOf = (value: unknown, path: string): readonly Leaf[] => {
  const parts = Object.entries(fieldsOf(value)).filter(([, part]) => part !== undefined);
  if (parts.length === 0) return path === "" ? [] : [[path, value]];
  return parts.flatMap(([name, part]) => leavesOf(part, path === "" ? name : `${path}.${name}`));
};

const short = (value: unknown): unknown => {
  const text = JSON.stringify(value) ?? "";
  return text.length <= VALUE_CHARACTERS_MAX ? value : `${text.slice(0, VALUE_CHARACTERS_MAX)}…`;
};

/** `changed`: paths of the body with their values, or without. */
export const changedIn = (body: unknown, withValues: boolean): Readonly<Record<string, unknown>> => {
  const leaves = leavesOf(body, "").slice(0, CHANGED_MAX);
  if (leaves.length === 0) return {};
  const changed = withValues
    ? Object.fromEntries(leaves.map(([path, value]) => [path, short(value)]))
    : leaves.map(([path]) => path);
  return { changed };
};
