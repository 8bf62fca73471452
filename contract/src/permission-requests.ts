/** A change of permissions as programs send it: in today's names, in those of OpenVidu Meet 3.8, or in both. */
import { z } from "zod";
import { type Permission, permissionKeys, permissionsSchema } from "./roles.ts";

/** What each name of 3.8 became; one of them became three (api-openvidu-meet.md 8). */
const replacements = {
  canRecord: ["recordingControl"],
  canRetrieveRecordings: ["recordingList", "recordingPlay", "recordingDownload"],
  canDeleteRecordings: ["recordingDelete"],
  canJoinMeeting: ["meetingJoin"],
  canShareAccessLinks: ["roomShareAccessLinks"],
  canMakeModerator: ["participantPromote"],
  canKickParticipants: ["participantKick"],
  canEndMeeting: ["meetingEnd"],
  canPublishVideo: ["mediaPublishVideo"],
  canPublishAudio: ["mediaPublishAudio"],
  canShareScreen: ["mediaShareScreen"],
  canReadChat: ["chatRead"],
  canWriteChat: ["chatWrite"],
  canChangeVirtualBackground: ["mediaChangeVirtualBackground"],
} as const satisfies Record<string, readonly Permission[]>;

type OldName = keyof typeof replacements;
const isOldName = (name: string): name is OldName => name in replacements;

const deprecated = z.boolean().optional().meta({ deprecated: true });
const oldNames = Object.fromEntries(Object.keys(replacements).map((name) => [name, deprecated])) as Record<
  OldName,
  typeof deprecated
>;

/** Comes out in today's names. An old name that contradicts one that replaces it is an error of that field. */
export const permissionsPatchSchema = permissionsSchema
  .partial()
  .extend(oldNames)
  .transform((asked, context) => {
    const patch: Partial<Record<Permission, boolean>> = {};
    for (const key of permissionKeys) if (asked[key] !== undefined) patch[key] = asked[key];
    for (const [name, value] of Object.entries(asked)) {
      if (value === undefined || !isOldName(name)) continue;
      for (const replacement of replacements[name]) {
        if ((asked[replacement] ?? value) !== value)
          context.addIssue({ code: "custom", path: [name], message: `contradicts ${replacement}, which replaces it` });
        patch[replacement] = value;
      }
    }
    return patch;
  });
