import { parseSync, visitorKeys, type Comment, type EcmaScriptModule, type Node, type Program } from "oxc-parser";

/** One TypeScript file, read and parsed once for all rules. */
export type Source = {
  /** From the root of the repository, with `/`. */
  readonly path: string;
  readonly text: string;
  readonly lines: readonly string[];
  readonly program: Program;
  readonly module: EcmaScriptModule;
  readonly comments: readonly Comment[];
  /** Empty when the file is valid. */
  readonly errors: readonly string[];
};

export const parse = (path: string, text: string): Source => {
  const { program, module, comments, errors } = parseSync(path, text);
  const lines = text.split("\n");
  return { path, text, lines, program, module, comments, errors: errors.map((error) => error.message) };
};

/** 1-based line of an offset. */
export const lineAt = (source: Pick<Source, "text">, offset: number): number => {
  let line = 1;
  for (let at = source.text.indexOf("\n"); at >= 0 && at < offset; at = source.text.indexOf("\n", at + 1)) line++;
  return line;
};

/** A node and everything below it, outside first. */
export const nodesBelow = function* (node: Node): Generator<Node> {
  yield node;
  for (const key of visitorKeys[node.type] ?? []) {
    const value: unknown = Reflect.get(node, key);
    for (const child of Array.isArray(value) ? value : [value]) if (isNode(child)) yield* nodesBelow(child);
  }
};

const isNode = (value: unknown): value is Node => typeof value === "object" && value !== null && "type" in value;
