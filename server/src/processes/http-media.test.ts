/** Media by HTTP, against a model of RFC 9110, and clients that stall. */
import assert from "node:assert/strict";
import { connect } from "node:net";
import { after, before, test } from "node:test";
import fastify from "fastify";
import fc from "fast-check";
import { Readable } from "node:stream";
import { stopWhenStalled } from "../delivery/http/stalled.ts";
import { FILE, startHttp } from "./http.fixture.ts";

let http: Awaited<ReturnType<typeof startHttp>>;
let media: string;
before(async () => {
  http = await startHttp();
  media = `/meet/api/v1/recordings/${await http.finishOne(await http.makeRoom())}/media`;
});
after(() => http.stop());

const ask = (headers: Record<string, string>, method: "GET" | "HEAD" = "GET") =>
  http.app.inject({ method, url: media, headers: { "x-api-key": "test-key-0123456789", ...headers } });

type Expected = { readonly status: number; readonly from: number; readonly to: number };
const whole: Expected = { status: 200, from: 0, to: FILE.length - 1 };

/** What RFC 9110 section 14 makes of one range; a last position before the first is no range. */
const expectedOf = (first: number | null, last: number | null): Expected => {
  const size = FILE.length;
  if (first === null) {
    if (last === null) return { ...whole, status: 422 };
    return last === 0 ? { ...whole, status: 416 } : { status: 206, from: Math.max(0, size - last), to: size - 1 };
  }
  if (first >= size) return { ...whole, status: 416 };
  if (last !== null && last < first) return { ...whole, status: 422 };
  return { status: 206, from: first, to: Math.min(last ?? size - 1, size - 1) };
};

test("any range is answered as RFC 9110 says, the bytes and the lengths to the last one", { timeout: 60_000 }, () => {
  const position = fc.option(fc.oneof(fc.nat({ max: 1100 }), fc.constantFrom(0, 999, 1000, 2 ** 40)), { nil: null });
  return fc.assert(
    fc.asyncProperty(position, position, async (first, last) => {
      const { status, from, to } = expectedOf(first, last);
      const answer = await ask({ range: `bytes=${first ?? ""}-${last ?? ""}` });
      assert.equal(answer.statusCode, status);
      if (status === 416) assert.equal(answer.headers["content-range"], `bytes */${FILE.length}`);
      if (status !== 206) return;
      assert.deepEqual(answer.rawPayload, FILE.subarray(from, to + 1));
      assert.equal(answer.headers["content-range"], `bytes ${from}-${to}/${FILE.length}`);
      assert.equal(Number(answer.headers["content-length"]), to - from + 1);
    }),
    { numRuns: 60 },
  );
});

test("HEAD says what GET would of the whole, and takes no ranges", async () => {
  const [got, head, ranged] = [await ask({}), await ask({}, "HEAD"), await ask({ range: "bytes=5-9" }, "HEAD")];
  for (const answer of [head, ranged]) {
    assert.deepEqual([answer.statusCode, answer.rawPayload.length], [200, 0]);
    for (const name of ["content-length", "content-type", "etag", "last-modified", "accept-ranges", "cache-control"])
      assert.equal(answer.headers[name], got.headers[name], name);
  }
});

test("If-Range with the date of the file gives the part, with any other the whole", async () => {
  const modified = String((await ask({})).headers["last-modified"]);
  assert.equal((await ask({ range: "bytes=0-1", "if-range": modified })).statusCode, 206);
  assert.equal((await ask({ range: "bytes=0-1", "if-range": new Date(0).toUTCString() })).statusCode, 200);
  assert.equal((await ask({ "if-modified-since": modified })).statusCode, 304);
});

test(
  "a client that takes nothing any more is given up, and what was open for it is closed",
  { timeout: 20_000 },
  async () => {
    const app = fastify();
    const closed = Promise.withResolvers<void>();
    app.get("/", (_request, reply) => {
      stopWhenStalled(reply, 50);
      const endless = new Readable({ read: () => void endless.push(Buffer.alloc(65_536)) });
      endless.once("close", () => closed.resolve());
      return reply.send(endless);
    });
    const { port } = new URL(await app.listen({ host: "127.0.0.1", port: 0 }));
    const client = connect(Number(port), "127.0.0.1", () => client.write("GET / HTTP/1.1\r\nhost: x\r\n\r\n"));
    client.on("error", () => undefined);
    client.pause();
    await closed.promise;
    client.destroy();
    await app.close();
  },
);
