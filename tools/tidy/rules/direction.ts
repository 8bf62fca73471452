/**
 * The flow of the server, left to right. A stage imports only stages to its left, and only through their
 * index.ts. Where it must cause something to its right it declares a port; `adapters/` implements ports and
 * `processes/` plugs them in.
 */
import type { Finding } from "../finding.ts";
import { allImports, type Import } from "../imports.ts";
import { isTest, type Rule } from "../repository.ts";

export const stages = [
  "vocabulary",
  "jobs",
  "people",
  "rooms",
  "recording",
  "capture",
  "timeline",
  "render",
  "publish",
  "library",
  "delivery",
] as const;

const workspaces = new Set(["contract", "client", "stage", "server", "web", "embed"]);
/** Who may see what crosses a wire (ARCHITECTURE.md). */
const seesContract = new Set(["delivery", "processes", "adapters"]);

export const direction: Rule = (repository) =>
  allImports(repository).flatMap((one) => {
    const message = isTest(one.from) ? outsideFault(one) : (outsideFault(one) ?? serverFault(one));
    return message === null ? [] : [{ rule: "direction", path: one.from, line: one.line, message } satisfies Finding];
  });

/** Faults between workspaces. */
const outsideFault = ({ from, target, specifier }: Import): string | null => {
  const [home = "", there = ""] = [from.split("/")[0], target?.split("/")[0]];
  if (!workspaces.has(home)) return null;
  if (target !== null && home !== there) return `leaves the workspace ${home}: import the package by its name`;
  if ((home === "contract" || home === "stage") && specifier.startsWith("@roomreel/"))
    return `${home} is the ground: it imports no other workspace`;
  if (home !== "server" && specifier.startsWith("@roomreel/server")) return "only the server imports the server";
  return null;
};

const serverFault = (one: Import): string | null => {
  const home = folderOf(one.from);
  if (home === null) return null;
  if (one.specifier.startsWith("@roomreel/contract") && !seesContract.has(home))
    return `the wire is translated in delivery: ${home} does not see the contract`;
  const there = one.target === null ? null : folderOf(one.target);
  return there === null || there === home ? adapterFault(one, home) : crossingFault(one, home, there);
};

const crossingFault = (one: Import, home: string, there: string): string | null => {
  if (home === "processes") return stageOrder(there) < 0 ? null : indexFault(one, there);
  if (there === "adapters") return "adapters are plugged in by processes/: declare a port instead";
  if (there === "processes") return "processes/ joins the parts: no part imports it";
  if (home === "adapters") return indexFault(one, there);
  if (stageOrder(there) > stageOrder(home)) return `points right (${home} -> ${there}): declare a port instead`;
  return indexFault(one, there);
};

const indexFault = ({ target }: Import, there: string): string | null =>
  target === `server/src/${there}/index.ts` ? null : `import ${there} through ${there}/index.ts`;

/** One adapter knows nothing of another; the system's clock is injected like everything else. */
const adapterFault = ({ from, target }: Import, home: string): string | null => {
  if (home !== "adapters" || target === null) return null;
  const [mine, theirs] = [from, target].map((path) => path.split("/")[3]);
  return mine === theirs ? null : `one adapter imports another (${theirs}): let processes/ join them`;
};

const folderOf = (path: string): string | null => /^server\/src\/([\w-]+)\//.exec(path)?.[1] ?? null;
const stageOrder = (folder: string): number => (stages as readonly string[]).indexOf(folder);
