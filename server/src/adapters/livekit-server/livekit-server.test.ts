/** How LiveKit is found, configured and watched; its program is played by one that answers on the configured port. */
import assert from "node:assert/strict";
import { once } from "node:events";
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { isFailure, silentLogger } from "../../vocabulary/index.ts";
import { systemClock, systemHost, systemRandomness } from "../system/index.ts";
import { configurationFor } from "./configuration.ts";
import { type LiveKitOptions, startLiveKit } from "./index.ts";

const root = mkdtempSync(join(tmpdir(), "roomreel-livekit-"));
after(() => rmSync(root, { recursive: true, force: true }));

const answering = `#!${process.execPath}
const config = JSON.parse(require("node:fs").readFileSync(process.argv[3], "utf8"));
require("node:http").createServer((_, answer) => answer.end("OK")).listen(config.port, config.bind_addresses[0]);
`;
const failing = `#!/bin/sh
echo '{"level":"error","msg":"could not start","error":"the moon is wrong"}' >&2
exit 3
`;

const install = (name: string, text: string): string => {
  const folder = mkdtempSync(join(root, "programs-"));
  writeFileSync(join(folder, name), text);
  chmodSync(join(folder, name), 0o755);
  return folder;
};

const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === "object" && address !== null ? address.port : 0;
};

const network = { address: "127.0.0.1", httpPort: 7880, udpPort: 7882, tcpPort: 0, nodeIp: "127.0.0.1" };

const optionsFor = async (path: string, cacheFolder = join(root, "no-cache")): Promise<LiveKitOptions> => ({
  folder: mkdtempSync(join(root, "data-")),
  cacheFolder,
  network: { ...network, httpPort: await freePort() },
  keys: undefined,
  environment: { PATH: path },
  host: systemHost,
  clock: systemClock,
  randomness: systemRandomness,
  log: silentLogger,
});

test("the program on PATH is started, and resolves when it answers", async () => {
  const options = await optionsFor(install("livekit-server", answering));
  const server = await startLiveKit(options);
  assert.equal((await fetch(server.url.replace("ws:", "http:"))).ok, true);
  await server.stop();
  await assert.rejects(fetch(server.url.replace("ws:", "http:")));
});

test("without one on PATH the cache is asked", async () => {
  const server = await startLiveKit(await optionsFor("", install("livekit-server-1.13.5", answering)));
  await server.stop();
});

test("keys are made once, kept for the account alone, and give way to given ones", async () => {
  const options = await optionsFor(install("livekit-server", answering));
  const one = await startLiveKit(options);
  await one.stop();
  const two = await startLiveKit(options);
  await two.stop();
  assert.deepEqual([two.apiKey, two.apiSecret], [one.apiKey, one.apiSecret]);
  for (const file of ["keys.json", "config.json"]) assert.equal(statSync(join(options.folder, file)).mode & 0o077, 0);
  const given = { apiKey: "key", apiSecret: "s".repeat(40) };
  const three = await startLiveKit({ ...options, keys: given });
  await three.stop();
  assert.equal(three.apiKey, "key");
  assert.match(readFileSync(join(options.folder, "config.json"), "utf8"), /"key": "s{40}"/);
});

test("neither LiveKit nor Go: one sentence says what to install", async () => {
  const missing = await optionsFor(join(root, "nothing"));
  // A machine of a developer may have Go where nobody looks on PATH.
  const host = { ...systemHost, start: () => Promise.reject(new Error("not started in this test")) };
  await assert.rejects(startLiveKit({ ...missing, host }), (thrown) => {
    if (!isFailure(thrown)) return thrown instanceof Error && thrown.message === "not started in this test";
    return thrown.code === "livekit.not-found" && /Install livekit-server 1\.13\.5 .* or Go/.test(thrown.message);
  });
});

test("a build that fails is told with Go's last words", async () => {
  const go = install("go", "#!/bin/sh\necho no such module >&2\nexit 1\n");
  await assert.rejects(startLiveKit(await optionsFor(`${go}:/bin`, join(root, "cache"))), (thrown) => {
    assert.ok(isFailure(thrown) && thrown.code === "livekit.not-found");
    assert.match(thrown.message, /go install .*@v1\.13\.5 ended with code 1: no such module/);
    return true;
  });
});

test("a build that works is kept under its version", async () => {
  const made = '#!/bin/sh\nmkdir -p "$GOBIN"; cp "$LIVEKIT_FOR_TEST" "$GOBIN/server"\n';
  const [go, program, cacheFolder] = [install("go", made), install("program", answering), join(root, "built")];
  mkdirSync(cacheFolder);
  const options = await optionsFor(`${go}:/bin:/usr/bin`, cacheFolder);
  const environment = { ...options.environment, LIVEKIT_FOR_TEST: join(program, "program") };
  const server = await startLiveKit({ ...options, environment });
  await server.stop();
  assert.ok(statSync(join(cacheFolder, "livekit-server-1.13.5")).isFile());
});

test("a program that ends at once is told with its last error", async () => {
  await assert.rejects(startLiveKit(await optionsFor(install("livekit-server", failing))), (thrown) => {
    assert.ok(isFailure(thrown) && thrown.code === "livekit.not-startable");
    assert.match(thrown.message, /ended with code 3: could not start: the moon is wrong/);
    return true;
  });
});

test("on loopback nothing is opened beyond it, and no third party is named", () => {
  const config = JSON.stringify(configurationFor(network, { apiKey: "k", apiSecret: "s" }));
  assert.match(config, /"bind_addresses":\["127\.0\.0\.1"\]/);
  assert.match(config, /"includes":\["lo"\]/);
  assert.match(config, /"stun_servers":\["127\.0\.0\.1:9"\]/);
  assert.match(config, /"tcp_port":0/);
});

test("beyond loopback the media ports are open and signalling is not", () => {
  const open = { ...network, tcpPort: 7881, nodeIp: "192.0.2.7" };
  const config = JSON.stringify(configurationFor(open, { apiKey: "k", apiSecret: "s" }));
  assert.match(config, /"bind_addresses":\["127\.0\.0\.1"\]/);
  assert.match(config, /"tcp_port":7881/);
  assert.match(config, /"node_ip":"192\.0\.2\.7"/);
  assert.doesNotMatch(config, /includes/);
});
