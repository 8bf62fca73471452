/** Short files, functions, lines and parameter lists: what was short stays short. */
import type { Node } from "oxc-parser";
import type { Finding } from "../finding.ts";
import { isTest, type Rule } from "../repository.ts";
import { lineAt, nodesBelow, type Source } from "../source.ts";

export const limits = {
  fileLines: 300,
  testFileLines: 600,
  functionLines: 70,
  lineCharacters: 120,
  parameters: 3,
} as const;

export const sizes: Rule = ({ sources }) =>
  [...sources.values()].flatMap((source) => [...longFile(source), ...longLines(source), ...bigFunctions(source)]);

const longFile = ({ path, lines }: Source): readonly Finding[] => {
  const limit = isTest(path) ? limits.testFileLines : limits.fileLines;
  const count = lines.at(-1) === "" ? lines.length - 1 : lines.length;
  if (count <= limit) return [];
  const message = `${count} lines, at most ${limit}: move one of its concerns into a file of its own`;
  return [{ rule: "file-length", path, line: 1, message }];
};

const longLines = ({ path, lines }: Source): readonly Finding[] =>
  lines.flatMap((text, index) => {
    if ([...text].length <= limits.lineCharacters) return [];
    const message = `${[...text].length} characters, at most ${limits.lineCharacters}: break the line`;
    return [{ rule: "line-length", path, line: index + 1, message }];
  });

const bigFunctions = (source: Source): readonly Finding[] => {
  const found: Finding[] = [];
  for (const node of nodesBelow(source.program)) {
    if (!isFunction(node)) continue;
    const line = lineAt(source, node.start);
    const length = lineAt(source, node.end) - line + 1;
    const at = { path: source.path, line };
    if (length > limits.functionLines && !isTest(source.path))
      found.push({
        ...at,
        rule: "function-length",
        message: `function of ${length} lines, at most 70: name its steps`,
      });
    if (parameterCount(node) > limits.parameters)
      found.push({
        ...at,
        rule: "parameters",
        message: "more than 3 positional parameters: take one object with names",
      });
  }
  return found;
};

type FunctionNode = Extract<Node, { type: "FunctionDeclaration" | "FunctionExpression" | "ArrowFunctionExpression" }>;

const isFunction = (node: Node): node is FunctionNode =>
  node.type === "FunctionDeclaration" || node.type === "FunctionExpression" || node.type === "ArrowFunctionExpression";

/** A leading `this` is a type annotation, not a parameter. */
const parameterCount = (node: FunctionNode): number =>
  node.params.filter((param) => !(param.type === "Identifier" && param.name === "this")).length;
