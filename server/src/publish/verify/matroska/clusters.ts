/** The media of a Matroska file, cluster by cluster; one is in memory at a time. */
import type { FileHandle } from "node:fs/promises";
import { invalid, readExactly } from "../boxes.ts";
import { elementsIn, placeAt, uintOf } from "./elements.ts";
import { ids } from "./segment.ts";

export type Block = {
  readonly track: number;
  readonly atMs: number;
  readonly keyFrame: boolean;
  readonly data: Buffer;
};
export type Cluster = { readonly at: number; readonly end: number; readonly blocks: readonly Block[] };

/** Half a minute at far more than the largest bitrate. */
const LARGEST_CLUSTER = 256 * 1024 * 1024;
const TIMESTAMP = 0xe7;
const SIMPLE_BLOCK = 0xa3;
const BLOCK_HEADER = 4;
const KEY_FRAME = 0x80;
const LACING = 0x06;

const blockOf = (body: Buffer, clusterMs: number): Block => {
  if (body.length <= BLOCK_HEADER) throw invalid("a block is empty");
  const flags = body.readUInt8(3);
  if ((flags & LACING) !== 0) throw invalid("a block holds several frames");
  return {
    track: body.readUInt8(0) - 0x80,
    atMs: clusterMs + body.readInt16BE(1),
    keyFrame: (flags & KEY_FRAME) !== 0,
    data: body.subarray(BLOCK_HEADER),
  };
};

export const readCluster = async (file: FileHandle, at: number, limit: number): Promise<Cluster> => {
  const { id, body, end } = await placeAt(file, at, limit);
  if (id !== ids.cluster || end - body > LARGEST_CLUSTER) throw invalid("where a cluster should be there is none");
  const [first, ...rest] = elementsIn(await readExactly(file, body, end - body));
  if (first?.id !== TIMESTAMP) throw invalid("a cluster does not say its time");
  if (rest.some((one) => one.id !== SIMPLE_BLOCK)) throw invalid("a cluster holds something else than blocks");
  const clusterMs = uintOf(first.body);
  return { at, end, blocks: rest.map((one) => blockOf(one.body, clusterMs)) };
};

/** From the first to the end of the file, without a gap. */
export async function* clustersOf(file: FileHandle, from: number, end: number): AsyncGenerator<Cluster> {
  for (let at = from; at < end;) {
    const cluster = await readCluster(file, at, end);
    yield cluster;
    at = cluster.end;
  }
}
