/** A room in the console: its pages, its times, from when a change holds, and making one. */
export const roomWords = {
  tabs: { label: "Pages of the room", overview: "Overview", members: "Members", roles: "Roles", settings: "Settings" },
  joinNow: "Join meeting",
  moreOfRoom: "More for this room",
  savedFrom: {
    now: "Saved, holds from now on",
    "next-meeting": "Saved. Holds from the next meeting; the one that runs goes on as it began.",
  },
  asOrganisation: (what: string) => `As the organisation: ${what}`,
  asOrganisationNow: "As the organisation",
  hints: {
    initially: "What people find when they open the room. Each may change it before joining.",
    backdrops: "People may blur or replace what is behind them.",
    record: "Whether hosts and moderators may record in this room.",
    start: "By itself at most once in a meeting.",
    consent: "Also for those who come late.",
    seen: "Whom the list of recordings is open to, beside administrators and the room's owner.",
    phones: "Whether recordings may be started and stopped on phones. People on phones are recorded all the same.",
    name: "Also in the names of new recordings.",
  },
  microphoneOn: "Begin with the microphone on",
  cameraOn: "Begin with the camera on",
  backdrops: "Virtual backgrounds",
  phones: "Start and stop on phones",
  schedule: {
    title: "Times",
    label: "When it can be entered",
    hint: "Hosts come in at any time before the end.",
    always: "Always",
    inFrame: "At a set time",
    from: "Begins",
    until: "Ends",
    early: "Early entry, minutes",
    endsOnTime: "The meeting ends on time",
    endsOnTimeHint: "For everybody, at the end. Otherwise it goes on, and nobody new comes in.",
    zone: (name: string) => `Times are those of ${name}, where you are.`,
    summary: (opens: string, until: string) =>
      `Everybody may come from ${opens}. From ${until} on nobody new comes in.`,
    wrongOrder: "The end must be later than the beginning.",
    incomplete: "Enter a day and a time.",
    save: "Save times",
  },
  links: {
    offTitle: (role: string) => `Switch off the link for ${role}?`,
    offText:
      "It opens nothing from now on, and whoever is in the meeting by it leaves at once. " +
      "Switched on again, the same link works again.",
    offRecordingText:
      "It opens the list of recordings to nobody from now on. Switched on again, the same link works again.",
    offAct: "Switch off",
    replaceRecordingText:
      "The old one opens nothing from now on. Send the new one to those who shall see the recordings.",
    copied: "Copied",
    accounts: "Accounts of this server",
    accountsHint: "Whoever is signed in comes in as a speaker, by the room's address, without a secret link.",
    accountsSwitch: "Open to accounts",
    accountsOffTitle: "Close the room to accounts?",
    accountsOffText: "Signed-in people need a link or a place of their own from now on.",
  },
  newRoom: {
    title: "New room",
    name: "Room name",
    where: "Where",
    single: "A room of its own",
    broadcast: "A live broadcast: the audience comes in when it begins",
    inSpace: {
      channel: (name: string) => `In the channel ${name}`,
      gallery: (name: string) => `In the gallery ${name}`,
    },
    lasting: "Open",
    lastings: { always: "Always: it stays, and people meet whenever they like", scheduled: "At a set time" },
    mode: "Who is on stage",
    submit: "Create room",
  },
  rolesPage: {
    title: "What the roles may do",
    hint:
      "Each change is saved at once and acts on people in the meeting. Hosts may do everything; viewers " +
      "watch, listen, write in the chat and play recordings.",
    right: "Right",
    of: (right: string, role: string) => `${right}: ${role}`,
  },
} as const;
