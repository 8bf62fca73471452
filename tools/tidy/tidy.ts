import { exemptions, withExemptions } from "./exemptions.ts";
import type { Finding } from "./finding.ts";
import type { Repository, Rule } from "./repository.ts";
import { deadFiles } from "./rules/dead-files.ts";
import { direction } from "./rules/direction.ts";
import { indexFiles } from "./rules/index-files.ts";
import { libraries } from "./rules/libraries.ts";
import { links } from "./rules/links.ts";
import { names } from "./rules/names.ts";
import { rings } from "./rules/rings.ts";
import { sizes } from "./rules/size.ts";
import { syntax } from "./rules/syntax.ts";
import { tests } from "./rules/tests.ts";
import { words } from "./rules/words.ts";
import { world } from "./rules/world.ts";

const rules: readonly Rule[] = [
  sizes,
  names,
  syntax,
  world,
  direction,
  libraries,
  rings,
  indexFiles,
  deadFiles,
  links,
  tests,
  words,
];

/** Everything in the repository that breaks STYLE.md and has no exemption, in order of place. */
export const untidy = (repository: Repository): readonly Finding[] =>
  withExemptions(
    rules.flatMap((rule) => rule(repository)),
    exemptions,
  ).toSorted((a, b) => compare(a.path, b.path) || a.line - b.line || compare(a.rule, b.rule));

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
