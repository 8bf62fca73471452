export type * from "./segment.ts";
export type * from "./ports.ts";
export {
  type Committed,
  readFrom,
  RecordingRenderer,
  type Rendered,
  type RendererOptions,
} from "./recording-renderer.ts";
