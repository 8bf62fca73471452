import { spawn } from "node:child_process";
import { run } from "node:test";
import { spec } from "node:test/reporters";
import { type Counts, noCounts } from "./counts.ts";
import type { Check, Files, Step } from "./parts.ts";

/** Runs one step with its output on ours. Never throws: what cannot run has failed. */
export const runStep = (step: Step): Promise<Counts> => (step.kind === "check" ? runCheck(step) : runFiles(step));

const runCheck = ({ name, args }: Check): Promise<Counts> =>
  new Promise((resolve) => {
    const child = spawn(process.execPath, args, { stdio: ["ignore", "inherit", "inherit"] });
    const end = (good: boolean): void => {
      console.log(`${good ? "✔" : "✖"} ${name}`);
      resolve(good ? { ...noCounts, passed: 1 } : { ...noCounts, failed: 1 });
    };
    child.once("error", () => end(false));
    child.once("exit", (code) => end(code === 0));
  });

/** The longest that one test may take before it counts as failed: a scenario with its meeting and its film. */
const testWithinMs = 240_000;

const runFiles = async ({ files, atOnce }: Files): Promise<Counts> => {
  if (files.length === 0) return noCounts;
  let counts = noCounts;
  const events = run({ files: [...files], concurrency: atOnce, timeout: testWithinMs });
  events.on("test:summary", ({ file, counts: { tests, passed, skipped, todo } }) => {
    // One summary for each file, and a last one for all of them.
    if (file === undefined) counts = { passed, failed: tests - passed - skipped - todo, skipped: skipped + todo };
  });
  for await (const text of events.compose(spec)) process.stdout.write(String(text));
  return counts;
};
