import type { ReactNode } from "react";
import type { RoomConfig } from "@roomreel/contract";
import { setRoomConfig } from "../api/rooms.ts";
import { accountAccess } from "../api/session.ts";
import { FilmSettings } from "./film-settings.tsx";
import { useSaving } from "./use-saving.ts";

type Recording = RoomConfig["recording"];

/** How new recordings of a room look. */
export const RoomFilm = ({ roomId, recording }: { roomId: string; recording: Recording }): ReactNode => {
  const write = (patch: Partial<Recording>) => setRoomConfig(accountAccess, roomId, { recording: patch });
  const useEncoding = () => useSaving(roomId, recording.encoding, (encoding) => write({ encoding }));
  const layout = useSaving(roomId, recording.layout, (chosen) => write({ layout: chosen }));
  return <FilmSettings layout={layout} size={useEncoding()} rate={useEncoding()} lid={useEncoding()} />;
};
