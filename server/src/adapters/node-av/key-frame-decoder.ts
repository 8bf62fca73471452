import * as av from "node-av";
import type { KeyFrame, KeyFrameDecoder } from "../../publish/index.ts";
import { contextOf, newFrame, newPacket, opened, sendBytes } from "./ffmpeg.ts";

/** Decodes one key frame by itself, as a player would that seeks to it. */
export const ffmpegKeyFrameDecoder: KeyFrameDecoder = {
  decodes: ({ configuration, width, height, accessUnit }: KeyFrame): Promise<boolean> => {
    const context = contextOf(av.Codec.findDecoder(av.AV_CODEC_ID_H264));
    const packet = newPacket();
    const frame = newFrame();
    context.extraData = configuration;
    context.setOption("err_detect", "explode");
    opened(context);
    const sent = sendBytes(context, packet, accessUnit) && context.sendPacketSync(null) >= 0;
    const whole = sent && context.receiveFrameSync(frame) >= 0 && frame.decodeErrorFlags === 0;
    const fits = whole && frame.width === width && frame.height === height;
    context.freeContext();
    packet.free();
    frame.free();
    return Promise.resolve(fits);
  },
};
