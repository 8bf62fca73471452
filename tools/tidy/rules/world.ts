/** Time, chance, environment and output come in through ports, so that a test or a simulation can be the world. */
import type { Node } from "oxc-parser";
import type { Finding } from "../finding.ts";
import { isTest, type Rule } from "../repository.ts";
import { lineAt, nodesBelow } from "../source.ts";

/** Places that are the world, or that nothing simulates. */
const free = [
  /^server\/src\/adapters\/system\//,
  /^server\/src\/processes\/(settings|main)[\w-]*\.ts$/,
  /^(bench|tools|scenarios|web|embed|fixtures|examples)\//,
  /\.config\.ts$/,
];

const globals = new Set(["setTimeout", "setInterval", "console"]);
const members = new Set([
  "Date.now",
  "performance.now",
  "Math.random",
  "crypto.randomUUID",
  "process.env",
  "process.hrtime",
]);
const imported: Readonly<Record<string, ReadonlySet<string>>> = {
  "node:crypto": new Set(["randomUUID", "randomBytes", "randomInt", "getRandomValues"]),
  "node:perf_hooks": new Set(["performance"]),
  "node:timers": new Set(["setTimeout", "setInterval"]),
  "node:timers/promises": new Set(["setTimeout", "setInterval", "scheduler"]),
};

export const world: Rule = ({ sources }) => {
  const found: Finding[] = [];
  for (const source of sources.values()) {
    if (isTest(source.path) || free.some((place) => place.test(source.path))) continue;
    for (const node of nodesBelow(source.program)) {
      const what = touches(node);
      if (what === null) continue;
      const message = `${what} belongs to adapters/system: take Clock, Randomness, Logger or settings as an argument`;
      found.push({ rule: "world", path: source.path, line: lineAt(source, node.start), message });
    }
  }
  return found;
};

const touches = (node: Node): string | null => {
  switch (node.type) {
    case "CallExpression":
      return node.callee.type === "Identifier" && globals.has(node.callee.name) ? node.callee.name : null;
    case "NewExpression":
      return isName(node.callee, "Date") && node.arguments.length === 0 ? "new Date()" : null;
    case "MemberExpression":
      return touchedMember(node);
    case "ImportDeclaration":
      return touchedImport(node);
    default:
      return null;
  }
};

const touchedMember = (node: Extract<Node, { type: "MemberExpression" }>): string | null => {
  if (node.object.type !== "Identifier" || node.property.type !== "Identifier") return null;
  if (globals.has(node.object.name)) return node.object.name;
  const name = `${node.object.name}.${node.property.name}`;
  return members.has(name) ? name : null;
};

const touchedImport = (node: Extract<Node, { type: "ImportDeclaration" }>): string | null => {
  const forbidden = imported[node.source.value];
  for (const entry of node.specifiers) {
    if (entry.type !== "ImportSpecifier" || entry.imported.type !== "Identifier") continue;
    if (forbidden?.has(entry.imported.name) === true) return `${entry.imported.name} of ${node.source.value}`;
  }
  return null;
};

const isName = (node: Node, name: string): boolean => node.type === "Identifier" && node.name === name;
