import type { ReactNode } from "react";
import type { Encoding, RoomConfig } from "@roomreel/contract";
import { setRoomConfig } from "../api/rooms.ts";
import { accountAccess } from "../api/session.ts";
import { FilmSettings } from "./film-settings.tsx";
import { useSaving, type Saving } from "./use-saving.ts";

type Recording = RoomConfig["recording"];
type Props = { readonly roomId: string; readonly recording: Recording };

/** How new recordings of a room look. */
export const RoomFilm = ({ roomId, recording }: Props): ReactNode => {
  const layout = useSaving(roomId, recording.layout, (chosen) =>
    setRoomConfig(accountAccess, roomId, { recording: { layout: chosen } }),
  );
  const size = useEncoding(roomId, recording.encoding);
  const rate = useEncoding(roomId, recording.encoding);
  const lid = useEncoding(roomId, recording.encoding);
  return <FilmSettings layout={layout} size={size} rate={rate} lid={lid} />;
};

const useEncoding = (roomId: string, holds: Encoding): Saving<Encoding> =>
  useSaving(roomId, holds, (encoding) => setRoomConfig(accountAccess, roomId, { recording: { encoding } }));
