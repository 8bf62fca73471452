/**
 * The whole product from outside: Record pressed until the first media are durable, Stop pressed until the file can
 * be played. A real product is started, three Chromium participants take part through the token exchange, and only
 * the REST API is asked, so each figure holds up to one poll (10 ms) more than the truth.
 *
 * `npm run bench -- record [SECONDS [ROUNDS]]`: rounds of so many seconds each, by default 5 of 20.
 */
import { setTimeout } from "node:timers/promises";
import { finalStatuses } from "@roomreel/contract";
import type { MeetRecording, MeetRoom } from "@roomreel/contract";
import type { Api } from "../scenarios/api.ts";
import { ana, bo, cleo } from "../scenarios/cast.ts";
import { Participants } from "../scenarios/participants/browser.ts";
import { Product } from "../scenarios/product.ts";
import { quantile, report } from "./harness.ts";
import type { Row } from "./harness.ts";

const POLL_MS = 10;
const START_WITHIN_MS = 20_000;
const STOP_WITHIN_MS = 120_000;
/** Until the participants send at their full size. */
const WARM_UP_MS = 5000;

const [seconds = 20, rounds = 5] = process.argv.slice(2).map(Number);

/** Asks until it is so. @returns ms from `since` */
const elapsedUntil = async (since: number, withinMs: number, isSo: () => Promise<boolean>): Promise<number> => {
  while (!(await isSo())) {
    if (performance.now() - since > withinMs) throw new Error(`not within ${withinMs} ms`);
    await setTimeout(POLL_MS);
  }
  return performance.now() - since;
};

/** The first bytes of the file, as a player asks for them. */
const isPlayable = async (api: Api, recordingId: string): Promise<boolean> => {
  const path = `/recordings/${recordingId}/media`;
  const answer = await api.call("GET", path, { headers: { range: "bytes=0-65535" } });
  return answer.status === 206;
};

type Round = { readonly startMs: number; readonly stopMs: number; readonly recording: MeetRecording };

const playRound = async (api: Api, room: MeetRoom): Promise<Round> => {
  const pressed = performance.now();
  const { recordingId } = await api.startRecording(room);
  const isActive = async (): Promise<boolean> => (await api.recording(recordingId)).status === "active";
  const startMs = await elapsedUntil(pressed, START_WITHIN_MS, isActive);
  await setTimeout(seconds * 1000);
  const stopped = performance.now();
  await api.stopRecording(recordingId);
  const isFinal = async (): Promise<boolean> => finalStatuses.includes((await api.recording(recordingId)).status);
  await elapsedUntil(stopped, STOP_WITHIN_MS, isFinal);
  const recording = await api.recording(recordingId);
  if (recording.status !== "complete") throw new Error(`${recording.status}: ${recording.details}`);
  const stopMs = await elapsedUntil(stopped, STOP_WITHIN_MS, () => isPlayable(api, recordingId));
  return { startMs, stopMs, recording };
};

const meet = async (product: Product, participants: Participants): Promise<MeetRoom> => {
  const room = await product.api.createRoom("benchmark");
  for (const person of [ana, bo, cleo]) {
    const { livekitUrl, livekitToken } = await product.api.enter(room, "moderator", person.name);
    const participant = await participants.add();
    await participant.run({ do: "join", url: livekitUrl, token: livekitToken, person });
  }
  await setTimeout(WARM_UP_MS);
  return room;
};

const rowsOf = (played: readonly Round[]): readonly Row[] => {
  const starts = played.map((round) => round.startMs);
  const stops = played.map((round) => round.stopMs);
  const megabytes = played.map((round) => (round.recording.size ?? 0) / 1e6);
  return [
    { name: "rounds", value: played.length, unit: "" },
    { name: "length of each", value: seconds, unit: "s" },
    { name: "Record pressed to first media durable, median", value: quantile(starts, 0.5), unit: "ms" },
    { name: "Record pressed to first media durable, p95", value: quantile(starts, 0.95), unit: "ms", target: 700 },
    { name: "Stop pressed to playable file, median", value: quantile(stops, 0.5), unit: "ms" },
    { name: "Stop pressed to playable file, p95", value: quantile(stops, 0.95), unit: "ms", target: 3000 },
    { name: "size, median", value: quantile(megabytes, 0.5), unit: "MB" },
  ];
};

const product = await Product.start();
try {
  const participants = await Participants.open();
  try {
    const room = await meet(product, participants);
    const played: Round[] = [];
    for (let round = 0; round < rounds; round += 1) played.push(await playRound(product.api, room));
    report("record", rowsOf(played));
  } finally {
    await participants.close();
  }
} finally {
  await product.stop();
}
