/** What `./test` knows to run, in the order in which it runs it. */
import { globSync } from "node:fs";

/** A program of Node that succeeds or fails. */
export type Check = { readonly kind: "check"; readonly name: string; readonly args: readonly string[] };

/** Test files, each in a process of its own, `atOnce` of them at a time. */
export type Files = {
  readonly kind: "files";
  readonly name: string;
  readonly files: readonly string[];
  readonly atOnce: number;
};

export type Step = Check | Files;

const quick = ["unit", "web", "scenarios"] as const;
export const partNames = [...quick, "screens"] as const;
export type PartName = (typeof partNames)[number];

/** Every state of every page at four widths, kept as pictures: too long for each change. */
const galleries = "web/tests/screens-*.test.ts";

/** The parts that a word of the command line stands for; null for a word that it does not know. */
export const partsFor = (word: string | undefined): readonly PartName[] | null => {
  if (word === undefined) return quick;
  if (word === "full") return partNames;
  const part = partNames.find((name) => name === word);
  return part === undefined ? null : [part];
};

export const stepsOf = (part: PartName): readonly Step[] => {
  switch (part) {
    case "unit":
      return [
        check("types", "node_modules/.bin/tsc", "--noEmit", "-p", "."),
        check("types of the web app", "node_modules/.bin/tsc", "--noEmit", "-p", "web"),
        check("types of the scenarios' page", "node_modules/.bin/tsc", "--noEmit", "-p", "scenarios/participants/page"),
        check("lint", "node_modules/.bin/oxlint"),
        check("format", "node_modules/.bin/oxfmt", "--check"),
        { kind: "files", name: "unit", files: find("**/*.test.ts", "web/**"), atOnce: 2 },
      ];
    case "web":
      return [{ kind: "files", name: "web", files: find("web/**/*.test.ts", galleries), atOnce: 2 }];
    case "screens":
      return [{ kind: "files", name: "screens", files: find(galleries), atOnce: 2 }];
    case "scenarios":
      return [{ kind: "files", name: "scenarios", files: find("scenarios/**/*.scenario.ts"), atOnce: 1 }];
  }
};

/** Run by the Node that runs us, whichever one PATH has. */
const check = (name: string, program: string, ...args: readonly string[]): Check => ({
  kind: "check",
  name,
  args: [program, ...args],
});

const find = (pattern: string, ...without: readonly string[]): readonly string[] =>
  globSync(pattern, { exclude: ["**/node_modules/**", "**/dist/**", ...without] }).toSorted();
