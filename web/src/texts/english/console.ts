/** Rooms and recordings of the server. */
export const consoleWords = {
  /** Of any list. */
  rooms: { more: "Show more" },

  roles: { host: "Host", moderator: "Moderator", speaker: "Speaker", viewer: "Viewer", recording: "Recordings" },

  library: {
    title: "Recordings",
    empty: "No recordings yet",
    emptyHint: "When a meeting is recorded, it appears here seconds after the recording stops.",
    recording: "Recording",
    status: "State",
    date: "Date",
    length: "Length",
    size: "Size",
    actions: "Actions",
    toRoom: "Back to the room",
    noAccess: "The recordings of this room are not open to you",
    noAccessHint: "Ask a moderator of the room.",
  },

  status: {
    starting: "Starting",
    active: "Recording",
    ending: "Processing",
    complete: "Ready",
    failed: "Failed",
    aborted: "Aborted",
    limit_reached: "Ready, limit reached",
  },
} as const;
