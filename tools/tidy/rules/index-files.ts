/** An index.ts is the door of a folder: short, re-exports only, and what goes through it is documented. */
import type { Node } from "oxc-parser";
import { posix } from "node:path";
import type { Finding } from "../finding.ts";
import type { Repository, Rule } from "../repository.ts";
import { lineAt, type Source } from "../source.ts";

const lineLimit = 60;
const doors = /^(server\/src\/[\w-]+|stage\/src|contract\/src)\/index\.ts$/;
const documentedDoors = /^(server\/src\/[\w-]+|stage\/src)\/index\.ts$/;

export const indexFiles: Rule = (repository) => {
  const found: Finding[] = [];
  for (const source of repository.sources.values()) {
    if (doors.test(source.path)) found.push(...shape(source));
    if (documentedDoors.test(source.path)) found.push(...undocumented(repository, source));
  }
  return found;
};

const shape = (source: Source): readonly Finding[] => {
  const { path } = source;
  const found: Finding[] = [];
  if (source.lines.length > lineLimit + 1)
    found.push({
      rule: "index",
      path,
      line: 1,
      message: `more than ${lineLimit} lines: the door of a stage is narrow`,
    });
  for (const node of source.program.body)
    if (!isReExport(node))
      found.push({ rule: "index", path, line: lineAt(source, node.start), message: "an index.ts only re-exports" });
  return found;
};

const isReExport = (node: Node): boolean =>
  node.type === "ExportAllDeclaration" || (node.type === "ExportNamedDeclaration" && node.source !== null);

type Passing = { readonly target: string; readonly names: ReadonlySet<string> | null };

/** Which names leave through a door, and from which file. `null`: all of them. */
const passing = (door: Source): readonly Passing[] =>
  door.program.body.flatMap((node): Passing[] => {
    if (node.type !== "ExportAllDeclaration" && node.type !== "ExportNamedDeclaration") return [];
    if (node.source === null) return [];
    const target = posix.join(posix.dirname(door.path), node.source.value);
    if (node.type === "ExportAllDeclaration") return [{ target, names: null }];
    const names = node.specifiers.map(({ local }) => (local.type === "Identifier" ? local.name : ""));
    return [{ target, names: new Set(names) }];
  });

const undocumented = ({ sources }: Repository, door: Source): readonly Finding[] =>
  passing(door).flatMap(({ target, names }) => {
    const source = sources.get(target);
    if (source === undefined) return [];
    return exportsOf(source).flatMap(({ name, line, documented }) => {
      if (documented || (names !== null && !names.has(name))) return [];
      const message = `${name} leaves through ${door.path}: write a doc block (shape, unit, errors, source)`;
      return [{ rule: "doc-block", path: target, line, message }];
    });
  });

type Exported = { readonly name: string; readonly line: number; readonly documented: boolean };

/** What a file exports. A function and a type of the same name, whatever the case, share one doc block. */
const exportsOf = (source: Source): readonly Exported[] => {
  const found = source.program.body.flatMap((node): Exported[] => {
    if (node.type !== "ExportNamedDeclaration" || node.declaration === null) return [];
    const line = lineAt(source, node.start);
    return declaredNames(node.declaration).map((name) => ({ name, line, documented: hasDocBlock(source, node.start) }));
  });
  const explained = new Set(found.filter((one) => one.documented).map((one) => one.name.toLowerCase()));
  return found.map((one) => ({ ...one, documented: explained.has(one.name.toLowerCase()) }));
};

const declaredNames = (node: Node): readonly string[] => {
  if (node.type === "VariableDeclaration")
    return node.declarations.flatMap(({ id }) => (id.type === "Identifier" ? [id.name] : []));
  if ("id" in node && node.id !== null && typeof node.id === "object" && "name" in node.id) return [node.id.name];
  return [];
};

const hasDocBlock = (source: Source, start: number): boolean =>
  source.comments.some(
    ({ type, value, end }) =>
      type === "Block" && value.startsWith("*") && end <= start && source.text.slice(end, start).trim() === "",
  );
