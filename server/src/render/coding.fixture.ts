/** Encodes pictures and sound as publishers do, with node-av, and cuts them into payloads of RTP. */
import * as av from "node-av";

av.Log.setLevel(av.AV_LOG_FATAL);

export type CodedFrame = { readonly data: Buffer; readonly keyFrame: boolean };
export type PublishedCodec = "vp8" | "vp9" | "h264";

const encoders = { vp8: "libvpx", vp9: "libvpx-vp9", h264: "libx264" } as const;
const options: Readonly<Record<PublishedCodec, Readonly<Record<string, string>>>> = {
  vp8: { deadline: "realtime", "cpu-used": "8", "lag-in-frames": "0", "auto-alt-ref": "0" },
  vp9: { deadline: "realtime", "cpu-used": "8", "lag-in-frames": "0", "auto-alt-ref": "0" },
  h264: { preset: "ultrafast", tune: "zerolatency", profile: "baseline" },
};

export const must = (result: number, what: string): void => {
  if (result < 0) throw new Error(`${what}: ${result}`);
};

/** Luma, Cb and Cr of a picture of one colour. */
export type Colour = readonly [number, number, number];

export type VideoPlan = {
  readonly codec: PublishedCodec;
  readonly width: number;
  readonly height: number;
  readonly frames: number;
  readonly keyEvery: number;
  readonly colourOf: (frame: number) => Colour;
};

export const encodeVideo = (plan: VideoPlan): readonly CodedFrame[] => {
  const codec = av.Codec.findEncoderByName(encoders[plan.codec] as av.FFEncoderCodec);
  const context = new av.CodecContext();
  context.allocContext3(codec);
  context.width = plan.width;
  context.height = plan.height;
  context.pixelFormat = av.AV_PIX_FMT_YUV420P;
  context.timeBase = new av.Rational(1, 30);
  context.gopSize = plan.keyEvery;
  context.bitRate = 800_000n;
  context.threadCount = 1;
  for (const [name, value] of Object.entries(options[plan.codec])) must(context.setOption(name, value), name);
  must(context.open2Sync(codec, null), "open");
  const frame = new av.Frame();
  frame.alloc();
  Object.assign(frame, { format: av.AV_PIX_FMT_YUV420P, width: plan.width, height: plan.height });
  must(frame.getBuffer(), "buffer");
  const coded: CodedFrame[] = [];
  for (let index = 0; index < plan.frames; index += 1) {
    must(frame.makeWritable(), "write");
    const colour = plan.colourOf(index);
    frame.data?.slice(0, 3).forEach((plane, number) => plane.fill(colour[number] ?? 0));
    frame.pts = BigInt(index);
    must(context.sendFrameSync(frame), "send");
    drain(context, coded);
  }
  must(context.sendFrameSync(null), "flush");
  drain(context, coded);
  context.freeContext();
  return coded;
};

/** Opus packets of 20 ms of a sound that is given sample by sample. */
export const encodeOpus = (packets: number, soundAt: (sample: number) => number): readonly Buffer[] => {
  const codec = av.Codec.findEncoderByName("libopus" as av.FFEncoderCodec);
  const context = new av.CodecContext();
  context.allocContext3(codec);
  context.sampleRate = 48_000;
  context.sampleFormat = av.AV_SAMPLE_FMT_FLT;
  context.channelLayout = av.AV_CHANNEL_LAYOUT_MONO;
  context.bitRate = 64_000n;
  context.timeBase = new av.Rational(1, 48_000);
  must(context.setOption("application", "lowdelay"), "application");
  must(context.open2Sync(codec, null), "open");
  const frame = new av.Frame();
  frame.alloc();
  frame.format = av.AV_SAMPLE_FMT_FLT;
  frame.nbSamples = 960;
  frame.sampleRate = 48_000;
  frame.channelLayout = av.AV_CHANNEL_LAYOUT_MONO;
  must(frame.getBuffer(), "buffer");
  const coded: CodedFrame[] = [];
  for (let packet = 0; packet < packets; packet += 1) {
    must(frame.makeWritable(), "write");
    const plane = frame.data?.[0];
    for (let index = 0; index < 960; index += 1) plane?.writeFloatLE(soundAt(packet * 960 + index), index * 4);
    frame.pts = BigInt(packet * 960);
    must(context.sendFrameSync(frame), "send");
    drain(context, coded);
  }
  context.freeContext();
  return coded.map(({ data }) => data);
};

const drain = (context: av.CodecContext, into: CodedFrame[]): void => {
  const packet = new av.Packet();
  packet.alloc();
  while (context.receivePacketSync(packet) >= 0) {
    into.push({ data: Buffer.from(packet.data ?? []), keyFrame: packet.isKeyframe });
    packet.unref();
  }
  packet.free();
};

/** Payloads of one picture (RFC 7741, RFC 9628, RFC 6184). */
export const payloadsOf = (codec: PublishedCodec, data: Buffer, keyFrame: boolean): readonly Buffer[] => {
  if (codec === "h264") return nalUnits(data).flatMap(h264Payloads);
  const pieces = sliced(data);
  return pieces.map((piece, index) => {
    const [first, last] = [index === 0, index === pieces.length - 1];
    const head = codec === "vp8" ? (first ? 0x10 : 0) : (first ? 8 : 0) | (last ? 4 : 0) | (keyFrame ? 0 : 0x40);
    return Buffer.concat([Buffer.from([head]), piece]);
  });
};

const PAYLOAD = 1100;

const sliced = (data: Buffer): readonly Buffer[] =>
  Array.from({ length: Math.ceil(data.length / PAYLOAD) }, (_, index) =>
    data.subarray(index * PAYLOAD, (index + 1) * PAYLOAD),
  );

const nalUnits = (stream: Buffer): readonly Buffer[] => {
  const units: Buffer[] = [];
  for (let start = stream.indexOf("000001", 0, "hex"); start >= 0;) {
    const next = stream.indexOf("000001", start + 3, "hex");
    const end = next < 0 ? stream.length : stream[next - 1] === 0 ? next - 1 : next;
    units.push(stream.subarray(start + 3, end));
    start = next;
  }
  return units;
};

const h264Payloads = (unit: Buffer): readonly Buffer[] => {
  if (unit.length <= PAYLOAD) return [unit];
  const pieces = sliced(unit.subarray(1));
  const header = unit[0] ?? 0;
  return pieces.map((piece, index) => {
    const bounds = (index === 0 ? 0x80 : 0) | (index === pieces.length - 1 ? 0x40 : 0);
    return Buffer.concat([Buffer.from([(header & 0xe0) | 28, bounds | (header & 31)]), piece]);
  });
};
