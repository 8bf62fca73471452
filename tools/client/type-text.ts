/**
 * What a zod schema lets through, as a TypeScript type. A schema that the contract exports is named, so that the type
 * is the contract's own; of others the shape is written down.
 */
import * as contract from "@roomreel/contract";
import { z } from "zod";

/** `sends`: what goes in; `gets`: what comes out; `query`: what goes into an address, before it becomes text. */
export type Way = "sends" | "gets" | "query";

/** Where the names that a text uses are collected. */
export type Names = Set<string>;

const exported = new Map<unknown, string>(
  Object.entries(contract)
    .filter(([, value]: readonly [string, unknown]) => value instanceof z.ZodType)
    .map(([name, value]) => [value, name]),
);

/** Also of one that only has examples or a description more: zod makes those a copy. */
const nameOf = (schema: z.core.$ZodType): string | undefined => {
  const { parent } = schema._zod;
  return exported.get(schema) ?? (parent === undefined ? undefined : nameOf(parent));
};

export const typeText = (schema: z.core.$ZodType, way: Way, names: Names): string => {
  const name = way === "gets" ? wholeOf(schema) : way === "sends" ? nameOf(schema) : undefined;
  if (name !== undefined) {
    names.add(name);
    return `${way === "sends" ? "Sends" : "Gets"}<typeof ${name}>`;
  }
  return shapeText(schema as z.core.$ZodTypes, (part) => typeText(part, way, names), way);
};

/** A list of what `fields` may cut is written down, and its items are whole. */
const wholeOf = (schema: z.core.$ZodType): string | undefined =>
  partialOf(schema) ?? (isListOfPartial(schema) ? undefined : nameOf(schema));
const isListOfPartial = (schema: z.core.$ZodType): boolean =>
  schema instanceof z.ZodObject &&
  Object.values(schema.shape).some((part) => part instanceof z.ZodArray && partialOf(part.element) !== undefined);

/**
 * Where all properties of an exported object may be left out, that is because `fields` can choose some of them; the
 * client's types say so where `fields` is given (operation.ts).
 */
const partialOf = (schema: z.core.$ZodType): string | undefined => {
  if (!(schema instanceof z.ZodObject)) return undefined;
  const parts = Object.entries(schema.shape);
  if (!parts.every(([, part]) => part instanceof z.ZodOptional)) return undefined;
  for (const [whole, name] of exported) if (whole instanceof z.ZodObject && isPartial(parts, whole.shape)) return name;
  return undefined;
};
const isPartial = (
  parts: readonly (readonly [string, z.core.$ZodType])[],
  whole: Readonly<Record<string, z.core.$ZodType>>,
): boolean =>
  Object.keys(whole).length === parts.length &&
  parts.length > 0 &&
  parts.every(([key, part]) => part === whole[key] || (part instanceof z.ZodOptional && part.unwrap() === whole[key]));

type Inner = (schema: z.core.$ZodType) => string;
const orOf = (options: readonly string[]): string => [...new Set(options)].join(" | ");

const shapeText = (schema: z.core.$ZodTypes, inner: Inner, way: Way): string => {
  const { def } = schema._zod;
  // In an address several ids are one text with commas between them.
  const propertyText = (key: string, part: z.core.$ZodType): string =>
    way === "query" && key.endsWith("Ids") ? "string | readonly string[]" : inner(part);
  switch (def.type) {
    case "object":
      return `{ ${Object.entries(def.shape)
        .map(([key, part]) => `readonly ${key}${isOptional(part, way) ? "?" : ""}: ${propertyText(key, part)}`)
        .join("; ")} }`;
    case "array":
      return `readonly (${inner(def.element)})[]`;
    case "optional":
    case "default":
    case "readonly":
      return inner(def.innerType);
    case "nullable":
      return orOf([inner(def.innerType), "null"]);
    case "union":
      return orOf(def.options.map(inner));
    case "enum":
      return way === "query" && isFlag(def.entries)
        ? "boolean"
        : orOf(Object.values(def.entries).map((one) => JSON.stringify(one)));
    case "literal":
      return orOf(def.values.map((one) => JSON.stringify(one)));
    case "record":
      return `Readonly<Record<string, ${inner(def.valueType)}>>`;
    case "pipe":
      return way === "gets" ? inner(def.out) : inner(def.in);
    case "string":
    case "number":
    case "boolean":
    case "null":
    case "unknown":
      return def.type;
    default:
      throw new Error(`a schema of kind ${def.type} is new here`);
  }
};

const isFlag = (entries: Readonly<Record<string, unknown>>): boolean =>
  Object.keys(entries).toSorted().join(" ") === "false true";

const isOptional = (schema: z.core.$ZodType, way: Way): boolean =>
  way === "gets" ? schema._zod.optout === "optional" : z.safeParse(schema, undefined).success;
