/** `npm run notices`: writes THIRD-PARTY-NOTICES.md from package-lock.json. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { readLock, root } from "./lock.ts";
import { notices } from "./notices.ts";
import { runtimePackages } from "./runtime-packages.ts";

const packages = runtimePackages(readLock());
writeFileSync(join(root, "THIRD-PARTY-NOTICES.md"), notices(packages));
console.log(`${packages.length} packages`);
