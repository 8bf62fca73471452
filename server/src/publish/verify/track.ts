/** One track as its boxes tell it (ISO 14496-12, 8.3 to 8.7), with sums that must come out. */
import { NumberList, invalid } from "./boxes.ts";
import type { Box } from "./boxes.ts";

export type Chunk = { readonly offset: number; readonly end: number };

export type Track = {
  readonly handler: string;
  readonly samples: number;
  readonly timescale: number;
  /** Of all samples, in the track's timescale. */
  readonly length: number;
  readonly edit: { readonly presented: number; readonly skip: number };
  /** Sum over all samples of presentation minus decoding time; 0 for sound. */
  readonly compositionSum: number;
  /** Numbers of samples from 1; null: every one. */
  readonly keys: NumberList | null;
  readonly sizes: NumberList;
  /** In the order of the track; walks without keeping. */
  chunks(): Generator<Chunk & { readonly firstSample: number; readonly samples: number }>;
  readonly sampleEntry: Box;
};

/** A list of entries behind their count. */
const entries = (box: Box, shape: { numbers: number; width?: 4 | 8 }): NumberList => {
  const { fields } = box.full();
  return new NumberList(fields.subarray(4), { count: fields.readUInt32BE(0) * shape.numbers, width: shape.width ?? 4 });
};

const runs = (list: NumberList): { readonly count: number; readonly sum: number } => {
  let count = 0;
  let sum = 0;
  for (let index = 0; index < list.count; index += 2) {
    count += list.at(index);
    sum += list.at(index) * list.at(index + 1);
  }
  return { count, sum };
};

const timesOf = (box: Box): { readonly timescale: number; readonly duration: number } => {
  const { fields, wide } = box.full();
  const at = wide ? 16 : 8;
  const duration = wide ? Number(fields.readBigUInt64BE(at + 4)) : fields.readUInt32BE(at + 4);
  return { timescale: fields.readUInt32BE(at), duration };
};

const editOf = (track: Box): Track["edit"] => {
  const { fields, wide } = track.at("edts", "elst").full();
  if (fields.readUInt32BE(0) !== 1) throw invalid("a track is cut more than once");
  if (!wide) return { presented: fields.readUInt32BE(4), skip: fields.readInt32BE(8) };
  return { presented: Number(fields.readBigUInt64BE(4)), skip: Number(fields.readBigInt64BE(12)) };
};

const optional = (parent: Box, type: string): Box | null =>
  parent.children().find((child) => child.type === type) ?? null;

const sizesOf = (table: Box): NumberList => {
  const { fields } = table.at("stsz").full();
  if (fields.readUInt32BE(0) !== 0) throw invalid("its samples are all of one size");
  return new NumberList(fields.subarray(8), { count: fields.readUInt32BE(4), width: 4 });
};

const chunkOffsets = (table: Box): NumberList => {
  const wide = optional(table, "co64");
  return wide === null ? entries(table.at("stco"), { numbers: 1 }) : entries(wide, { numbers: 1, width: 8 });
};

const chunkWalk = (table: Box, sizes: NumberList): Track["chunks"] =>
  function* chunks() {
    const offsets = chunkOffsets(table);
    const shapes = entries(table.at("stsc"), { numbers: 3 });
    let shape = 0;
    let sample = 0;
    for (let chunk = 0; chunk < offsets.count; chunk += 1) {
      while ((shape + 1) * 3 < shapes.count && shapes.at((shape + 1) * 3) <= chunk + 1) shape += 1;
      const samples = shapes.at(shape * 3 + 1);
      const firstSample = sample;
      let end = offsets.at(chunk);
      for (; sample < firstSample + samples; sample += 1) end += sizes.at(sample);
      yield { offset: offsets.at(chunk), end, firstSample, samples };
    }
    if (sample !== sizes.count) throw invalid("its chunks do not hold its samples");
  };

export const movieTimes = (moov: Box): { readonly timescale: number; readonly duration: number } =>
  timesOf(moov.at("mvhd"));

export const readTrack = (track: Box): Track => {
  const table = track.at("mdia", "minf", "stbl");
  const sizes = sizesOf(table);
  const durations = runs(entries(table.at("stts"), { numbers: 2 }));
  const { timescale, duration } = timesOf(track.at("mdia", "mdhd"));
  if (durations.count !== sizes.count || durations.sum !== duration) throw invalid("a track has another length");
  const reordering = optional(table, "ctts");
  const compositions = reordering === null ? null : runs(entries(reordering, { numbers: 2 }));
  if (compositions !== null && compositions.count !== sizes.count) throw invalid("a track has another order");
  const keys = optional(table, "stss");
  const [sampleEntry] = table.at("stsd").children(8);
  if (sampleEntry === undefined) throw invalid("a track does not say how it is coded");
  return {
    handler: track.at("mdia", "hdlr").full().fields.toString("latin1", 4, 8),
    samples: sizes.count,
    timescale,
    length: duration,
    edit: editOf(track),
    compositionSum: compositions?.sum ?? 0,
    keys: keys === null ? null : entries(keys, { numbers: 1 }),
    sizes,
    chunks: chunkWalk(table, sizes),
    sampleEntry,
  };
};
