import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { text } from "node:stream/consumers";
import { test } from "node:test";

const KERNEL_FILE = "/proc/self/autogroup";

test("a session that lowers its priority is behind others, and leaves theirs alone", async (context) => {
  if (!existsSync(KERNEL_FILE)) return context.skip("this kernel has no priorities of sessions");
  const program = `
    import { readFileSync } from "node:fs";
    import { lowerSessionPriority } from ${JSON.stringify(import.meta.resolve("./session-priority.ts"))};
    lowerSessionPriority(5, { debug: console.error });
    process.stdout.write(readFileSync("${KERNEL_FILE}", "utf8"));`;
  const before = readFileSync(KERNEL_FILE, "utf8");
  const words = ["--input-type=module", "--eval", program];
  const child = spawn(process.execPath, words, { detached: true, stdio: ["ignore", "pipe", "inherit"] });
  assert.match(await text(child.stdout), / nice 5$/m);
  assert.equal(readFileSync(KERNEL_FILE, "utf8"), before);
});
