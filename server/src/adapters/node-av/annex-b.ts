/** NAL units of H.264 in a byte stream with start codes (ISO 14496-10, annex B) and with lengths (ISO 14496-15). */

export const NAL = { idr: 5, sps: 7, pps: 8 } as const;

export const nalType = (unit: Buffer): number => (unit[0] ?? 0) & 31;

const START_CODE = Buffer.from([0, 0, 1]);

/** Views into `stream`, without start codes. */
export const nalUnits = (stream: Buffer): readonly Buffer[] => {
  const units: Buffer[] = [];
  for (let start = stream.indexOf(START_CODE); start >= 0;) {
    const next = stream.indexOf(START_CODE, start + 3);
    // A start code may be four bytes long; the last byte of a unit is never zero.
    const end = next < 0 ? stream.length : stream[next - 1] === 0 ? next - 1 : next;
    units.push(stream.subarray(start + 3, end));
    start = next;
  }
  return units;
};

/** The units behind one another, each with its length in 4 bytes. */
export const withLengths = (units: readonly Buffer[]): Buffer => {
  const bytes = Buffer.allocUnsafe(units.reduce((sum, unit) => sum + 4 + unit.length, 0));
  let at = 0;
  for (const unit of units) {
    at = bytes.writeUInt32BE(unit.length, at);
    at += unit.copy(bytes, at);
  }
  return bytes;
};
