import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer, type Server } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { after, before, test } from "node:test";
import fastify, { type FastifyInstance } from "fastify";
import { WebSocket, WebSocketServer } from "ws";
import { systemClock } from "../../adapters/system/index.ts";
import { silentLogger } from "../../vocabulary/index.ts";
import { tunnelLivekit } from "./livekit-tunnel.ts";

let livekit: Server;
let app: FastifyInstance;
let origin: string;
/** At a meeting that is there from the third look on. */
let looks = 0;
const portOf = (server: Server): number => (server.address() as AddressInfo).port;

before(async () => {
  livekit = createServer((request, answer) => {
    if (request.url === "/rtc/validate?room=gone") return answer.writeHead(404).end("requested room does not exist");
    return answer.writeHead(request.url?.startsWith("/rtc/validate") === true ? 200 : 404).end(`saw ${request.url}`);
  });
  const sockets = new WebSocketServer({
    server: livekit,
    verifyClient: ({ req }, say) => {
      if (req.url === "/rtc?late") looks += 1;
      say(req.url !== "/rtc?late" || looks > 2, 404, "requested room does not exist");
    },
  });
  sockets.on("connection", (socket, request) => {
    socket.send(`path ${request.url}`);
    socket.on("message", (data: Buffer) => {
      if (data.toString() !== "leave") return socket.send(data);
      for (let at = 0; at < 100; at += 1) socket.send(Buffer.alloc(10_000, at));
      socket.send("last words");
      return socket.close(1000, "bye");
    });
  });
  await new Promise<void>((resolve) => livekit.listen(0, "127.0.0.1", resolve));
  app = fastify({ forceCloseConnections: true });
  tunnelLivekit(app, {
    basePath: "/meet",
    livekitUrl: `ws://127.0.0.1:${portOf(livekit)}`,
    clock: systemClock,
    log: silentLogger,
  });
  await app.listen({ host: "127.0.0.1", port: 0 });
  origin = `127.0.0.1:${portOf(app.server)}`;
});
after(async () => {
  await app.close();
  livekit.close();
});

test("requests go on with their path and query, without the prefix", async () => {
  const answer = await fetch(`http://${origin}/meet/livekit/rtc/validate?access_token=t`);
  assert.deepEqual([answer.status, await answer.text()], [200, "saw /rtc/validate?access_token=t"]);
  const other = await fetch(`http://${origin}/meet/livekit/other`);
  assert.deepEqual([other.status, await other.text()], [404, "saw /other"]);
});

test("[M35] a meeting that LiveKit does not know is worth another try: it may be on its way", async () => {
  assert.equal((await fetch(`http://${origin}/meet/livekit/rtc/validate?room=gone`)).status, 503);
});

test("a WebSocket passes both ways, and nothing sent before the close is lost", async () => {
  const socket = new WebSocket(`ws://${origin}/meet/livekit/rtc/v1?a=b`);
  const heard: string[] = [];
  const closed = Promise.withResolvers<number>();
  socket.on("message", (data: Buffer) => heard.push(data.length > 100 ? "bulk" : data.toString()));
  socket.on("close", (code) => closed.resolve(code));
  await new Promise((resolve) => socket.once("open", resolve));
  socket.send("hello");
  socket.send("leave");
  assert.equal(await closed.promise, 1000);
  assert.deepEqual([heard[0], heard[1]], ["path /rtc/v1?a=b", "hello"]);
  assert.equal(heard.filter((text) => text === "bulk").length, 100);
  assert.equal(heard.at(-1), "last words");
});

test("[M35] a WebSocket waits for a meeting that is on its way", async () => {
  const socket = new WebSocket(`ws://${origin}/meet/livekit/rtc?late`);
  const [first] = (await once(socket, "message")) as [Buffer];
  assert.deepEqual([first.toString(), looks], ["path /rtc?late", 3]);
  socket.close();
});

test("an upgrade elsewhere is refused, garbage does not end the server", async () => {
  const refused = await new Promise<Error>((resolve) => {
    new WebSocket(`ws://${origin}/meet/other`).on("error", resolve);
  });
  assert.match(refused.message, /404/);
  await new Promise<void>((resolve) => {
    const raw = connect(portOf(app.server), "127.0.0.1", () => {
      raw.end(
        "GET /meet/livekit/rtc HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n\x00\xff\x00",
      );
    });
    raw.on("close", () => resolve());
    raw.resume();
  });
  assert.equal((await fetch(`http://${origin}/meet/livekit/rtc/validate`)).status, 200);
});

test("LiveKit that is gone is a 502, for both", async () => {
  const lonely = fastify({ forceCloseConnections: true });
  let aheadUs = 0;
  const clock = {
    ...systemClock,
    monotonicUs: () => systemClock.monotonicUs() + aheadUs,
    sleep: async (ms: number) => void (aheadUs += ms * 1000),
  };
  tunnelLivekit(lonely, { basePath: "", livekitUrl: "ws://127.0.0.1:1", clock, log: silentLogger });
  await lonely.listen({ host: "127.0.0.1", port: 0 });
  const address = `127.0.0.1:${portOf(lonely.server)}`;
  assert.equal((await fetch(`http://${address}/livekit/rtc/validate`)).status, 502);
  const refused = await new Promise<Error>((resolve) => {
    new WebSocket(`ws://${address}/livekit/rtc`).on("error", resolve);
  });
  assert.match(refused.message, /502/);
  await lonely.close();
});
