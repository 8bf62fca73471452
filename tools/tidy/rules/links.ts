/**
 * A link in the documentation leads somewhere: to a file of ours, and to a heading that is there. A path between
 * backticks is a promise too: `server/src/recording/decide.ts`.
 */
import { posix } from "node:path";
import type { Finding } from "../finding.ts";
import type { Repository, Rule } from "../repository.ts";

export const links: Rule = (repository) =>
  [...repository.texts].flatMap(([path, text]) =>
    path.endsWith(".md") ? [...deadLinks(repository, path, text), ...deadPaths(repository, path, text)] : [],
  );

/** Only paths that start with a folder of ours count; others are examples, or of the wire. */
const deadPaths = ({ paths }: Repository, path: string, text: string): readonly Finding[] => {
  const all = [...paths];
  const isOurs = (named: string): boolean => all.some((one) => one.startsWith(`${named.split("/")[0]}/`));
  const exists = (named: string): boolean => all.some((one) => one === named || one.startsWith(`${named}/`));
  return text.split("\n").flatMap((line, index) =>
    [...line.matchAll(/`([\w-]+\/[\w./-]*\w)\/?`/g)].flatMap(([, named = ""]) => {
      if (!isOurs(named) || exists(named)) return [];
      return [{ rule: "dead-path", path, line: index + 1, message: `${named} does not exist: correct or remove it` }];
    }),
  );
};

const deadLinks = (repository: Repository, path: string, text: string): readonly Finding[] => {
  const found: Finding[] = [];
  for (const [index, line] of withoutCode(text).entries()) {
    for (const [, target = ""] of line.matchAll(/\[[^\]]*\]\(([^)\s]+)[^)]*\)/g)) {
      if (/^[a-z]+:/.test(target) || leadsSomewhere(repository, path, target)) continue;
      found.push({
        rule: "dead-link",
        path,
        line: index + 1,
        message: `${target} does not exist: correct or remove the link`,
      });
    }
  }
  return found;
};

const leadsSomewhere = ({ paths, texts }: Repository, path: string, target: string): boolean => {
  const [file = "", heading] = decodeURI(target).split("#");
  const there = file === "" ? path : posix.join(posix.dirname(path), file).replace(/\/$/, "");
  const isFolder = [...paths].some((one) => one.startsWith(`${there}/`));
  if (!paths.has(there) && !isFolder) return false;
  const text = texts.get(there);
  return heading === undefined || text === undefined || anchorsOf(text).has(heading);
};

/** Anchors as code hosts make them from headings. */
const anchorsOf = (text: string): ReadonlySet<string> =>
  new Set(
    [...text.matchAll(/^#+ (.+)$/gm)].map(([, title = ""]) =>
      title
        .toLowerCase()
        .replace(/[^\w\- ]/g, "")
        .replaceAll(" ", "-"),
    ),
  );

/** Lines with code blanked, so that an array access is no link. */
const withoutCode = (text: string): readonly string[] =>
  text
    .replace(/^```[\s\S]*?^```/gm, (block) => block.replace(/[^\n]/g, ""))
    .split("\n")
    .map((line) => line.replace(/`[^`]*`/g, ""));
