/**
 * LiveKit's signalling through our own origin, so that one TCP port is enough. Requests below
 * `{base}/livekit/` go on as they are; a WebSocket becomes two sockets joined byte for byte, so nothing is
 * parsed, delayed or lost, the last message before a close included.
 */
import { type IncomingMessage, request as httpRequest, type RequestOptions } from "node:http";
import { request as httpsRequest } from "node:https";
import type { Duplex } from "node:stream";
import type { FastifyInstance } from "fastify";
import type { ErrorBody } from "@roomreel/contract";
import { reasonOf } from "../../vocabulary/index.ts";
import type { HttpDeps } from "./deps.ts";

const CONNECT_LIMIT_MS = 5_000;
const unavailable: ErrorBody = { error: "LiveKit Unavailable", message: "LiveKit does not answer." };

export const tunnelLivekit = (app: FastifyInstance, deps: Pick<HttpDeps, "basePath" | "livekitUrl" | "log">): void => {
  const prefix = `${deps.basePath}/livekit`;
  const target = new URL(deps.livekitUrl.replace(/^ws/, "http"));
  const send = target.protocol === "https:" ? httpsRequest : httpRequest;
  const joined = new Set<Duplex>();

  const onwards = (incoming: IncomingMessage): RequestOptions => ({
    host: target.hostname,
    port: target.port === "" ? undefined : target.port,
    method: incoming.method,
    path: (incoming.url ?? "").slice(prefix.length),
    headers: { ...incoming.headers, host: target.host },
  });

  app.get(`${prefix}/*`, (request, reply) => {
    reply.hijack();
    const outgoing = send({ ...onwards(request.raw), timeout: CONNECT_LIMIT_MS }, (answer) => {
      reply.raw.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(reply.raw);
    });
    outgoing.on("timeout", () => outgoing.destroy(new Error("time-out")));
    outgoing.on("error", () => {
      if (reply.raw.headersSent) reply.raw.destroy();
      else reply.raw.writeHead(502, { "content-type": "application/json" }).end(JSON.stringify(unavailable));
    });
    outgoing.end();
  });

  const upgrade = (incoming: IncomingMessage, client: Duplex, head: Buffer): void => {
    client.on("error", () => client.destroy());
    if (!(incoming.url ?? "").startsWith(`${prefix}/`)) return void client.end("HTTP/1.1 404 Not Found\r\n\r\n");
    const outgoing = send({ ...onwards(incoming), timeout: CONNECT_LIMIT_MS });
    outgoing.on("upgrade", (answer, livekit, early) => {
      livekit.on("error", () => livekit.destroy());
      client.write(headOf(answer));
      if (early.length > 0) client.write(early);
      if (head.length > 0) livekit.write(head);
      join(client, livekit, joined);
    });
    outgoing.on("response", (answer) => {
      client.write(headOf(answer));
      answer.pipe(client);
    });
    outgoing.on("timeout", () => outgoing.destroy(new Error("time-out")));
    outgoing.on("error", (error) => {
      deps.log.debug("LiveKit's signalling could not be reached", { reason: reasonOf(error) });
      client.end("HTTP/1.1 502 Bad Gateway\r\nConnection: close\r\n\r\n");
    });
    client.on("close", () => outgoing.destroy());
    outgoing.end();
  };

  app.server.on("upgrade", upgrade);
  app.addHook("preClose", async () => {
    for (const socket of joined) socket.destroy();
  });
};

const headOf = (answer: IncomingMessage): string => {
  const lines = [`HTTP/1.1 ${answer.statusCode} ${answer.statusMessage}`];
  for (let at = 0; at + 1 < answer.rawHeaders.length; at += 2)
    lines.push(`${answer.rawHeaders[at]}: ${answer.rawHeaders[at + 1]}`);
  return `${lines.join("\r\n")}\r\n\r\n`;
};

/** Back pressure and half-closes pass through `pipe`; when one side is gone the other sends the rest and goes. */
const join = (client: Duplex, livekit: Duplex, joined: Set<Duplex>): void => {
  client.pipe(livekit).pipe(client);
  joined.add(client);
  client.on("close", () => {
    joined.delete(client);
    livekit.end(() => livekit.destroy());
  });
  livekit.on("close", () => client.end(() => client.destroy()));
};
