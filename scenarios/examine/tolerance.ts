/** Every tolerance of the scenarios, with its reason. Times in ms. */
export const tolerance = {
  /** From the first captured instant to Stop: the stop travels from the API to the recorder. */
  durationMs: 300,
  /** A change on stage needs signalling, a subscription and a key frame. */
  changeMs: 1000,
  /** The same picture for longer, while the source drew and encoded new ones. */
  freezeMs: 150,
  /**
   * Flash against beep of one person: 50 ms, which people begin to notice, and half a frame of 33 ms, because the flash
   * stands in the file on the grid of its pictures while the beep does not.
   */
  syncMs: 50 + 17,
  /**
   * The same before a publisher's first sender report, which comes up to 6 s after it is first seen or seen again:
   * until then the product only has arrival, and a busy sender sends pictures and sound unequally late. A known
   * weakness.
   */
  syncByArrivalMs: 120,
  /** Seconds of a person that may lie before the first report: two stretches of 6 s in a meeting of 40. */
  byArrivalShare: 0.3,
  /** The file's clock against the wall clock over the whole meeting. */
  driftMs: 80,
  /** Counters that cannot be read, of all: the blocks of a new key frame at low bitrate. */
  unreadableShare: 0.02,
} as const;
