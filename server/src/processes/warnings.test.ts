import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer } from "node:http";
import { test } from "node:test";
import { type Environment, readSettings } from "./settings.ts";
import { warningsOf } from "./warnings.ts";

const warningsIn = async (environment: Environment): Promise<string> =>
  (await warningsOf(readSettings(environment))).join("\n");

const livekit = { LIVEKIT_API_KEY: "key", LIVEKIT_API_SECRET: "s".repeat(32) };

for (const [what, environment] of [
  ["loopback", {}],
  ["another loopback", { HOST: "127.0.0.2" }],
  ["localhost for everybody, as in a container", { HOST: "0.0.0.0", PUBLIC_URL: "http://localhost:8080" }],
  [
    "a trusted proxy that speaks HTTPS",
    { PUBLIC_URL: "https://meet.example", TRUSTED_PROXIES: "loopback", LIVEKIT_NODE_IP: "192.0.2.1" },
  ],
  ["a machine where nobody comes", { HOST: "0.0.0.0", ROLES: "recorder", DATABASE_URL: "postgres://x" }],
] as const)
  test(`no warning: ${what}`, async () => {
    const elsewhere = { LIVEKIT_URL: "ws://127.0.0.1:65535", ...livekit };
    const found = await warningsIn({ ...("ROLES" in environment ? elsewhere : {}), ...environment });
    assert.doesNotMatch(found, /camera|LIVEKIT_NODE_IP|TRUSTED_PROXIES/);
  });

for (const [what, environment, address] of [
  ["everybody", { HOST: "0.0.0.0", LIVEKIT_NODE_IP: "192.168.1.5" }, "http://192.168.1.5:6080"],
  ["one address", { HOST: "192.168.1.5", PORT: "80" }, "http://192.168.1.5:80"],
  ["an IPv6 address", { HOST: "fd00::5" }, "http://[fd00::5]:6080"],
  ["a proxy without HTTPS", { PUBLIC_URL: "http://meet.example", LIVEKIT_NODE_IP: "192.0.2.1" }, "http://meet.example"],
] as const)
  test(`no camera and microphone: ${what}`, async () => {
    const found = await warningsIn(environment);
    assert.ok(found.startsWith(`WARNING: nobody can use a camera or microphone at ${address}: browsers give them `));
    assert.match(found, /set PUBLIC_URL to its https:\/\/ address\.$/);
  });

test("a proxy that nobody vouched for", async () => {
  const found = await warningsIn({ PUBLIC_URL: "https://meet.example", LIVEKIT_NODE_IP: "192.0.2.1" });
  assert.match(
    found,
    /^WARNING: everybody seems to come from the proxy .* set TRUSTED_PROXIES to the proxy's address\.$/,
  );
});

test("a proxy in front of a server that stays on loopback with its media", async () => {
  const found = await warningsIn({ PUBLIC_URL: "https://meet.example", TRUSTED_PROXIES: "loopback" });
  assert.match(found, /^WARNING: people at meet\.example can neither be seen nor heard: .* UDP port 7882 here\.$/);
});

test("a LiveKit of others that does not answer, and one that refuses the key", async (context) => {
  const silent = await warningsIn({ LIVEKIT_URL: "ws://127.0.0.1:65535", ...livekit });
  const why = "LiveKit does not answer (connect ECONNREFUSED 127.0.0.1:65535)";
  const remedy = "start it, or correct LIVEKIT_URL (ws://127.0.0.1:65535).";
  assert.equal(silent, `WARNING: nobody can meet or record now. ${why}: ${remedy}`);

  const server = createServer((_request, response) => response.writeHead(401).end("{}")).listen(0, "127.0.0.1");
  await once(server, "listening");
  context.after(() => server.close());
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  const refused = await warningsIn({ LIVEKIT_URL: `ws://127.0.0.1:${port}`, ...livekit });
  const reason = "LiveKit refuses LIVEKIT_API_KEY or LIVEKIT_API_SECRET: correct them.";
  assert.equal(refused, `WARNING: nobody can meet or record now. ${reason}`);
});
