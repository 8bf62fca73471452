import type { MediaEngine } from "../../render/index.ts";
import { FrameCanvas } from "./canvas.ts";
import { FfmpegPictureDecoder } from "./picture-decoder.ts";
import { videoFormatOf, X264SegmentEncoder } from "./segment-encoder.ts";
import { AacEncoder, audioFormat, OpusDecoder } from "./sound-coders.ts";

/** FFmpeg's libraries in this process. Loading them makes the process GPLv3 when it is distributed: children only. */
export const ffmpegEngine: MediaEngine = {
  openCanvas: (size) => new FrameCanvas(size),
  openPictureDecoder: (codec) => new FfmpegPictureDecoder(codec),
  openSegmentEncoder: (coding, options) => new X264SegmentEncoder(coding, options),
  openSoundDecoder: () => new OpusDecoder(),
  openSoundEncoder: (coding) => new AacEncoder(coding),
  formats: (coding) => ({ video: videoFormatOf(coding), audio: audioFormat(coding) }),
};
