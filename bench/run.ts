/** `npm run bench -- NAME …` runs `bench/NAME.bench.ts` with what follows; `npm run bench -- list` names them all. */
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";

const ENDING = ".bench.ts";

const names = (): readonly string[] =>
  readdirSync(import.meta.dirname)
    .filter((file) => file.endsWith(ENDING))
    .map((file) => file.slice(0, -ENDING.length))
    .toSorted();

/** The first sentence of what a benchmark says about itself. */
const about = (name: string): string => {
  const source = readFileSync(join(import.meta.dirname, name + ENDING), "utf8");
  const comment = /\/\*\*(.*?)\*\//su.exec(source)?.[1] ?? "";
  return (
    comment
      .replaceAll(/\s*\n \*\s?/gu, " ")
      .trim()
      .split(". ")[0] ?? ""
  );
};

const list = (): void => {
  for (const name of names()) console.log(`${name.padEnd(12)} ${about(name)}`);
};

const [wanted = "list", ...rest] = process.argv.slice(2);
if (wanted === "list") {
  list();
} else if (names().includes(wanted)) {
  // The program reads its arguments as if it had been started alone.
  process.argv.splice(2, process.argv.length, ...rest);
  await import(`./${wanted}${ENDING}`);
} else {
  console.error(`There is no benchmark ${wanted}. These there are:`);
  list();
  process.exitCode = 1;
}
