/** Key frames as small pictures and as JPEG. */
import * as av from "node-av";
import type { KeyFrame, PictureMaker, Still } from "../../publish/index.ts";
import { contextOf, drain, must, newFrame, newPacket, opened, sendBytes } from "./ffmpeg.ts";

/** Of MJPEG's 1 (best) to 31. */
const QUALITY = 5;

export const ffmpegPictureMaker: PictureMaker = {
  shrink: async (frame, size) => shrunk(frame, size),

  jpeg: async (still) => {
    const context = contextOf(av.Codec.findEncoderByName("mjpeg" as av.FFEncoderCodec));
    context.width = still.width;
    context.height = still.height;
    context.pixelFormat = av.AV_PIX_FMT_YUVJ420P;
    context.timeBase = new av.Rational(1, 1);
    must(context.setOption("qmin", String(QUALITY)), "qmin");
    must(context.setOption("qmax", String(QUALITY)), "qmax");
    opened(context);
    const [frame, packet] = [stillFrame(still), newPacket()];
    frame.pts = 0n;
    must(await context.sendFrame(frame), "encode a picture");
    must(await context.sendFrame(null), "finish a picture");
    const parts: Buffer[] = [];
    drain(context, packet, ({ data }) => parts.push(Buffer.from(data ?? [])));
    context.freeContext();
    frame.free();
    packet.free();
    return Buffer.concat(parts);
  },
};

const shrunk = ({ configuration, accessUnit }: KeyFrame, size: { width: number; height: number }): Still | null => {
  const context = contextOf(av.Codec.findDecoder(av.AV_CODEC_ID_H264));
  const [packet, picture] = [newPacket(), newFrame()];
  context.extraData = configuration;
  opened(context);
  const sent = sendBytes(context, packet, accessUnit) && context.sendPacketSync(null) >= 0;
  const still = sent && context.receiveFrameSync(picture) >= 0 ? scaled(picture, size) : null;
  context.freeContext();
  packet.free();
  picture.free();
  return still;
};

const emptyFrame = ({ width, height }: { width: number; height: number }): av.Frame => {
  const frame = newFrame();
  frame.format = av.AV_PIX_FMT_YUVJ420P;
  frame.width = width;
  frame.height = height;
  must(frame.getBuffer(64), "allocate a picture");
  return frame;
};

/** The frame's rows are padded; those of a still are not. */
const scaled = (picture: av.Frame, size: { width: number; height: number }): Still | null => {
  const scaler = new av.SoftwareScaleContext();
  const target = emptyFrame(size);
  const format = picture.format as av.AVPixelFormat;
  const { width, height } = size;
  scaler.getContext(picture.width, picture.height, format, width, height, av.AV_PIX_FMT_YUVJ420P, av.SWS_AREA);
  const done = scaler.scaleFrameSync(target, picture) >= 0;
  const strides = target.linesize;
  const planes = (target.data ?? []).slice(0, 3).map((plane, index) => {
    const half = index === 0 ? 1 : 2;
    const rows = Array.from({ length: height / half }, (_, row) => {
      const from = row * (strides[index] ?? 0);
      return plane.subarray(from, from + width / half);
    });
    return Buffer.concat(rows);
  });
  scaler.freeContext();
  target.free();
  const [luma, cb, cr] = planes;
  return done && luma !== undefined && cb !== undefined && cr !== undefined
    ? { ...size, planes: [luma, cb, cr] }
    : null;
};

const stillFrame = (still: Still): av.Frame => {
  const frame = emptyFrame(still);
  const strides = frame.linesize;
  (frame.data ?? []).slice(0, 3).forEach((plane, index) => {
    const half = index === 0 ? 1 : 2;
    const width = still.width / half;
    for (let row = 0; row < still.height / half; row += 1) {
      still.planes[index]?.copy(plane, row * (strides[index] ?? 0), row * width, (row + 1) * width);
    }
  });
  return frame;
};
