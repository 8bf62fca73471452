/** Every tolerance of the scenarios, with its reason. Times in ms. */
export const tolerance = {
  /** From the first captured instant to Stop: the stop travels from the API to the recorder. */
  durationMs: 300,
  /** A change on stage needs signalling, a subscription and a key frame. */
  changeMs: 1000,
  /** LiveKit gathers for 3 s what it tells of people who send nothing: its room.go, subscriberUpdateInterval. */
  silentChangeMs: 4000,
  /** From Pause to the last picture: the recorder is told with its next heartbeat. */
  pauseMs: 1000,
  /** What was seen before a pause may stay after the cut until the next picture comes: rule T19 of the timeline. */
  heldMs: 500,
  /** The same picture for longer, while the source drew and encoded new ones. */
  freezeMs: 150,
  /** Flash against beep of one person, in every second: where people begin to notice. */
  syncMs: 50,
  /** The file's clock against the wall clock over the whole meeting. */
  driftMs: 80,
  /** The gap of a file and a kill are seen by different clocks, and the log is written every 100 ms. */
  gapEdgeMs: 500,
  /** Counters that cannot be read, of all: the blocks of a new key frame at low bitrate. */
  unreadableShare: 0.02,
} as const;
