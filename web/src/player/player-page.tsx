import { useMemo, useState, type ReactNode } from "react";
import { useSearchParams } from "wouter";
import type { Access } from "../api/access.ts";
import { keepLinkSecret } from "../api/link.ts";
import { memberOf } from "../api/member.ts";
import { accountAccess } from "../api/session.ts";
import { LinkDoor } from "./link-door.tsx";
import { Player } from "./player.tsx";
import { secondsIn } from "./start-at.ts";

/**
 * The page of a recording. With `?recordingSecret=` as a guest at a link, with `?room=` as a member of that room, else
 * as the signed-in account. `?t=` is the second it begins at.
 */
export const PlayerPage = ({ recordingId }: { recordingId: string }): ReactNode => {
  const [search] = useSearchParams();
  const [secret] = useState(() => keepLinkSecret(recordingId));
  const roomId = search.get("room");
  const start = secondsIn(search.get("t"));
  const access = useMemo<Access>(() => (roomId === null ? accountAccess : memberOf(roomId)), [roomId]);
  if (secret !== null && roomId === null) return <LinkDoor recordingId={recordingId} secret={secret} start={start} />;
  const back = roomId === null ? "/recordings" : `/room/${encodeURIComponent(roomId)}/recordings`;
  return <Player access={access} recordingId={recordingId} back={back} start={start} />;
};
