/** Constructs that we do without, and comments that promise instead of telling. */
import type { Comment, Node } from "oxc-parser";
import type { Finding } from "../finding.ts";
import type { Rule } from "../repository.ts";
import { lineAt, nodesBelow, parse, type Source } from "../source.ts";

export const syntax: Rule = ({ sources }) =>
  [...sources.values()].flatMap((source) => [...invalid(source), ...constructs(source), ...comments(source)]);

const invalid = ({ path, errors }: Source): readonly Finding[] =>
  errors.map((error) => ({ rule: "syntax", path, line: 1, message: `does not parse: ${error}` }));

const constructs = (source: Source): readonly Finding[] => {
  const found: Finding[] = [];
  for (const node of nodesBelow(source.program)) {
    const forbidden = forbiddenBy(node, source.path);
    if (forbidden !== null) found.push({ ...forbidden, path: source.path, line: lineAt(source, node.start) });
  }
  return found;
};

/** Tools that ask for a default export. */
const configFile = /(^|\/)[\w.-]+\.config\.ts$/;

const forbiddenBy = (node: Node, path: string): Pick<Finding, "rule" | "message"> | null => {
  switch (node.type) {
    case "TSAnyKeyword":
      return { rule: "any", message: "`any` switches the compiler off: say the type, or `unknown` and check it" };
    case "TSEnumDeclaration":
      return { rule: "enum", message: "`enum` cannot be erased: use a union of literals" };
    case "TSNonNullExpression":
      return { rule: "non-null", message: "`!` hides a case: handle it, or say impossible(…)" };
    case "ExportDefaultDeclaration":
      return configFile.test(path) ? null : { rule: "default-export", message: "no default export: give it a name" };
    default:
      return null;
  }
};

const comments = (source: Source): readonly Finding[] =>
  source.comments.flatMap((comment) => {
    const at = { path: source.path, line: lineAt(source, comment.start) };
    const unfinished = /\b(TODO|FIXME|XXX|HACK)\b/.exec(comment.value)?.[0];
    if (unfinished !== undefined)
      return [
        { ...at, rule: "unfinished", message: `${unfinished}: do it now, or file an issue and delete the comment` },
      ];
    if (/@ts-(ignore|nocheck|expect-error)/.test(comment.value))
      return [{ ...at, rule: "ts-ignore", message: "the compiler is silenced: make the types right" }];
    if (isCode(comment)) return [{ ...at, rule: "dead-code", message: "commented-out code: delete it, git remembers" }];
    return [];
  });

/** Prose hardly ever ends like a statement and parses as one too. */
const isCode = (comment: Comment): boolean => {
  const text = comment.value.trim();
  if (comment.type !== "Line" || !/([;{}]|\)|=>)$/.test(text) || !/[=(.]/.test(text)) return false;
  const source = parse("comment.ts", text.endsWith("{") ? `${text}}` : text);
  const [first] = source.program.body;
  return source.errors.length === 0 && first !== undefined && !isProse(first);
};

const isProse = (node: Node): boolean =>
  node.type === "ExpressionStatement" &&
  !["CallExpression", "AssignmentExpression", "AwaitExpression"].includes(node.expression.type);
