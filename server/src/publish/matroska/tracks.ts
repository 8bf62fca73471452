/** What is in a Matroska file, and how it is coded: `Tracks` (RFC 9559, 5.1.4) and the `Info` of a growing file. */
import type { AudioFormat, VideoFormat } from "../../render/index.ts";
import type { MediaFormat } from "../media-format.ts";
import type { PublicationMeta } from "../metadata.ts";
import { avcConfiguration } from "../sample-entry.ts";
import { element, float, int64, text, uint } from "./ebml.ts";

const NS_PER_MS = 1_000_000;
const NS_PER_S = 1_000_000_000;
const AAC_SAMPLES = 1024;
/** Dates count nanoseconds from 2001. */
const MS_1970_TO_2001 = 978_307_200_000;
/** SMPTE 170M, limited range, which decoded WebRTC video is. */
const SMPTE_170M = 6;
const LIMITED_RANGE = 1;
const PROGRESSIVE = 2;

const trackEntry = (number: 1 | 2, coding: { codec: string; configuration: Buffer; frameNs: number }, what: Buffer) =>
  element(
    0xae,
    uint(0xd7, number),
    uint(0x73c5, number),
    uint(0x83, number),
    uint(0x9c, 0),
    text(0x22b59c, "und"),
    text(0x86, coding.codec),
    element(0x63a2, coding.configuration),
    uint(0x23e383, coding.frameNs),
    what,
  );

const videoTrack = (video: VideoFormat): Buffer => {
  const colour = element(
    0x55b0,
    uint(0x55b1, SMPTE_170M),
    uint(0x55b9, LIMITED_RANGE),
    uint(0x55ba, SMPTE_170M),
    uint(0x55bb, SMPTE_170M),
  );
  const picture = element(0xe0, uint(0x9a, PROGRESSIVE), uint(0xb0, video.width), uint(0xba, video.height), colour);
  const frameNs = Math.round(NS_PER_S / video.framesPerSecond);
  return trackEntry(1, { codec: "V_MPEG4/ISO/AVC", configuration: avcConfiguration(video), frameNs }, picture);
};

const audioTrack = (audio: AudioFormat): Buffer => {
  const sound = element(0xe1, float(0xb5, audio.sampleRate), uint(0x9f, audio.channels));
  const frameNs = Math.round((AAC_SAMPLES * NS_PER_S) / audio.sampleRate);
  return trackEntry(2, { codec: "A_AAC", configuration: audio.asc, frameNs }, sound);
};

export const tracks = ({ video, audio }: MediaFormat): Buffer =>
  element(0x1654ae6b, videoTrack(video), audioTrack(audio));

/** @param finished null while the file grows */
export const info = (finished: (PublicationMeta & { readonly durationMs: number }) | null): Buffer => {
  const known =
    finished === null
      ? []
      : [
          float(0x4489, finished.durationMs),
          int64(0x4461, BigInt(finished.createdAt - MS_1970_TO_2001) * BigInt(NS_PER_MS)),
          text(0x7ba9, finished.title),
        ];
  return element(0x1549a966, uint(0x2ad7b1, NS_PER_MS), text(0x4d80, "Roomreel"), text(0x5741, "Roomreel"), ...known);
};
