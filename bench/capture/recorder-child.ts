/**
 * The process that is measured: captures one room so many times at once, like a recorder with so many recordings,
 * and prints one line of JSON. Everything counts that happens in it, native threads and the log included.
 */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { closeDatachannels, livekitAccess } from "../../server/src/adapters/livekit/index.ts";
import { createLogger, systemClock } from "../../server/src/adapters/system/index.ts";
import { type MeetingAccess, Recorder, surveyLog } from "../../server/src/capture/index.ts";
import type { CaptureAssignment, CaptureFact, CaptureLedger } from "../../server/src/recording/index.ts";
import { recordingId, roomId, takeNumber, workerId } from "../../server/src/vocabulary/index.ts";
import { LossyRelay } from "./lossy-relay.ts";
import type { ChildOrder, ChildResult } from "./order.ts";

const order = JSON.parse(process.argv[2] ?? "{}") as ChildOrder;
const folder = await mkdtemp(join(tmpdir(), "roomreel-bench-log-"));
const relay = order.network === null ? null : new LossyRelay(order.network);
let packets = 0;

/** Counts what the transport hands over. */
const counted = (meetings: MeetingAccess): MeetingAccess => ({
  join: (place, { onFact, onPacket }) =>
    meetings.join(place, {
      onFact,
      onPacket: (packet) => {
        packets += 1;
        onPacket(packet);
      },
    }),
});

const assignments = Array.from({ length: order.captures }, (_, index): CaptureAssignment => ({
  recordingId: recordingId(`bench-${index}`),
  roomId: roomId(order.room),
  meetingRoom: order.room,
  take: takeNumber(1),
  logDir: join(folder, String(index)),
  desired: "recording",
}));

let desired: "recording" | "stopped" = "recording";
let unclaimed: CaptureAssignment[] = [];
const facts: CaptureFact[] = [];
const ledger: CaptureLedger = {
  claimCaptures: () => Promise.resolve(unclaimed.splice(0)),
  renewCaptures: () => Promise.resolve(assignments.map((one) => ({ recordingId: one.recordingId, desired }))),
  reportCapture: (_worker, _id, fact) => Promise.resolve(facts.push(fact) > 0),
  onCaptureChange: () => Promise.resolve({ stop: () => Promise.resolve() }),
};
unclaimed = [...assignments];

const link = {
  access: order.access,
  clock: systemClock,
  ...(relay === null ? {} : { openTransport: relay.openTransport }),
};
const recorder = new Recorder({
  ...{ ledger, meetings: counted(livekitAccess(link)), worker: workerId("bench"), capacity: order.captures },
  clock: systemClock,
  log: createLogger({ level: "error", format: "human", write: (line) => process.stderr.write(line) }),
});
await recorder.start();
await sleep(order.warmUpMs);
const [cpu, wall, before] = [process.cpuUsage(), performance.now(), packets];
await sleep(order.measureMs);
const { user, system } = process.cpuUsage(cpu);
const seconds = (performance.now() - wall) / 1000;
const counting = packets - before;
const rssMb = process.memoryUsage().rss / 1e6;
desired = "stopped";
while (facts.filter(({ fact }) => fact === "capture-ended").length < order.captures) await sleep(50);
await recorder.stop();
const surveys = await Promise.all(assignments.map(({ logDir }) => surveyLog(logDir)));
const tracks = surveys.flatMap((one) => one.tracks);
const sum = (value: (track: (typeof tracks)[number]) => number): number =>
  tracks.reduce((total, one) => total + value(one), 0);
const result: ChildResult = {
  ...{ usPerPacket: (user + system) / counting, packetsPerSecond: counting / seconds, rssMb },
  coreShare: (user + system) / 1e6 / seconds,
  logged: sum((one) => one.packets - one.duplicates),
  recovered: sum((one) => one.recovered),
  missing: sum((one) => one.missing),
  relayLost: relay?.counters.lost ?? 0,
};
console.log(JSON.stringify(result));
relay?.close();
closeDatachannels();
await rm(folder, { recursive: true, force: true });
