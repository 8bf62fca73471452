/**
 * Test names are what a failing run shows. They are unique in their file, and a name that cites a rule
 * (`[C7] a log cut at any byte …`) cites one that a RULES.md states; every stated rule is proven by some test.
 */
import type { Finding } from "../finding.ts";
import { isTest, type Repository, type Rule } from "../repository.ts";
import { lineAt, nodesBelow, type Source } from "../source.ts";

export const tests: Rule = (repository) => {
  const names = [...repository.sources.values()].flatMap(testNames);
  return [...doubled(names), ...citations(repository, names)];
};

type TestName = { readonly name: string; readonly path: string; readonly line: number };

const callers = new Set(["test", "it", "describe", "suite"]);

/** Also of conformance suites, which are functions that adapters' tests call. */
const testNames = (source: Source): readonly TestName[] => {
  const found: TestName[] = [];
  for (const node of nodesBelow(source.program)) {
    if (node.type !== "CallExpression" || node.callee.type !== "Identifier" || !callers.has(node.callee.name)) continue;
    const [first] = node.arguments;
    const name =
      first?.type === "Literal"
        ? first.value
        : first?.type === "TemplateLiteral"
          ? first.quasis[0]?.value.cooked
          : null;
    if (typeof name === "string") found.push({ name, path: source.path, line: lineAt(source, node.start) });
  }
  return found;
};

const doubled = (names: readonly TestName[]): readonly Finding[] => {
  const seen = new Set<string>();
  return names.flatMap(({ name, path, line }) => {
    const key = `${path}\n${name}`;
    if (isTest(path) && seen.has(key))
      return [{ rule: "test-name", path, line, message: `a second test "${name}" in this file: say what differs` }];
    seen.add(key);
    return [];
  });
};

const citations = ({ texts }: Repository, names: readonly TestName[]): readonly Finding[] => {
  const stated = [...texts].flatMap(([path, text]) => (path.endsWith("RULES.md") ? statedRules(path, text) : []));
  const cited = names.flatMap((one) =>
    [...(/^(\[[A-Z]+\d+\]\s*)+/.exec(one.name)?.[0] ?? "").matchAll(/[A-Z]+\d+/g)].map(([id]) => ({ ...one, id })),
  );
  const known = new Set(stated.map((one) => one.id));
  const proven = new Set(cited.map((one) => one.id));
  return [
    ...cited
      .filter(({ id }) => !known.has(id))
      .map(({ id, path, line }) => ({
        rule: "citation",
        path,
        line,
        message: `[${id}] is in no RULES.md: state the rule or correct the name`,
      })),
    ...stated
      .filter(({ id }) => !proven.has(id))
      .map(({ id, path, line }) => ({
        rule: "citation",
        path,
        line,
        message: `no test cites [${id}]: prove the rule or drop it`,
      })),
    ...stated
      .filter((one, index) => stated.findIndex((other) => other.id === one.id) !== index)
      .map(({ id, path, line }) => ({
        rule: "citation",
        path,
        line,
        message: `[${id}] is stated twice: number it anew`,
      })),
  ];
};

/** Lines of the form `- **[S1]** …` or `[S1] …`. */
const statedRules = (
  path: string,
  text: string,
): readonly { readonly id: string; readonly path: string; readonly line: number }[] =>
  text.split("\n").flatMap((line, index) => {
    const id = /^(?:[-*] )?\**\[([A-Z]+\d+)\]/.exec(line)?.[1];
    return id === undefined ? [] : [{ id, path, line: index + 1 }];
  });
