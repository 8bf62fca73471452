/** A publication as MP4: media in one `mdat`, the `moov` in front of it. */
import type { EncodedSegment } from "../render/index.ts";
import { addToTables, type Commit, planCommit } from "./commit.ts";
import type { Container } from "./container.ts";
import type { MediaFormat } from "./media-format.ts";
import { mp4Front } from "./head.ts";
import { type PublicationMeta, USER_DATA_BYTES_AT_MOST } from "./metadata.ts";
import { emptyTables, encodeMoov } from "./moov.ts";

/** Boxes around the two sample tables. */
const MOOV_BYTES_AT_MOST = 4096 + USER_DATA_BYTES_AT_MOST;

export const mp4Container = (format: MediaFormat, firstReserve: number): Container => {
  const tables = emptyTables(format);
  return {
    front: mp4Front,
    firstReserve,
    get frames() {
      return tables.video.samples;
    },
    get audioFrames() {
      return tables.audio.samples;
    },
    plan: (segment: EncodedSegment, start: number) => planCommit(segment, start, format.video),
    add: (commit: Commit) => addToTables(commit, tables),
    get indexBytesAtMost() {
      return MOOV_BYTES_AT_MOST + tables.video.bytesAtMost + tables.audio.bytesAtMost;
    },
    index: (meta: PublicationMeta, { reserve }) =>
      encodeMoov({ format, tables, payloadAt: mp4Front.payloadAt(reserve) }, meta),
  };
};
