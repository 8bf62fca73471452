/**
 * LiveKit's signalling through our own origin, so that one TCP port is enough. Requests below
 * `{base}/livekit/` go on as they are; a WebSocket becomes two sockets joined byte for byte, so nothing is
 * parsed, delayed or lost, the last message before a close included.
 *
 * A request says "requested room does not exist" (404) also while a meeting is only on its way (livekit-upgrade.ts).
 * Browsers ask why their WebSocket was refused; told 503 instead, a livekit-client tries again for some 45 s.
 */
import { type IncomingMessage, request as httpRequest, type RequestOptions, type ServerResponse } from "node:http";
import { request as httpsRequest } from "node:https";
import type { Duplex } from "node:stream";
import type { FastifyInstance } from "fastify";
import type { ErrorBody } from "@roomreel/contract";
import type { HttpDeps } from "./deps.ts";
import { passUpgrade, saysNoMeeting, textOf } from "./livekit-upgrade.ts";

const CONNECT_LIMIT_MS = 5_000;
const unavailable: ErrorBody = { error: "LiveKit Unavailable", message: "LiveKit does not answer." };
const notThere: ErrorBody = { error: "Meeting Unavailable", message: "LiveKit does not know this meeting at present." };

export type TunnelDeps = Pick<HttpDeps, "basePath" | "livekitUrl" | "clock" | "log">;

export const tunnelLivekit = (app: FastifyInstance, deps: TunnelDeps): void => {
  const prefix = `${deps.basePath}/livekit`;
  const target = new URL(deps.livekitUrl.replace(/^ws/, "http"));
  const send = target.protocol === "https:" ? httpsRequest : httpRequest;
  const sockets = new Set<Duplex>();

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
    sockets.add(client);
    client.on("close", () => sockets.delete(client));
    const ask = () => send({ ...onwards(incoming), timeout: CONNECT_LIMIT_MS });
    void passUpgrade(client, head, { ...deps, ask });
  };

  app.server.on("upgrade", upgrade);
  app.addHook("preClose", async () => {
    for (const socket of sockets) socket.destroy();
  });
};

const refuse = (response: ServerResponse, status: number, body: ErrorBody): void =>
  void response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));

const passRefusalOn = async (answer: IncomingMessage, response: ServerResponse): Promise<void> => {
  const text = await textOf(answer);
  if (saysNoMeeting(answer, text)) return refuse(response, 503, notThere);
  return void response.writeHead(404, { "content-type": "text/plain; charset=utf-8" }).end(text);
};
