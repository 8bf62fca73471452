export { chaptersOf } from "./chapters.ts";
export { openMp4Publication, reopenMp4Publication } from "./open.ts";
export { removePublication, removeSidecar } from "./leftovers.ts";
export type { PublicationOptions } from "./open.ts";
export type { Mp4Publication } from "./publication.ts";
export type { PublicationMeta } from "./metadata.ts";
export { verifyMp4 } from "./verify/verify.ts";
export type { Expected, Verified } from "./verify/verify.ts";
export type { KeyFrame, KeyFrameDecoder } from "./verify/key-frames.ts";
