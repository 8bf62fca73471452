import type { Permission } from "@roomreel/contract";

/** The rights in the order in which they are offered, by what they are about. */
export const rightGroups = {
  meeting: [
    "meetingJoin",
    "meetingRead",
    "participantPromote",
    "participantKick",
    "participantMute",
    "meetingEnd",
    "roomShareAccessLinks",
  ],
  stage: [
    "mediaPublishVideo",
    "mediaPublishAudio",
    "mediaShareScreen",
    "mediaChangeVirtualBackground",
    "chatRead",
    "chatWrite",
  ],
  recordings: ["recordingControl", "recordingList", "recordingPlay", "recordingDownload", "recordingDelete"],
} as const satisfies Record<string, readonly Permission[]>;
export const groupNames = ["meeting", "stage", "recordings"] as const;
