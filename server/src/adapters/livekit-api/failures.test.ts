import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer, type RequestListener } from "node:http";
import { test, type TestContext } from "node:test";
import { isFailure } from "../../vocabulary/index.ts";
import { livekitMeetings } from "./index.ts";

const serving = async (context: TestContext, answer: RequestListener): Promise<number> => {
  const server = createServer(answer).listen(0, "127.0.0.1");
  await once(server, "listening");
  context.after(() => server.close());
  const address = server.address();
  return typeof address === "object" && address !== null ? address.port : 0;
};

const failureAt = async (port: number): Promise<string> => {
  const meetings = livekitMeetings({ url: `ws://127.0.0.1:${port}`, apiKey: "key", apiSecret: "s".repeat(32) });
  const failure: unknown = await meetings.list().catch((thrown: unknown) => thrown);
  assert.ok(isFailure(failure), String(failure));
  return `${failure.code}: ${failure.message}`;
};

test("a refused key is told from silence, without LiveKit's words, which hold our token", async (context) => {
  const port = await serving(context, (request, response) => {
    const msg = `invalid token: ${request.headers.authorization}`;
    response
      .writeHead(401, { "content-type": "application/json" })
      .end(JSON.stringify({ code: "unauthenticated", msg }));
  });
  assert.equal(await failureAt(port), "livekit-refused: LiveKit refuses LIVEKIT_API_KEY or LIVEKIT_API_SECRET.");
});

test("nobody there: the reason of the network", async () => {
  // A port that no browser, nor fetch, would refuse, and that nothing of this account listens on.
  const message = await failureAt(65_535);
  assert.equal(message, "livekit-unavailable: LiveKit does not answer (connect ECONNREFUSED 127.0.0.1:65535).");
});

test("somebody else there", async (context) => {
  const port = await serving(context, (_request, response) => response.writeHead(404).end("<html>secrets"));
  const message = "livekit-unavailable: What answers is not LiveKit, or it is not ready (HTTP 404).";
  assert.equal(await failureAt(port), message);
  const website = await serving(context, (_request, response) => response.end("<html>secrets"));
  const foreign = "livekit-unavailable: What answers is not LiveKit (it speaks no JSON).";
  assert.equal(await failureAt(website), foreign);
});
