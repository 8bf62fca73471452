import type { ReactNode } from "react";
import type { MeetSpace } from "@roomreel/contract";
import { accountAccess } from "../api/session.ts";
import { text } from "../texts/index.ts";
import { playerOf } from "./list-source.ts";
import { RecordingList } from "./recording-list.tsx";

/** The media of a channel or a gallery (K-53): what was recorded in its rooms, and for who leads in breakout rooms. */
export const SpaceMedia = ({ space }: { space: MeetSpace }): ReactNode => (
  <RecordingList
    source={{
      access: accountAccess,
      name: "space",
      about: { spaceId: space.spaceId },
      hrefOf: ({ recordingId }) => playerOf(recordingId),
    }}
    folders={space.rights.approve ? ["recordings", "breakouts", "trash"] : ["recordings"]}
    withRoom
    empty={{ title: text.library.empty, hint: text.library.emptyHint }}
  />
);
