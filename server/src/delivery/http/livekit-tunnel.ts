/**
 * LiveKit's signalling through our own origin, so that one TCP port is enough. Requests below
 * `{base}/livekit/` go on as they are; a WebSocket becomes two sockets joined byte for byte, so nothing is
 * parsed, delayed or lost, the last message before a close included.
 *
 * One answer is changed. When LiveKit died, its meetings are made again within a second (M1). A livekit-client that
 * comes back before is told "requested room does not exist" (404) and gives up for good; told 503, it tries again for
 * some 45 s.
 */
import { type IncomingMessage, request as httpRequest, type RequestOptions, type ServerResponse } from "node:http";
import { request as httpsRequest } from "node:https";
import type { Duplex } from "node:stream";
import type { FastifyInstance } from "fastify";
import type { ErrorBody } from "@roomreel/contract";
import { reasonOf } from "../../vocabulary/index.ts";
import type { HttpDeps } from "./deps.ts";

const CONNECT_LIMIT_MS = 5_000;
const unavailable: ErrorBody = { error: "LiveKit Unavailable", message: "LiveKit does not answer." };
const notThere: ErrorBody = { error: "Meeting Unavailable", message: "LiveKit does not know this meeting at present." };

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
      if (answer.statusCode === 404) return void passRefusalOn(answer, reply.raw);
      reply.raw.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(reply.raw);
    });
    outgoing.on("timeout", () => outgoing.destroy(new Error("time-out")));
    outgoing.on("error", () => {
      if (reply.raw.headersSent) reply.raw.destroy();
      else refuse(reply.raw, 502, unavailable);
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

const refuse = (response: ServerResponse, status: number, body: ErrorBody): void =>
  void response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));

/** A refusal says one sentence. */
const REFUSAL_CHARACTERS_MAX = 10_000;

const passRefusalOn = async (answer: IncomingMessage, response: ServerResponse): Promise<void> => {
  let said = "";
  answer.setEncoding("utf8");
  try {
    for await (const part of answer) if (said.length < REFUSAL_CHARACTERS_MAX) said += String(part);
  } catch {
    return void response.destroy();
  }
  if (said.includes("requested room does not exist")) return refuse(response, 503, notThere);
  return void response.writeHead(404, { "content-type": "text/plain; charset=utf-8" }).end(said);
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
