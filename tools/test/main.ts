/** `./test`: runs the parts and ends with the counts of everything. */
import { countsLine, exitCodeOf, noCounts, sum } from "./counts.ts";
import { partNames, partsFor, stepsOf } from "./parts.ts";
import { runStep } from "./steps.ts";

const [word] = process.argv.slice(2);
const help = `Usage: ./test [${partNames.join(" | ")} | full]\nWithout a part, everything: unit, web, scenarios.`;
const parts = partsFor(word);

if (word === "--help" || word === "-h") console.log(help);
else if (parts === null) {
  console.error(`There is no part ${word}.\n${help}`);
  process.exitCode = 2;
} else {
  let counts = noCounts;
  for (const step of parts.flatMap(stepsOf)) {
    console.log(`\n── ${step.name}`);
    counts = sum(counts, await runStep(step));
  }
  console.log(`\n${countsLine(counts)}`);
  process.exitCode = exitCodeOf(counts);
}
