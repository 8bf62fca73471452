import { readdirSync, readFileSync } from "node:fs";
import { join, posix } from "node:path";
import type { Finding } from "./finding.ts";
import { parse, type Source } from "./source.ts";

/** What the rules look at: all text of the repository. Tests make one from a handful of strings. */
export type Repository = {
  /** Every file, folder-first order, from the root, with `/`. */
  readonly paths: ReadonlySet<string>;
  /** TypeScript, parsed. */
  readonly sources: ReadonlyMap<string, Source>;
  /** Markdown, JSON, HTML, scripts: everything else that names files. */
  readonly texts: ReadonlyMap<string, string>;
};

/** One rule, or a few that look at the same thing. */
export type Rule = (repository: Repository) => readonly Finding[];

const skippedFolders = new Set(["node_modules", "dist", ".git", ".roomreel", "test-results", "playwright-report"]);
const textFile = /(\.(md|json|html|sh|yml|yaml|po|sql)|(^|\/)(start|test|run))$/;

/** Reads everything below `root` that is not a product of a build. */
export const readRepository = (root: string): Repository => {
  const files = new Map<string, string>();
  const read = (folder: string): void => {
    for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
      const path = posix.join(folder, entry.name);
      if (entry.isDirectory() && !skippedFolders.has(entry.name)) read(path);
      if (entry.isFile()) files.set(path, wanted(path) ? readFileSync(join(root, path), "utf8") : "");
    }
  };
  read("");
  return repositoryOf(Object.fromEntries(files));
};

/** A repository out of thin air: path -> text. */
export const repositoryOf = (files: Readonly<Record<string, string>>): Repository => {
  const sources = new Map<string, Source>();
  const texts = new Map<string, string>();
  for (const [path, text] of Object.entries(files)) {
    if (isSource(path)) sources.set(path, parse(path, text));
    else if (textFile.test(path)) texts.set(path, text);
  }
  return { paths: new Set(Object.keys(files)), sources, texts };
};

const isSource = (path: string): boolean => /\.tsx?$/.test(path) && !path.endsWith(".d.ts");
const wanted = (path: string): boolean => isSource(path) || (textFile.test(path) && path !== "package-lock.json");

/** Tests and what only tests use may be longer and may touch the clock. */
export const isTest = (path: string): boolean => /\.(test|scenario|fixture)\.tsx?$/.test(path);
