/**
 * An archive that is made while it is sent: its length is known before its first byte, no member is held in memory or
 * opened before its turn, and a reader that is slow or leaves costs nothing.
 */
import { Failure } from "../../vocabulary/index.ts";
import { directoryHeader, endOfArchive, localHeader, type ZipMember } from "./records.ts";

/** A member, and how to get at it. */
export type ZipSource = ZipMember & {
  /** CRC-32 of its bytes. Called once, at its turn. */
  crc32(): Promise<number>;
  /** Called once, after `crc32`. */
  read(): AsyncIterable<Uint8Array>;
};

/** In bytes; exactly. */
export const archiveLength = (members: readonly ZipMember[]): number => {
  let offset = 0;
  let directory = 0;
  for (const member of members) {
    directory += directoryHeader(member, { offset, crc32: 0 }).length;
    offset += localHeader(member, 0).length + member.bytes;
  }
  return offset + directory + endOfArchive(members.length, { offset, bytes: directory }).length;
};

/**
 * The archive, piece by piece. @throws Failure `source-changed` when a member is not as long as it said: what was sent
 * is then not an archive, and must not end as if it were one
 */
export const archiveOf = async function* (sources: readonly ZipSource[]): AsyncGenerator<Uint8Array> {
  const directory: Buffer[] = [];
  let offset = 0;
  for (const source of sources) {
    const crc32 = await source.crc32();
    const header = localHeader(source, crc32);
    yield header;
    yield* exactly(source);
    directory.push(directoryHeader(source, { offset, crc32 }));
    offset += header.length + source.bytes;
  }
  const whole = Buffer.concat(directory);
  yield whole;
  yield endOfArchive(sources.length, { offset, bytes: whole.length });
};

const exactly = async function* (source: ZipSource): AsyncGenerator<Uint8Array> {
  let left = source.bytes;
  for await (const piece of source.read()) {
    left -= piece.length;
    if (left < 0) break;
    yield piece;
  }
  if (left !== 0) throw new Failure("source-changed", `${source.name} is not as long as it was.`);
};

/** The same names, each once also where upper and lower case are the same: `film.mp4`, `film (2).mp4`. */
export const distinctNames = (names: readonly string[]): readonly string[] => {
  const taken = new Set<string>();
  return names.map((name) => {
    const [, stem = name, ending = ""] = /^(.+?)(\.[^.]*)?$/s.exec(name) ?? [];
    let free = name;
    for (let number = 2; taken.has(folded(free)); number += 1) free = `${stem} (${number})${ending}`;
    taken.add(folded(free));
    return free;
  });
};

const folded = (name: string): string => name.normalize("NFC").toLowerCase();
