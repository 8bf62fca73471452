/**
 * The index of the file (`moov`, ISO 14496-12, 8.2), from the sample tables.
 *
 * Two delays are taken out by edit lists, so that both tracks begin at 0: pictures are presented `reorderFrames`
 * after they are decoded, and an AAC encoder gives `encoderDelay` samples before the first true one. The sound is
 * cut where the pictures end, so the file is as long as its pictures, to the frame.
 */
import type { AudioFormat, VideoFormat } from "../render/index.ts";
import type { MediaFormat } from "./media-format.ts";
import { box, fullBox, latin, plainBox, u16, u32, u64, zeros } from "./boxes.ts";
import { userData } from "./metadata.ts";
import type { PublicationMeta } from "./metadata.ts";
import { SampleTable } from "./sample-table.ts";
import { audioSampleEntry, videoSampleEntry } from "./sample-entry.ts";

/** Both frames (1600) and sound samples (1) are whole in it. */
const MOVIE_TIMESCALE = 48_000;
const VIDEO_TIMESCALE = 15_360;
const SAMPLES_PER_AAC_FRAME = 1024;

export type Tables = { readonly video: SampleTable; readonly audio: SampleTable };

export const emptyTables = (format: MediaFormat): Tables => ({
  video: new SampleTable({ sampleDuration: VIDEO_TIMESCALE / format.video.framesPerSecond, pictures: true }),
  audio: new SampleTable({ sampleDuration: SAMPLES_PER_AAC_FRAME, pictures: false }),
});

/** Unity: 16.16 and 2.30 numbers (8.2.2). */
const MATRIX = u32(0x10000, 0, 0, 0, 0x10000, 0, 0, 0, 0x40000000);
const LANGUAGE_UNDETERMINED = 0x55c4;
/** MP4 counts seconds from 1904. */
const SECONDS_1904_TO_1970 = 2_082_844_800;

/** Times of the whole file; 64 bits wide only when they must be, as some players know version 0 alone. */
type Times = { readonly version: 0 | 1; readonly created: number; readonly duration: number };

const time = (times: Times, value: number): Buffer => (times.version === 1 ? u64(value) : u32(value));

type Track = {
  readonly id: number;
  readonly handler: "vide" | "soun";
  readonly name: string;
  readonly timescale: number;
  /** Length of the media, in its own timescale. */
  readonly length: number;
  /** Where presentation begins in the media, in its own timescale. */
  readonly skip: number;
  /** What is presented, in the movie's timescale. */
  readonly presented: number;
  readonly size: { readonly width: number; readonly height: number } | null;
  readonly mediaHeader: Buffer;
  readonly table: Buffer;
};

const trackHeader = (track: Track, times: Times): Buffer => {
  const enabledInMovie = 3;
  const volume = track.handler === "soun" ? 0x100 : 0;
  const alternateGroup = track.handler === "soun" ? 1 : 0;
  return fullBox(
    "tkhd",
    { version: times.version, flags: enabledInMovie },
    time(times, times.created),
    time(times, times.created),
    u32(track.id, 0),
    time(times, track.presented),
    zeros(8),
    u16(0, alternateGroup, volume, 0),
    MATRIX,
    u32((track.size?.width ?? 0) * 0x10000, (track.size?.height ?? 0) * 0x10000),
  );
};

const editList = (track: Track, times: Times): Buffer => {
  const entry = [time(times, track.presented), time(times, track.skip), u32(0x10000)];
  return box("edts", fullBox("elst", { version: times.version, flags: 0 }, u32(1), ...entry));
};

const mediaHeader = (track: Track, times: Times): Buffer =>
  fullBox(
    "mdhd",
    { version: times.version, flags: 0 },
    time(times, times.created),
    time(times, times.created),
    u32(track.timescale),
    time(times, track.length),
    u16(LANGUAGE_UNDETERMINED, 0),
  );

const trackBox = (track: Track, times: Times): Buffer => {
  const inThisFile = fullBox("url ", { version: 0, flags: 1 });
  const dataReference = box("dinf", plainBox("dref", u32(1), inThisFile));
  const handler = plainBox("hdlr", u32(0), latin(track.handler), zeros(12), latin(`${track.name}\0`));
  const information = box("minf", track.mediaHeader, dataReference, track.table);
  const media = box("mdia", mediaHeader(track, times), handler, information);
  return box("trak", trackHeader(track, times), editList(track, times), media);
};

const movieHeader = (times: Times): Buffer => {
  const normalSpeed = 0x10000;
  const fullVolume = 0x100;
  const nextTrack = 3;
  return fullBox(
    "mvhd",
    { version: times.version, flags: 0 },
    time(times, times.created),
    time(times, times.created),
    u32(MOVIE_TIMESCALE),
    time(times, times.duration),
    u32(normalSpeed),
    u16(fullVolume, 0),
    zeros(8),
    MATRIX,
    zeros(24),
    u32(nextTrack),
  );
};

const videoTrack = (format: VideoFormat, table: SampleTable, payloadAt: number): Track => ({
  id: 1,
  handler: "vide",
  name: "Video",
  timescale: VIDEO_TIMESCALE,
  length: table.duration,
  skip: format.reorderFrames * (VIDEO_TIMESCALE / format.framesPerSecond),
  presented: table.samples * (MOVIE_TIMESCALE / format.framesPerSecond),
  size: { width: format.width, height: format.height },
  mediaHeader: fullBox("vmhd", { version: 0, flags: 1 }, zeros(8)),
  table: table.encode(videoSampleEntry(format), payloadAt),
});

const audioTrack = (format: AudioFormat, table: SampleTable, payloadAt: number): Omit<Track, "presented"> => ({
  id: 2,
  handler: "soun",
  name: "Sound",
  timescale: format.sampleRate,
  length: table.duration,
  skip: format.encoderDelay,
  size: null,
  mediaHeader: plainBox("smhd", zeros(4)),
  table: table.encode(audioSampleEntry(format), payloadAt),
});

/** @param payloadAt where the payload of the mdat box begins in the file */
export const encodeMoov = (
  source: { format: MediaFormat; tables: Tables; payloadAt: number },
  meta: PublicationMeta,
): Buffer => {
  const { format, tables, payloadAt } = source;
  const video = videoTrack(format.video, tables.video, payloadAt);
  const sound = audioTrack(format.audio, tables.audio, payloadAt);
  const audio = { ...sound, presented: Math.max(0, Math.min(sound.length - sound.skip, video.presented)) };
  const created = Math.floor(meta.createdAt / 1000) + SECONDS_1904_TO_1970;
  const widest = Math.max(created, video.presented, audio.length, video.length);
  const times: Times = { version: widest > 0xffffffff ? 1 : 0, created, duration: video.presented };
  return box("moov", movieHeader(times), trackBox(video, times), trackBox(audio, times), userData(meta));
};
