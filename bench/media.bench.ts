/**
 * How quickly a file is given out, against a plain static file server in the same run, for one client and for eight at
 * once. Both serve the same file to a client in a process of its own, in turns; the ratio of the medians counts.
 *
 * `npm run bench -- media [MEGABYTES]`
 */
import { execFile } from "node:child_process";
import { createReadStream } from "node:fs";
import { open, stat } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { promisify } from "node:util";
import { placesOf } from "../server/src/adapters/postgres/index.ts";
import { startHttp } from "../server/src/processes/http.fixture.ts";
import { recordingId } from "../server/src/vocabulary/index.ts";
import { quantile, report } from "./harness.ts";

const [megabytes = 256] = process.argv.slice(2).map(Number);
const MEGABYTE = 1024 * 1024;
const TURNS = 7;
/** The API key of the test server. */
const KEY = "test-key-0123456789";

/** What a static file server does, and nothing else. */
const startPlain = async (path: string): Promise<{ readonly address: string; stop(): void }> => {
  const server = createServer((_, reply) => {
    void stat(path).then(({ size }) => {
      reply.writeHead(200, { "content-type": "video/mp4", "content-length": size });
      createReadStream(path).pipe(reply);
    });
  });
  await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return { address: `http://127.0.0.1:${port}/`, stop: () => void server.close() };
};

const run = promisify(execFile);
const megabytesASecond = async (address: string, clients: number): Promise<number> => {
  const program = join(import.meta.dirname, "media/read-once.ts");
  const { stdout } = await run(process.execPath, [program, address, String(clients), KEY]);
  const { seconds, bytes } = JSON.parse(stdout) as { readonly seconds: number; readonly bytes: number };
  if (bytes !== clients * megabytes * MEGABYTE) throw new Error(`${bytes} bytes came`);
  return bytes / MEGABYTE / seconds;
};

const write = async (path: string): Promise<void> => {
  const file = await open(path, "w");
  const piece = Buffer.alloc(MEGABYTE, 7);
  for (let count = 0; count < megabytes; count += 1) await file.write(piece);
  await file.close();
};

const http = await startHttp();
try {
  const id = recordingId(await http.finishOne(await http.makeRoom()));
  const { filePath } = placesOf(http.dataDir, id);
  await write(filePath);
  const base = await http.app.listen({ host: "127.0.0.1", port: 0 });
  const ours = `${base}/meet/api/v1/recordings/${encodeURIComponent(id)}/media`;
  const plain = await startPlain(filePath);
  const rows = [];
  for (const clients of [1, 8]) {
    const speeds: { readonly ours: number[]; readonly plain: number[] } = { ours: [], plain: [] };
    for (let turn = 0; turn < TURNS; turn += 1) {
      speeds.plain.push(await megabytesASecond(plain.address, clients));
      speeds.ours.push(await megabytesASecond(ours, clients));
    }
    const [ofOurs, ofPlain] = [quantile(speeds.ours, 0.5), quantile(speeds.plain, 0.5)];
    rows.push({ name: `${clients} at once: Roomreel`, value: ofOurs, unit: "MB/s" });
    rows.push({ name: `${clients} at once: plain static server`, value: ofPlain, unit: "MB/s" });
    rows.push({ name: `${clients} at once: ratio`, value: ofOurs / ofPlain, unit: "", target: ">= 0.8" });
  }
  plain.stop();
  report("media", rows);
} finally {
  await http.stop();
}
