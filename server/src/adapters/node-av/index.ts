export { ffmpegEngine } from "./engine.ts";
export { ffmpegPictureMaker } from "./picture-maker.ts";
export { ffmpegKeyFrameDecoder } from "./key-frame-decoder.ts";
