export { archiveLength, archiveOf } from "./archive.ts";
export * from "./recordings.ts";
