/** Track indices are never used twice within a recording: a further take goes on where those before it stopped. */
import { readFile } from "node:fs/promises";
import { decodeRecord } from "./decode.ts";
import { MAGIC, parseRecord } from "./format.ts";
import { readHead } from "./head.ts";
import { chunkPath, listChunks, listTakes, takeFolder } from "./places.ts";
import { logUs } from "../../vocabulary/index.ts";

/** The first track index that no take of the log has used. */
export const nextTrackOf = async (logDir: string): Promise<number> => {
  let next = 0;
  for (const take of await listTakes(logDir)) next = Math.max(next, await nextTrackAfter(takeFolder(logDir, take)));
  return next;
};

const nextTrackAfter = async (folder: string): Promise<number> => {
  for (const chunk of (await listChunks(folder)).toReversed()) {
    const path = chunkPath(folder, chunk);
    const head = await readHead(path);
    if (head !== null) return Math.max(head.nextTrack, lastAdded(await readFile(path)) + 1);
  }
  return 0;
};

const lastAdded = (bytes: Buffer): number => {
  let last = -1;
  const time = { headUs: logUs(0), takeUs: logUs(0) };
  for (let at = MAGIC.length; ;) {
    const parsed = parseRecord(bytes, at);
    if (parsed.parsed !== "record") return last;
    const record = decodeRecord(parsed.record, time);
    if (record !== null && record !== "footer" && record.kind === "event" && record.event.event === "track-added")
      last = Math.max(last, record.event.description.track);
    at = parsed.record.end;
  }
};
