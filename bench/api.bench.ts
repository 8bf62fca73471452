/**
 * How quickly the API answers at 200 requests a second, at rest and while five meetings are recorded. A real product is
 * started; people with small pictures are in five rooms, each of which is recorded and rendered at 1080p; a process of
 * its own asks evenly, mostly reading, one in ten writing. The processor's share says how much was left for answers.
 *
 * `npm run bench -- api [SECONDS [RECORDINGS]]`
 */
import { execFile } from "node:child_process";
import { availableParallelism, cpus } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { promisify } from "node:util";
import { finalStatuses, type MeetRoom } from "@roomreel/contract";
import { Participants } from "../scenarios/participants/browser.ts";
import { apiKey, Product } from "../scenarios/product.ts";
import type { Asked, Order, Told } from "./api/ask-evenly.ts";
import { quantile, report, type Row } from "./harness.ts";

const [seconds = 30, recordings = 5] = process.argv.slice(2).map(Number);
const PER_SECOND = 200;
const TARGET_MS = 100;
const PEOPLE_A_ROOM = 2;
/** Until all render evenly. */
const WARM_UP_MS = 10_000;

const run = promisify(execFile);

const requestsOf = (rooms: readonly MeetRoom[], recordingIds: readonly string[]): readonly Asked[] => {
  const read = (path: string) => ({ method: "GET", path });
  const [room] = rooms;
  const roomPath = `/rooms/${room?.roomId ?? ""}`;
  const recordingPaths = recordingIds.map((one) => `/recordings/${one}`);
  return [
    read("/recordings?maxItems=50"),
    read(recordingPaths[0] ?? "/recordings"),
    read("/rooms?maxItems=50"),
    read(roomPath),
    { method: "POST", path: "/rooms", body: { roomName: "Made under load" } },
    read("/recordings?maxItems=50&status=active"),
    read(recordingPaths[1] ?? "/storage"),
    read(`${roomPath}/members`),
    read("/storage"),
    read(`/rooms?maxItems=20&roomName=load&roomNameMatchMode=partial`),
  ];
};

/** Of all processors, from 0 to 1. */
const busy = (): { readonly work: number; readonly all: number } => {
  const times = cpus().map(({ times: { user, nice, sys, idle, irq } }) => [user + nice + sys + irq, idle] as const);
  const work = times.reduce((sum, [one]) => sum + one, 0);
  return { work, all: times.reduce((sum, [one, idle]) => sum + one + idle, 0) };
};

const measure = async (name: string, product: Product, requests: readonly Asked[]): Promise<readonly Row[]> => {
  const order: Order = { base: `${product.origin}/api/v1`, key: apiKey, perSecond: PER_SECOND, seconds, requests };
  const before = busy();
  const program = join(import.meta.dirname, "api/ask-evenly.ts");
  const { stdout } = await run(process.execPath, [program, JSON.stringify(order)], { maxBuffer: 2 ** 28 });
  const after = busy();
  const told = JSON.parse(stdout) as readonly Told[];
  const refused = told.filter(({ status }) => status < 200 || status > 299);
  if (refused.length > 0) throw new Error(`${name}: ${refused.length} refused, first with ${refused[0]?.status}`);
  const times = told.map(({ ms }) => ms);
  const of = (wanted: string): readonly number[] => told.filter(({ method }) => method === wanted).map(({ ms }) => ms);
  return [
    { name: `${name}, requests`, value: told.length, unit: "" },
    { name: `${name}, p50`, value: quantile(times, 0.5), unit: "ms" },
    { name: `${name}, p99`, value: quantile(times, 0.99), unit: "ms", target: TARGET_MS },
    { name: `${name}, p99 of reading`, value: quantile(of("GET"), 0.99), unit: "ms" },
    { name: `${name}, p99 of writing`, value: quantile(of("POST"), 0.99), unit: "ms" },
    { name: `${name}, longest`, value: quantile(times, 1), unit: "ms" },
    { name: `${name}, processors at work`, value: (after.work - before.work) / (after.all - before.all), unit: "" },
  ];
};

const product = await Product.start();
try {
  const participants = await Participants.open();
  try {
    const { api } = product;
    const crowd = await participants.crowd();
    const rooms: MeetRoom[] = [];
    for (let count = 0; count < Math.max(1, recordings); count += 1)
      rooms.push(await api.createRoom(`Lesson ${count}`));
    const rows = [...(await measure("at rest", product, requestsOf(rooms, [])))];
    for (const room of rooms) for (let count = 0; count < PEOPLE_A_ROOM; count += 1) await crowd.join(api, room);
    const made = [];
    for (const room of rooms.slice(0, recordings)) made.push(await api.startRecording(room));
    const ids = made.map(({ recordingId }) => recordingId);
    for (const id of ids) await api.until(id, ({ status }) => status === "active", 60_000);
    await setTimeout(WARM_UP_MS);
    rows.push(...(await measure(`${ids.length} recordings`, product, requestsOf(rooms, ids))));
    for (const id of ids) await api.stopRecording(id);
    for (const id of ids) {
      const { status, duration } = await api.until(id, (one) => finalStatuses.includes(one.status), 600_000);
      if (status !== "complete" || (duration ?? 0) < seconds) throw new Error(`${id}: ${status}, ${duration} s`);
    }
    rows.push({ name: "processors", value: availableParallelism(), unit: "" });
    report("api", rows);
  } finally {
    await participants.close();
  }
} finally {
  await product.stop();
}
