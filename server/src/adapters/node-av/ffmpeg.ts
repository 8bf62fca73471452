/**
 * The one door to node-av. Its traps that hold everywhere in this folder:
 *
 * - Options are set with `setOption` before `open2Sync(codec, null)`: a dictionary given to it is freed twice and the
 *   process dies at the next garbage collection.
 * - A Buffer of `frame.data` must not be read after `frame.free()`: planes never leave the file that owns the frame,
 *   save the canvas, which is never freed.
 * - `receiveFrameSync` empties its frame even when there is nothing to receive: receive into a spare one and swap.
 * - Each reading of `frame.data` leaves some hundred bytes until the event loop turns: callers await in their loops.
 */
import * as av from "node-av";
import { impossible } from "../../vocabulary/index.ts";

// Of the whole process. Complaints about foreign bytes are counted by callers, not printed.
av.Log.setLevel(av.AV_LOG_FATAL);

/** @throws when the library refuses what never depends on foreign bytes */
export const must = (result: number, what: string): void => {
  if (result < 0) impossible(`${what}: FFmpeg answers ${result}`);
};

export const contextOf = (codec: av.Codec | null): av.CodecContext => {
  if (codec === null) return impossible("this build of FFmpeg lacks a codec");
  const context = new av.CodecContext();
  context.allocContext3(codec);
  context.threadCount = 1;
  return context;
};

export const opened = (context: av.CodecContext): av.CodecContext => {
  must(context.open2Sync(null, null), "open a codec");
  return context;
};

export const newFrame = (): av.Frame => {
  const frame = new av.Frame();
  frame.alloc();
  return frame;
};

export const newPacket = (): av.Packet => {
  const packet = new av.Packet();
  packet.alloc();
  return packet;
};

/** All packets that an encoder has ready, each handed on before the next is taken. */
export const drain = (context: av.CodecContext, packet: av.Packet, take: (packet: av.Packet) => void): void => {
  while (context.receivePacketSync(packet) >= 0) {
    take(packet);
    packet.unref();
  }
};

/** @returns false when the decoder refuses the bytes */
export const sendBytes = (context: av.CodecContext, packet: av.Packet, bytes: Buffer): boolean => {
  packet.data = bytes;
  const result = context.sendPacketSync(packet);
  packet.unref();
  return result >= 0;
};
