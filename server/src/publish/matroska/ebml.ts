/** Bytes of Matroska: elements of EBML (RFC 8794). Each is an id, a size that says its own width, and a body. */

/** Ids as they are written, with their marker bits (RFC 9559, 5.1). */
const idBytes = (id: number): Buffer => {
  const width = id > 0xffffff ? 4 : id > 0xffff ? 3 : id > 0xff ? 2 : 1;
  const bytes = Buffer.alloc(width);
  bytes.writeUIntBE(id, 0, width);
  return bytes;
};

/** Of eight bytes: the marker, and room for 56 bits. */
const LONG_SIZE = 0x01;

/** A size that takes eight bytes whatever it is, so that it can be written over another one. */
export const longSize = (bytes: number): Buffer => {
  const size = Buffer.alloc(8);
  size.writeBigUInt64BE(BigInt(bytes), 0);
  size.writeUInt8(LONG_SIZE, 0);
  return size;
};

/** All ones: until it is known. Readers go on to the end of the file. */
export const UNKNOWN_SIZE = Buffer.from("01ffffffffffffff", "hex");

/** As short as it can be; all ones would mean unknown. */
const size = (bytes: number): Buffer => {
  for (let width = 1; width <= 4; width += 1) {
    if (bytes >= 2 ** (7 * width) - 1) continue;
    const short = Buffer.alloc(width);
    short.writeUIntBE(2 ** (7 * width) + bytes, 0, width);
    return short;
  }
  return longSize(bytes);
};

export const elementHead = (id: number, bodyBytes: number): Buffer => Buffer.concat([idBytes(id), size(bodyBytes)]);

export const element = (id: number, ...body: readonly Buffer[]): Buffer => {
  const bytes = body.reduce((sum, part) => sum + part.length, 0);
  return Buffer.concat([elementHead(id, bytes), ...body]);
};

/** As many bytes as it needs. */
export const uint = (id: number, value: number): Buffer => {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64BE(BigInt(value));
  const first = bytes.findIndex((byte) => byte !== 0);
  return element(id, bytes.subarray(first < 0 ? 7 : first));
};

/** Four bytes whatever it is. */
export const uint32 = (id: number, value: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return element(id, bytes);
};

/** Eight bytes. */
export const int64 = (id: number, value: bigint): Buffer => {
  const bytes = Buffer.alloc(8);
  bytes.writeBigInt64BE(value);
  return element(id, bytes);
};

export const float = (id: number, value: number): Buffer => {
  const bytes = Buffer.alloc(8);
  bytes.writeDoubleBE(value);
  return element(id, bytes);
};

export const text = (id: number, value: string | Buffer): Buffer => element(id, Buffer.from(value));

const VOID = 0xec;
/** Of an empty space with a size of eight bytes. */
export const VOID_HEAD_BYTES = 9;

/** The head of an empty space of so many bytes with it; its body keeps whatever it held. */
export const voidHead = (bytes: number): Buffer => Buffer.concat([idBytes(VOID), longSize(bytes - VOID_HEAD_BYTES)]);

/** An empty space that holds something for us alone. */
export const note = (body: Buffer): Buffer => element(VOID, body);
