/** What the page of a recording asks for: what one may do with it, and how far its file is. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { openPostgres } from "../adapters/postgres/index.ts";
import { mediaMs, recordingId, wallMs, workerId } from "../vocabulary/index.ts";
import { openTestPostgres, requested, testDeps } from "./database.fixture.ts";
import { type As, fields, startHttp } from "./http.fixture.ts";

let http: Awaited<ReturnType<typeof startHttp>>;
before(async () => {
  http = await startHttp();
});
after(() => http.stop());

const seen = async (as: As, id: string) => fields((await http.ask(as, `GET /api/v1/recordings/${id}`)).body);

test("[L76] whoever gets a recording is told what he may do with it", async () => {
  const room = await http.makeRoom();
  const id = await http.finishOne(room);
  const may = async (as: As) => (await seen(as, id))["may"];
  assert.deepEqual(await may("key"), ["play", "download", "describe", "share", "delete", "purge", "assign", "hold"]);
  assert.deepEqual(await may(await http.member(room, "speaker")), ["play"]);
  assert.deepEqual(await may(await http.member(room, "moderator")), [
    "play",
    "download",
    "describe",
    "delete",
    "share",
  ]);
  const shared = fields((await http.ask("key", `POST /api/v1/recordings/${id}/shares`, { download: true })).body);
  const secret = new URL(String(shared["url"])).searchParams.get("recordingSecret");
  const opened = await http.ask("nobody", `POST /api/v1/recordings/${id}/shares/open`, { secret });
  const visitor = { "x-share-token": `Bearer ${String(fields(opened.body)["shareToken"])}` };
  assert.deepEqual(await may(visitor), ["play", "download"]);
});

test("[L77] while a file is made it is told how much is made, of a film without the pauses", async () => {
  const { databases, url, postgres, close } = await openTestPostgres();
  try {
    const later = { ...testDeps, dataDir: databases.dataDir };
    const { captureLedger, renderLedger, recordings, library } = postgres;
    const record = requested("making");
    const id = recordingId(record.recordingId);
    await recordings.create(record);
    const worker = workerId("recorder");
    await captureLedger.claimCaptures(worker, 1);
    const at = (seconds: number) => wallMs(record.requestedAt + seconds * 1000);
    const making = async () => (await library.get(id, "kept"))?.making;
    await captureLedger.reportCapture(worker, id, { fact: "media-durable", at: at(0) });
    await recordings.apply(id, { fact: "pause-requested", at: at(10) });
    await recordings.apply(id, { fact: "resume-requested", at: at(40) });
    await recordings.apply(id, { fact: "pause-requested", at: at(50) });
    assert.equal(await making(), null);
    const ending = { cause: "stopped", detail: "stop" } as const;
    await recordings.apply(id, { fact: "stop-requested", at: at(60), ending });
    await renderLedger.noteMade(id, mediaMs(9600));
    assert.deepEqual(await making(), { madeMs: 9600, ofMs: null });
    const ended = { fact: "capture-ended", at: at(60), reason: "stopped", detail: "stop" } as const;
    await captureLedger.reportCapture(worker, id, ended);
    assert.deepEqual(await making(), { madeMs: 9600, ofMs: 20_000 });
    const again = await openPostgres(url, later);
    assert.deepEqual((await again.library.get(id, "kept"))?.making, { madeMs: 9600, ofMs: 20_000 });
    await again.close();
    const file = { path: "", bytes: 1, durationMs: mediaMs(20_000), sha256: "", gaps: [] };
    await renderLedger.reportRender(id, { fact: "file-verified", file });
    assert.equal(await making(), null);
  } finally {
    await close();
  }
});
