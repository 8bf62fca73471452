export { diskRecordingFiles } from "./recording-files.ts";
