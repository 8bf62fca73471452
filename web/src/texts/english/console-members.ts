/** Who has a place of his own in a room, and what each right is called. */
export const memberWords = {
  members: {
    title: "Members",
    hint:
      "People with a place of their own in this room: each has a personal link, a role, and rights that " +
      "may differ from the role's.",
    add: "Add member",
    addText:
      "Somebody with an account signs in and is known. Anybody else gets a personal link, which is as good " +
      "as a name tag: pass it to this person alone.",
    by: "Who",
    byAccount: "Somebody with an account",
    byName: "A guest, by name",
    account: "User name",
    name: "Name",
    role: "Role",
    submit: "Add",
    added: (name: string) => `${name} has a place in this room`,
    noAccount: "There is no account of this user name.",
    empty: "No members yet",
    emptyHint:
      "Give people a place of their own when role links are not personal enough: to tell who came, or to " +
      "allow one person more or less.",
    guest: "Guest with a personal link",
    ownRights: (count: number) => (count === 1 ? "1 own right" : `${count} own rights`),
    roleOf: (name: string) => `Role of ${name}`,
    copyLink: (name: string) => `Copy the personal link of ${name}`,
    actions: (name: string) => `Actions for ${name}`,
    rights: "Rights",
    replace: "Replace personal link",
    replaceTitle: (name: string) => `Replace the personal link of ${name}?`,
    replaceText:
      "The old one opens nothing from now on, and whoever is in the meeting by it leaves at once. Send the new one.",
    replaced: "The personal link was replaced",
    remove: "Remove from the room",
    removeTitle: (name: string) => `Remove ${name} from the room?`,
    removeText:
      "The personal link stops working, and this person leaves a meeting that runs at once. Other links of " +
      "the room still let people in.",
    removed: (name: string) => `${name} has no place in this room any more`,
    changed: (name: string, role: string) => `${name}: ${role}, at once`,
  },
  rightsOf: {
    title: (name: string) => `Rights of ${name}`,
    text: "Where nothing else is chosen, the role decides. Changes act at once, also in a meeting that runs.",
    asRole: "As the role",
    asRoleNow: { yes: "As the role: yes", no: "As the role: no" },
    answers: { yes: "Yes", no: "No" },
    save: "Save rights",
    reset: "All as the role",
    saved: "Saved, holds from now on",
  },
  rightGroups: { meeting: "Meeting", stage: "Camera, microphone, chat", recordings: "Recordings" },
  rights: {
    meetingJoin: "Join the meeting",
    meetingRead: "Read about the meeting",
    meetingEnd: "End the meeting for everybody",
    participantPromote: "Change roles, lead the stage",
    participantKick: "Remove people",
    participantMute: "Mute people",
    roomShareAccessLinks: "See and share links",
    mediaPublishVideo: "Camera",
    mediaPublishAudio: "Microphone",
    mediaShareScreen: "Share the screen",
    mediaChangeVirtualBackground: "Change the background",
    chatRead: "Read the chat",
    chatWrite: "Write in the chat",
    recordingControl: "Start and stop recordings",
    recordingList: "See the list of recordings",
    recordingPlay: "Play recordings",
    recordingDownload: "Download recordings",
    recordingDelete: "Delete recordings",
  },
} as const;
