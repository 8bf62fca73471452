/**
 * What capture costs, and what it loses. Three Chromium participants publish; one recorder process captures their
 * room 1, 5 and 20 times at once, then once over a network that loses 2 % and has a round trip of 40 ms.
 *
 * CPU is that of the whole recorder process: ICE, DTLS, SRTP, our code, the log. At low rates most of it is waking up.
 */
import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { openMeeting, type BenchMeeting } from "./capture/meeting.ts";
import type { ChildOrder, ChildResult } from "./capture/order.ts";
import { report, type Row } from "./harness.ts";

const WARM_UP_MS = 6000;
const MEASURE_MS = 15_000;
const LOSSY_MS = 30_000;

type Run = Pick<ChildOrder, "captures" | "measureMs" | "network">;

const run = async ({ access, room }: BenchMeeting, what: Run): Promise<ChildResult> => {
  const { url, apiKey, apiSecret } = access;
  const order: ChildOrder = { access: { url, apiKey, apiSecret }, room, warmUpMs: WARM_UP_MS, ...what };
  const child = join(import.meta.dirname, "capture/recorder-child.ts");
  const { stdout } = await promisify(execFile)(process.execPath, [child, JSON.stringify(order)]);
  return JSON.parse(stdout) as ChildResult;
};

const costRows = (captures: number, result: ChildResult): readonly Row[] => {
  const target = captures === 20 ? { target: 20 } : {};
  return [
    { name: `${captures} captures: packets`, value: result.packetsPerSecond, unit: "1/s" },
    { name: `${captures} captures: CPU per packet`, value: result.usPerPacket, unit: "us", ...target },
    { name: `${captures} captures: CPU`, value: 100 * result.coreShare, unit: "% of a core" },
    { name: `${captures} captures: memory`, value: result.rssMb, unit: "MB", target: 150 },
    { name: `${captures} captures: packets missing in the logs`, value: result.missing, unit: "", target: 0 },
  ];
};

const meeting = await openMeeting();
try {
  const rows: Row[] = [];
  for (const captures of [1, 5, 20])
    rows.push(...costRows(captures, await run(meeting, { captures, measureMs: MEASURE_MS, network: null })));
  const network = { loss: 0.02, oneWayMs: 20 };
  const lossy = await run(meeting, { captures: 1, measureMs: LOSSY_MS, network });
  const share = (100 * lossy.logged) / (lossy.logged + lossy.missing);
  rows.push({ name: "2 % loss, 40 ms: packets lost on the way", value: lossy.relayLost, unit: "" });
  rows.push({ name: "2 % loss, 40 ms: recovered", value: lossy.recovered, unit: "" });
  rows.push({ name: "2 % loss, 40 ms: missing in the log", value: lossy.missing, unit: "" });
  rows.push({ name: "2 % loss, 40 ms: in the log", value: share, unit: "%", target: ">= 99.9" });
  report("capture", rows);
} finally {
  await meeting.close();
}
