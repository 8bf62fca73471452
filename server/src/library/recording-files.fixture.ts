/** What every place where recordings lie must keep (L2); each adapter runs it over itself. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { buffer } from "node:stream/consumers";
import { type RecordingId, recordingId } from "../vocabulary/index.ts";
import type { Film, RecordingFiles } from "./files.ts";

/** A place to try, and a way to put things there past it. */
export type Place = {
  readonly files: RecordingFiles;
  /** Lays down the film of a recording, and something else beside it. */
  put(id: RecordingId, film: Uint8Array, beside: Uint8Array): Promise<void>;
  /** How many reads hold something open there. */
  held(): Promise<number>;
};

const filmOf = (id: RecordingId): Film => ({ recordingId: id, fileFormat: "mp4" });
const FILM = Buffer.from(Array.from({ length: 700_000 }, (_, at) => (at * 7) % 251));

export const keepsRecordingFiles = (name: string, open: () => Promise<Place>): void => {
  const placed = async (id: string) => {
    const place = await open();
    await place.put(recordingId(id), FILM, new Uint8Array(300));
    return { ...place, id: recordingId(id) };
  };

  test(`what lies there is read whole and in parts (${name})`, async () => {
    const { files, id } = await placed("read");
    const file = await files.open(filmOf(id));
    assert.equal(file?.bytes, FILM.length);
    assert.deepEqual(await buffer(file.read(0, FILM.length - 1)), FILM);
    assert.deepEqual(await buffer(file.read(3, 3)), FILM.subarray(3, 4));
    assert.equal(await files.bytes(id), FILM.length + 300);
  });

  test(`nothing there is no error (${name})`, async () => {
    const { files } = await open();
    const none = recordingId("none");
    assert.equal(await files.open(filmOf(none)), null);
    assert.equal(await files.bytes(none), 0);
    await files.removeAll(none);
  });

  test(`[L70] what is kept beside a film is there whole, counts, and goes alone or with it (${name})`, async () => {
    const { files, id } = await placed("beside");
    const content = Buffer.from("WEBVTT");
    await files.keepBeside(id, "captions-de-1.vtt", content);
    await files.keepBeside(id, "captions-de-2.vtt", content);
    const kept = await files.openBeside(id, "captions-de-1.vtt");
    assert.deepEqual(kept === null ? null : await buffer(kept.read(0, kept.bytes - 1)), content);
    assert.equal(await files.bytes(id), FILM.length + 300 + 2 * content.length);
    await files.removeBeside(id, "captions-de-1.vtt");
    await files.removeBeside(id, "captions-de-1.vtt");
    assert.equal(await files.openBeside(id, "captions-de-1.vtt"), null);
    await files.removeAll(id);
    assert.equal(await files.openBeside(id, "captions-de-2.vtt"), null);
    await assert.rejects(files.keepBeside(id, "captions-de-3.vtt", content));
  });

  test(`[L2] what was removed is gone, for two at once as well, and nothing else is (${name})`, async () => {
    const { files, put, id } = await placed("goes");
    await put(recordingId("stays"), FILM, new Uint8Array(1));
    await Promise.all([files.removeAll(id), files.removeAll(id)]);
    await files.removeAll(id);
    assert.equal(await files.open(filmOf(id)), null);
    assert.equal(await files.bytes(id), 0);
    assert.notEqual(await files.open(filmOf(recordingId("stays"))), null);
  });

  test(`[L2] a file that is being read is read to its end (${name})`, async () => {
    const { files, id } = await placed("read-on");
    const reading = (await files.open(filmOf(id)))?.read(0, FILM.length - 1) ?? assert.fail("there is no file");
    const chunks = reading[Symbol.asyncIterator]();
    const first = await chunks.next();
    await files.removeAll(id);
    let bytes = Buffer.from(first.value).length;
    for await (const chunk of { [Symbol.asyncIterator]: () => chunks }) bytes += Buffer.from(chunk).length;
    assert.equal(bytes, FILM.length);
  });

  test(`a read that is given up holds nothing (${name})`, async () => {
    const { files, held, id } = await placed("given-up");
    const file = await files.open(filmOf(id));
    assert.equal(await held(), 0);
    const reading = file?.read(0, FILM.length - 1) ?? assert.fail("there is no file");
    for await (const chunk of reading) {
      assert.ok(Buffer.from(chunk).length < FILM.length);
      break;
    }
    assert.equal(await held(), 0);
  });
};
