import { posix } from "node:path";
import type { Repository } from "./repository.ts";
import { lineAt, nodesBelow, type Source } from "./source.ts";

/** One import or re-export. */
export type Import = {
  readonly from: string;
  /** As written: `./a.ts`, `@roomreel/stage`, `node:fs`. */
  readonly specifier: string;
  /** Path inside the repository; null for a package. */
  readonly target: string | null;
  /** Only types cross: nothing of it is left at run time. */
  readonly typeOnly: boolean;
  readonly line: number;
};

export const importsOf = (source: Source): readonly Import[] => {
  const found: Import[] = [];
  const add = (specifier: string, offset: number, typeOnly: boolean): void => {
    const target = specifier.startsWith(".") ? posix.join(posix.dirname(source.path), specifier) : null;
    found.push({ from: source.path, specifier, target, typeOnly, line: lineAt(source, offset) });
  };
  for (const node of nodesBelow(source.program)) {
    if (node.type === "ImportDeclaration") add(node.source.value, node.start, node.importKind === "type");
    if (node.type === "ExportAllDeclaration") add(node.source.value, node.start, node.exportKind === "type");
    if (node.type === "ExportNamedDeclaration" && node.source !== null)
      add(node.source.value, node.start, node.exportKind === "type");
    if (node.type === "TSImportType") add(node.source.value, node.start, true);
    if (node.type === "ImportExpression" && node.source.type === "Literal")
      add(String(node.source.value), node.start, false);
  }
  return found;
};

export const allImports = (repository: Repository): readonly Import[] =>
  [...repository.sources.values()].flatMap(importsOf);
