/** No file imports itself over others: a ring can only be read, tested and loaded as a whole. */
import type { Finding } from "../finding.ts";
import { importsOf } from "../imports.ts";
import type { Rule } from "../repository.ts";

export const rings: Rule = ({ sources }) => {
  const found: Finding[] = [];
  const done = new Set<string>();
  const visit = (path: string, trail: readonly string[]): void => {
    const seen = trail.indexOf(path);
    if (seen >= 0) found.push(ring([...trail.slice(seen), path]));
    if (seen >= 0 || done.has(path)) return;
    const source = sources.get(path);
    if (source !== undefined)
      for (const { target } of importsOf(source)) if (target !== null) visit(target, [...trail, path]);
    done.add(path);
  };
  for (const path of sources.keys()) visit(path, []);
  return found;
};

const ring = (trail: readonly string[]): Finding => {
  const message = `import ring ${trail.join(" -> ")}: move what both need to a third file`;
  return { rule: "ring", path: trail[0] ?? "", line: 1, message };
};
