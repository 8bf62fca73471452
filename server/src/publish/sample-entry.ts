/** How the samples of a track are coded: `avc1` (ISO 14496-15, 5.4) and `mp4a` (ISO 14496-14, 5.6). */
import type { AudioFormat, VideoFormat } from "../render/index.ts";
import { box, fullBox, latin, u16, u32, u8, zeros } from "./boxes.ts";

/** High and its relatives carry chroma format and bit depths behind the parameter sets. */
const HIGH_PROFILES: readonly number[] = [100, 110, 122, 144];
/** 4:2:0, 8 bits, no extension sets; the upper bits are reserved ones. */
const CHROMA_420_8BIT = u8(0xfd, 0xf8, 0xf8, 0);

/** AVCDecoderConfigurationRecord (ISO 14496-15, 5.3.3.1) with 4-byte lengths. */
export const avcConfiguration = (video: VideoFormat): Buffer => {
  const { sps, pps } = video;
  const profile = sps.subarray(1, 4);
  const chroma = HIGH_PROFILES.includes(profile[0] ?? 0) ? CHROMA_420_8BIT : zeros(0);
  return Buffer.concat([u8(1), profile, u8(0xff, 0xe1), u16(sps.length), sps, u8(1), u16(pps.length), pps, chroma]);
};

/** SMPTE 170M limited range, which decoded WebRTC video is; untagged 1080p would be shown as BT.709. */
const COLOUR = box("colr", latin("nclx"), u16(6, 6, 6), zeros(1));

export const videoSampleEntry = (video: VideoFormat): Buffer => {
  const resolution72dpi = 0x480000;
  const framesPerSample = 1;
  const depth24 = 24;
  const noColourTable = 0xffff;
  return box(
    "avc1",
    zeros(6),
    u16(1),
    zeros(16),
    u16(video.width, video.height),
    u32(resolution72dpi, resolution72dpi, 0),
    u16(framesPerSample),
    zeros(32),
    u16(depth24, noColourTable),
    box("avcC", avcConfiguration(video)),
    COLOUR,
    box("pasp", u32(1, 1)),
  );
};

/** Descriptor of ISO 14496-1, 7.2.2: tag, size of the body (one byte is enough here), body. */
const descriptor = (tag: number, ...body: readonly Buffer[]): Buffer => {
  const bytes = Buffer.concat(body);
  return Buffer.concat([u8(tag, bytes.length), bytes]);
};

const elementaryStream = (audio: AudioFormat): Buffer => {
  const mpeg4Audio = 0x40;
  const audioStream = 0x15;
  const decoder = descriptor(
    4,
    u8(mpeg4Audio, audioStream, 0, 0, 0),
    u32(audio.bitsPerSecond, audio.bitsPerSecond),
    descriptor(5, audio.asc),
  );
  return descriptor(3, u16(0), u8(0), decoder, descriptor(6, u8(2)));
};

export const audioSampleEntry = (audio: AudioFormat): Buffer =>
  box(
    "mp4a",
    zeros(6),
    u16(1),
    zeros(8),
    u16(audio.channels, 16, 0, 0),
    u32(audio.sampleRate * 0x10000),
    fullBox("esds", { version: 0, flags: 0 }, elementaryStream(audio)),
  );
