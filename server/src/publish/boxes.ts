/** Bytes of an MP4: big-endian numbers and boxes (ISO 14496-12, 4.2). */

export const u8 = (...values: readonly number[]): Buffer => Buffer.from(values);

export const u16 = (...values: readonly number[]): Buffer => {
  const bytes = Buffer.alloc(values.length * 2);
  values.forEach((value, index) => bytes.writeUInt16BE(value, index * 2));
  return bytes;
};

export const u32 = (...values: readonly number[]): Buffer => {
  const bytes = Buffer.alloc(values.length * 4);
  values.forEach((value, index) => bytes.writeUInt32BE(value, index * 4));
  return bytes;
};

export const u64 = (...values: readonly number[]): Buffer => {
  const bytes = Buffer.alloc(values.length * 8);
  values.forEach((value, index) => bytes.writeBigUInt64BE(BigInt(value), index * 8));
  return bytes;
};

export const zeros = (count: number): Buffer => Buffer.alloc(count);
export const latin = (text: string): Buffer => Buffer.from(text, "latin1");

/** Bytes of a box with a 32-bit size and no body. */
export const BOX_HEADER = 8;

export const box = (type: string, ...body: readonly Buffer[]): Buffer => {
  const size = body.reduce((sum, part) => sum + part.length, BOX_HEADER);
  return Buffer.concat([u32(size), latin(type), ...body], size);
};

/** A box with version and flags. */
export const fullBox = (type: string, head: { version: number; flags: number }, ...body: readonly Buffer[]): Buffer =>
  box(type, u32(head.version * 0x1000000 + head.flags), ...body);

/** Version 0 without flags, which is most of them. */
export const plainBox = (type: string, ...body: readonly Buffer[]): Buffer =>
  fullBox(type, { version: 0, flags: 0 }, ...body);
