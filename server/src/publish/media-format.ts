import type { AudioFormat, VideoFormat } from "../render/index.ts";

/** How pictures and sound of a whole file are coded. */
export type MediaFormat = { readonly video: VideoFormat; readonly audio: AudioFormat };
