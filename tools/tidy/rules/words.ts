/** Every word that a person reads stands in the catalogues of all languages, web/src/texts, and none in the pages. */
import type { Node } from "oxc-parser";
import type { Finding } from "../finding.ts";
import type { Rule } from "../repository.ts";
import { lineAt, nodesBelow, type Source } from "../source.ts";

export const words: Rule = ({ sources }) =>
  [...sources.values()].filter(({ path }) => /^web\/src\/.*\.tsx$/.test(path)).flatMap(literals);

const literals = (source: Source): readonly Finding[] =>
  [...nodesBelow(source.program)].flatMap((node) => {
    const said = saidBy(node);
    if (said === undefined || !/\p{Letter}/u.test(said)) return [];
    const message = `people read "${said.trim()}": put it into web/src/texts, in every language`;
    return [{ rule: "words", path: source.path, line: lineAt(source, node.start), message }];
  });

/** Attributes and properties whose value is read, of HTML and of our own parts. */
const read =
  /^(aria-(label|description|valuetext|roledescription)|title|alt|placeholder|label|words|hint|body|note|act)$/;

const saidBy = (node: Node): string | undefined => {
  switch (node.type) {
    case "JSXText":
      return node.value;
    case "JSXElement":
    case "JSXFragment":
      return node.children
        .map((child) => (child.type === "JSXExpressionContainer" ? spelled(child.expression) : ""))
        .join("");
    case "JSXAttribute": {
      const { name, value } = node;
      if (name.type !== "JSXIdentifier" || !read.test(name.name) || value === null) return undefined;
      return value.type === "JSXExpressionContainer" ? spelled(value.expression) : spelled(value);
    }
    case "CallExpression":
      return /^toast\b/.test(calleeOf(node.callee)) ? node.arguments.map(spelled).join("") : undefined;
    default:
      return undefined;
  }
};

const calleeOf = (node: Node): string =>
  node.type === "MemberExpression" ? calleeOf(node.object) : node.type === "Identifier" ? node.name : "";

/** What of an expression is spelled out where it stands. */
const spelled = (node: Node): string => {
  switch (node.type) {
    case "Literal":
      return typeof node.value === "string" ? node.value : "";
    case "TemplateLiteral":
      return node.quasis.map(({ value }) => value.cooked ?? "").join("");
    case "ConditionalExpression":
      return spelled(node.consequent) + spelled(node.alternate);
    case "LogicalExpression":
    case "BinaryExpression":
      return node.operator === "+" || node.type === "LogicalExpression" ? spelled(node.left) + spelled(node.right) : "";
    default:
      return "";
  }
};
