/** `npm run client`: writes the operations of `@roomreel/client` from the routes of the API. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { clientFiles, folder } from "./files.ts";

const files = await clientFiles();
for (const [name, text] of files) writeFileSync(join(folder, name), text);
console.log(`${files.size} files`);
