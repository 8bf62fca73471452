export { openMp4Publication } from "./open.ts";
export type { PublicationOptions } from "./open.ts";
export type { Mp4Publication } from "./publication.ts";
export type { PublicationMeta } from "./metadata.ts";
