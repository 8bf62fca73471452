/** Other people's readers of a finished file, as second opinions: mediabunny for the index, FFmpeg for the pictures. */
import { ALL_FORMATS, EncodedPacketSink, FilePathSource, Input } from "mediabunny";
import type { InputTrack } from "mediabunny";
import * as av from "node-av";
import { avcConfiguration } from "./sample-entry.ts";
import type { KeyFrameDecoder } from "./verify/key-frames.ts";
import type { VideoFormat } from "../render/index.ts";

/** As mediabunny sees it; times in seconds, pictures in order of presentation. */
export type Reading = {
  readonly durationS: number;
  readonly title: string | undefined;
  readonly pictures: readonly number[];
  readonly keyFrames: number;
  readonly firstSoundS: number;
  readonly sounds: number;
  /** Pictures in order of decoding. */
  readonly accessUnits: readonly Buffer[];
};

type Packet = { readonly timestamp: number; readonly key: boolean; readonly data: Buffer };

const packetsOf = async (track: InputTrack): Promise<readonly Packet[]> => {
  const packets: Packet[] = [];
  for await (const packet of new EncodedPacketSink(track).packets()) {
    packets.push({ timestamp: packet.timestamp, key: packet.type === "key", data: Buffer.from(packet.data) });
  }
  return packets;
};

export const readMp4 = async (filePath: string): Promise<Reading> => {
  const input = new Input({ source: new FilePathSource(filePath), formats: ALL_FORMATS });
  try {
    const video = await input.getPrimaryVideoTrack();
    const audio = await input.getPrimaryAudioTrack();
    if (video === null || audio === null) throw new Error("a track is missing");
    const pictures = await packetsOf(video);
    const sounds = await packetsOf(audio);
    return {
      durationS: await video.computeDuration(),
      title: (await input.getMetadataTags()).title,
      pictures: pictures.map((packet) => packet.timestamp).toSorted((a, b) => a - b),
      keyFrames: pictures.filter((packet) => packet.key).length,
      firstSoundS: sounds[0]?.timestamp ?? Number.NaN,
      sounds: sounds.length,
      accessUnits: pictures.map((packet) => packet.data),
    };
  } finally {
    input.dispose();
  }
};

const decoderFor = (format: Pick<VideoFormat, "width" | "height">, configuration: Buffer): av.CodecContext => {
  const codec = av.Codec.findDecoder(av.AV_CODEC_ID_H264);
  if (codec === null) throw new Error("no H.264 decoder");
  const context = new av.CodecContext();
  context.allocContext3(codec);
  context.threadCount = 1;
  context.width = format.width;
  context.height = format.height;
  context.extraData = configuration;
  context.setOption("err_detect", "explode");
  const result = context.open2Sync(codec, null);
  if (result < 0) throw new Error(`open: ${result}`);
  return context;
};

av.Log.setLevel(av.AV_LOG_QUIET);

/** @returns how many whole pictures come out; -1 at the first complaint */
const decode = (context: av.CodecContext, units: readonly Buffer[]): number => {
  const packet = new av.Packet();
  packet.alloc();
  const frame = new av.Frame();
  frame.alloc();
  let pictures = 0;
  for (const unit of [...units, null]) {
    if (unit !== null) packet.data = unit;
    if (context.sendPacketSync(unit === null ? null : packet) < 0) return -1;
    while (context.receiveFrameSync(frame) >= 0) {
      pictures += frame.width === context.width && frame.height === context.height ? 1 : 0;
    }
  }
  frame.free();
  packet.free();
  context.freeContext();
  return pictures;
};

export const decodedPictures = (video: VideoFormat, units: readonly Buffer[]): number =>
  decode(decoderFor(video, avcConfiguration(video)), units);

export const keyFrameDecoder: KeyFrameDecoder = {
  decodes: async (frame) => decode(decoderFor(frame, frame.configuration), [frame.accessUnit]) === 1,
};
