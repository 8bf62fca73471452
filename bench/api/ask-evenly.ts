/**
 * Asks a server so many times a second, whether it has answered or not: one that falls behind gets no rest. A time
 * begins when the request was due, not when it could be sent, so that waiting before it counts.
 *
 * `node ask-evenly.ts '{"base","key","perSecond","seconds","requests":[{"method","path","body"}]}'`, in turn.
 */
import { Agent, request } from "node:http";
import { setTimeout } from "node:timers/promises";

export type Asked = { readonly method: string; readonly path: string; readonly body?: unknown };
/** What it is told, as JSON. */
export type Order = {
  readonly base: string;
  readonly key: string;
  readonly perSecond: number;
  readonly seconds: number;
  readonly requests: readonly Asked[];
};

const order = JSON.parse(process.argv[2] ?? "") as Order;
const agent = new Agent({ keepAlive: true, maxSockets: 256 });
/** Of a request, the longest that anybody would wait. */
const PATIENCE_MS = 30_000;

const ask = ({ method, path, body }: Asked): Promise<number> =>
  new Promise((resolve, reject) => {
    const text = body === undefined ? "" : JSON.stringify(body);
    const type = body === undefined ? {} : { "content-type": "application/json" };
    const headers = { "x-api-key": order.key, "content-length": Buffer.byteLength(text), ...type };
    const asked = request(order.base + path, { method, agent, headers, timeout: PATIENCE_MS }, (answer) => {
      answer.resume();
      answer.on("end", () => resolve(answer.statusCode ?? 0));
    });
    asked.on("error", reject);
    asked.on("timeout", () => asked.destroy(new Error("no answer")));
    asked.end(text);
  });

/** What it says of each request, as JSON. */
export type Told = { readonly method: string; readonly ms: number; readonly status: number };

const begin = performance.now();
const all: Promise<Told>[] = [];
for (let index = 0; index < order.perSecond * order.seconds; index += 1) {
  const dueAt = begin + (index * 1000) / order.perSecond;
  const waitMs = dueAt - performance.now();
  if (waitMs > 1) await setTimeout(waitMs);
  const asked = order.requests[index % order.requests.length];
  if (asked === undefined) throw new Error("nothing to ask");
  const told = ask(asked).catch(() => 0);
  all.push(told.then((status) => ({ method: asked.method, ms: performance.now() - dueAt, status })));
}
console.log(JSON.stringify(await Promise.all(all)));
agent.destroy();
