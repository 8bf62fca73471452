export { ffmpegEngine } from "./engine.ts";
export { ffmpegKeyFrameDecoder } from "./key-frame-decoder.ts";
