/** `npm run tidy`: says where the repository breaks STYLE.md, and what to do about it. */
import { resolve } from "node:path";
import { describe } from "./finding.ts";
import { readRepository } from "./repository.ts";
import { untidy } from "./tidy.ts";

const findings = untidy(readRepository(resolve(import.meta.dirname, "../..")));
for (const finding of findings) console.log(describe(finding));
console.log(findings.length === 0 ? "tidy" : `${findings.length} findings; STYLE.md says why`);
process.exitCode = findings.length === 0 ? 0 : 1;
