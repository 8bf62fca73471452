/**
 * The records of a ZIP archive whose members are stored, not compressed (films do not shrink): PKWARE's APPNOTE 6.3.10,
 * sections 4.3 and 4.5.3. Sizes from 4 GiB on, and offsets beyond, stand in ZIP64 extra fields, and only there.
 *
 * The checksum is in front of each member. The alternative, a data descriptor behind it, saves a read of the file, but
 * readers that do not seek (Java's ZipInputStream, some file managers) refuse stored members that have one.
 */

/** One member, as its headers tell of it. */
export type ZipMember = {
  readonly name: string;
  readonly bytes: number;
  readonly modifiedAt: Date;
};
/** Where it begins, and what its bytes sum up to. */
export type ZipPlace = { readonly offset: number; readonly crc32: number };

const MAX_32 = 0xff_ff_ff_ff;
/** Made by: Unix, so that the mode is a file's; names are UTF-8 (bit 11). */
const MADE_BY_UNIX = 3 << 8;
const REGULAR_FILE = 0o100644;
const UTF8 = 0x0800;
const PLAIN = 20;
const ZIP64 = 45;

/** In front of a member's bytes (4.3.7). */
export const localHeader = (member: ZipMember, crc32: number): Buffer => {
  const isLarge = member.bytes >= MAX_32;
  return record((put) => {
    put.u32(0x04034b50).u16(isLarge ? ZIP64 : PLAIN);
    described(put, member, crc32);
    put.u16(isLarge ? 20 : 0).text(member.name);
    if (isLarge) put.u16(1).u16(16).u64(member.bytes).u64(member.bytes);
  });
};

/** Of a member, in the directory at the end (4.3.12). */
export const directoryHeader = (member: ZipMember, { offset, crc32 }: ZipPlace): Buffer => {
  const isLarge = member.bytes >= MAX_32;
  const isFar = offset >= MAX_32;
  const extra = (isLarge ? 16 : 0) + (isFar ? 8 : 0);
  return record((put) => {
    put.u32(0x02014b50).u16(MADE_BY_UNIX | ZIP64);
    put.u16(extra > 0 ? ZIP64 : PLAIN);
    described(put, member, crc32);
    put
      .u16(extra > 0 ? extra + 4 : 0)
      .u16(0)
      .u16(0)
      .u16(0);
    put
      .u32(REGULAR_FILE * 0x1_0000)
      .u32(Math.min(offset, MAX_32))
      .text(member.name);
    if (extra > 0) put.u16(1).u16(extra);
    if (isLarge) put.u64(member.bytes).u64(member.bytes);
    if (isFar) put.u64(offset);
  });
};

/** What stands at the very end (4.3.14 to 4.3.16). */
export const endOfArchive = (count: number, directory: { readonly offset: number; readonly bytes: number }): Buffer => {
  const { offset, bytes } = directory;
  const isFar = offset >= MAX_32 || bytes >= MAX_32;
  return record((put) => {
    if (isFar) {
      put
        .u32(0x06064b50)
        .u64(44)
        .u16(MADE_BY_UNIX | ZIP64)
        .u16(ZIP64)
        .u32(0)
        .u32(0);
      put.u64(count).u64(count).u64(bytes).u64(offset);
      put
        .u32(0x07064b50)
        .u32(0)
        .u64(offset + bytes)
        .u32(1);
    }
    put.u32(0x06054b50).u16(0).u16(0).u16(count).u16(count);
    put.u32(Math.min(bytes, MAX_32)).u32(Math.min(offset, MAX_32)).u16(0);
  });
};

/** The fields that both headers share, from the flags to the length of the name. */
const described = (put: Put, { name, bytes, modifiedAt }: ZipMember, crc32: number): void => {
  const size = Math.min(bytes, MAX_32);
  put.u16(UTF8).u16(0).u32(dosTime(modifiedAt)).u32(crc32).u32(size).u32(size).u16(Buffer.byteLength(name));
};

/** Time and date of MS-DOS, two seconds a step, from 1980 to 2107; in UTC, as it has no zone. */
const dosTime = (at: Date): number => {
  const year = Math.min(Math.max(at.getUTCFullYear(), 1980), 2107);
  const date = ((year - 1980) << 9) | ((at.getUTCMonth() + 1) << 5) | at.getUTCDate();
  const time = (at.getUTCHours() << 11) | (at.getUTCMinutes() << 5) | (at.getUTCSeconds() >> 1);
  return date * 0x1_0000 + time;
};

type Put = {
  u16(value: number): Put;
  u32(value: number): Put;
  u64(value: number): Put;
  text(value: string): Put;
};

const record = (write: (put: Put) => void): Buffer => {
  const parts: Buffer[] = [];
  const put: Put = {
    u16: (value) => little(value, 2),
    u32: (value) => little(value, 4),
    u64: (value) => little(value, 8),
    text: (value) => (parts.push(Buffer.from(value)), put),
  };
  const little = (value: number, bytes: 2 | 4 | 8): Put => {
    const part = Buffer.alloc(bytes);
    if (bytes === 8) part.writeBigUInt64LE(BigInt(value));
    else part.writeUIntLE(value, 0, bytes);
    parts.push(part);
    return put;
  };
  write(put);
  return Buffer.concat(parts);
};
