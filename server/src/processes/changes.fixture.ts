/** Somebody who listens to live changes over a real connection. */
import assert from "node:assert/strict";
import type { FastifyInstance } from "fastify";
import type { As } from "./http.fixture.ts";

export type Heard = { readonly event: string; readonly data: Readonly<Record<string, unknown>> };

/** `next` resolves to null when the stream has ended. */
export const listener = async (app: FastifyInstance, as: Exclude<As, "nobody" | "key">) => {
  const address = app.server.listening ? addressOf(app) : await app.listen({ host: "127.0.0.1", port: 0 });
  const gone = new AbortController();
  const answer = await fetch(`${address}/meet/api/v1/changes`, { headers: as, signal: gone.signal });
  assert.equal(answer.status, 200);
  assert.match(String(answer.headers.get("content-type")), /^text\/event-stream/);
  assert.ok(answer.body !== null);
  const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
  let read = "";
  const block = async (): Promise<string | null> => {
    while (!read.includes("\n\n")) {
      const { value, done } = await reader.read();
      if (done) return null;
      read += value;
    }
    const end = read.indexOf("\n\n");
    const text = read.slice(0, end);
    read = read.slice(end + 2);
    return text;
  };
  assert.match(String(await block()), /^:/);
  return {
    next: async (): Promise<Heard | null> => {
      for (let text = await block(); text !== null; text = await block()) {
        const match = /^event: (\w+)\ndata: (.+)$/.exec(text);
        if (match !== null) return { event: match[1] ?? "", data: JSON.parse(match[2] ?? "{}") };
      }
      return null;
    },
    stop: () => gone.abort(),
  };
};

const addressOf = (app: FastifyInstance): string => {
  const address = app.server.address();
  return `http://127.0.0.1:${typeof address === "object" && address !== null ? address.port : 0}`;
};
