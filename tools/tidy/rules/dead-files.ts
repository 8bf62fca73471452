/** A file that nothing reaches is read by newcomers and kept alive by nobody. */
import { posix } from "node:path";
import type { Finding } from "../finding.ts";
import { importsOf } from "../imports.ts";
import { isTest, type Repository, type Rule } from "../repository.ts";
import { nodesBelow, type Source } from "../source.ts";

/** Started by a person or a tool, not imported. */
const entries = [/\.(config|scenario|bench)\.ts$/, /^examples\//];

export const deadFiles: Rule = (repository) => {
  const tests = [...repository.sources.keys()].filter((path) => isTest(path) && !path.includes(".fixture."));
  const started = reachable(repository, [...entryPoints(repository)]);
  const tested = reachable(repository, tests);
  return [...repository.sources.keys()].flatMap((path): Finding[] => {
    if (started.has(path) || (isTest(path) && tested.has(path))) return [];
    const message = tested.has(path)
      ? "only tests reach it: delete it with its test, or call it x.fixture.ts when it helps tests"
      : "nothing imports or starts it: delete it";
    return [{ rule: "dead-file", path, line: 1, message }];
  });
};

const entryPoints = function* ({ sources, texts }: Repository): Generator<string> {
  for (const path of sources.keys()) if (entries.some((entry) => entry.test(path))) yield path;
  for (const [path, text] of texts) if (!path.endsWith(".md")) yield* namedFiles(path, text);
};

const reachable = ({ sources }: Repository, from: readonly string[]): ReadonlySet<string> => {
  const live = new Set<string>();
  const waiting = [...from];
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    const source = sources.get(path);
    if (source === undefined || live.has(path)) continue;
    live.add(path);
    for (const { target } of importsOf(source)) if (target !== null) waiting.push(target);
    waiting.push(...namedInStrings(source));
  }
  return live;
};

/** Files that a text names, from its own folder or from the root: `node server/src/processes/main.ts`. */
const namedFiles = (path: string, text: string): readonly string[] =>
  [...text.matchAll(/[\w@./-]+\.tsx?\b/g)].flatMap(([name]) => [
    posix.join(posix.dirname(path), name),
    posix.normalize(name.replace(/^\/+/, "")),
  ]);

/** A child process or a worker is started by the path of its file. */
const namedInStrings = (source: Source): readonly string[] => {
  const found: string[] = [];
  for (const node of nodesBelow(source.program)) {
    const text = node.type === "Literal" ? node.value : node.type === "TemplateElement" ? node.value.cooked : null;
    if (typeof text === "string" && /\.tsx?$/.test(text)) found.push(...namedFiles(source.path, text));
  }
  return found;
};
