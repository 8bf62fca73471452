/**
 * Where key frames begin, and which packets are no media at all. The SFU fills in with pictures of its own, 8x8 or
 * 2x2, when a track ends, and with padding when it probes: nothing that anybody sent, never to be shown.
 */
import type { Codec } from "../log/records.ts";
import { av1KeyFrame } from "./av1.ts";
import { h264KeyFrame } from "./h264.ts";
import { h265KeyFrame } from "./h265.ts";
import type { PictureSize } from "./picture-size.ts";
import { payloadEnd } from "./rtp.ts";
import { vp8KeyFrame } from "./vp8.ts";
import { vp9KeyFrame } from "./vp9.ts";

export type MediaMark = { readonly keyFrame: PictureSize | null; readonly fake: boolean };

/** No camera is this small. */
const FAKE_SIDE_MAX = 16;

const plain: MediaMark = { keyFrame: null, fake: false };
const fake: MediaMark = { keyFrame: null, fake: true };

/** @param start of the payload (rtp.ts) */
export const markOf = (codec: Codec, packet: Buffer, start: number): MediaMark => {
  const end = payloadEnd(packet);
  if (end <= start) return fake;
  const keyFrame = keyFrameOf(codec, packet, { start, end });
  if (keyFrame === null) return plain;
  const { width, height } = keyFrame;
  return width > 0 && width <= FAKE_SIDE_MAX && height <= FAKE_SIDE_MAX ? fake : { keyFrame, fake: false };
};

const keyFrameOf = (
  codec: Codec,
  packet: Buffer,
  { start, end }: { start: number; end: number },
): PictureSize | null => {
  switch (codec) {
    case "vp8":
      return vp8KeyFrame(packet.subarray(start, end));
    case "vp9":
      return vp9KeyFrame(packet.subarray(start, end));
    case "h264":
      return h264KeyFrame(packet.subarray(start, end));
    case "h265":
      return h265KeyFrame(packet.subarray(start, end));
    case "av1":
      return av1KeyFrame(packet.subarray(start, end));
    default:
      return null;
  }
};
