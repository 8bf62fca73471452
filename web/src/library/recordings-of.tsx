import type { ReactNode } from "react";
import type { Access } from "../api/access.ts";
import { text } from "../texts/index.ts";
import type { Folder } from "./list-state.ts";
import { playerOf } from "./list-source.ts";
import { RecordingList } from "./recording-list.tsx";

const every: readonly Folder[] = ["recordings", "breakouts", "trash"];

/** The recordings of a room, or of all rooms that an account sees. */
export const RecordingsOf = (props: { access: Access; roomId?: string; folders?: readonly Folder[] }): ReactNode => {
  const { access, roomId, folders = every } = props;
  return (
    <RecordingList
      source={{
        access,
        name: "account",
        about: roomId === undefined ? {} : { roomId },
        hrefOf: ({ recordingId }) => playerOf(recordingId),
      }}
      folders={folders}
      withRoom={roomId === undefined}
      empty={{ title: text.library.empty, hint: text.library.emptyHint }}
    />
  );
};
