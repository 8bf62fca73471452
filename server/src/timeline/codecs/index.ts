import type { Codec } from "../../capture/index.ts";
import { depacketiseH264 } from "./h264.ts";
import type { Depacketise } from "./piece.ts";
import { depacketiseVp8 } from "./vp8.ts";
import { depacketiseVp9 } from "./vp9.ts";

/** Null for sound, whose packets are whole by themselves. */
export const depacketiserOf = (codec: Codec): Depacketise | null => {
  switch (codec) {
    case "vp8":
      return depacketiseVp8;
    case "vp9":
      return depacketiseVp9;
    case "h264":
      return depacketiseH264;
    case "opus":
      return null;
    default:
      return () => null;
  }
};
