import { useState, type ReactNode } from "react";
import { Film } from "lucide-react";
import type { MeetRecording } from "@roomreel/contract";
import type { Access } from "../api/access.ts";
import { posterOf } from "../api/library.ts";
import styles from "./poster.module.css";

/** A picture of the recording; the words beside it say what it is. Without one, or until it is made, a sign. */
export const Poster = ({ access, recording }: { access: Access; recording: MeetRecording }): ReactNode => {
  const [missing, setMissing] = useState<string | null>(null);
  const { recordingId, playable, may, trash } = recording;
  const isThere = playable && trash === undefined && may?.includes("play") === true;
  const address = isThere ? posterOf(access, recordingId) : null;
  return (
    <span className={styles.poster}>
      {address === null || address === missing ? (
        <Film size={20} aria-hidden />
      ) : (
        <img src={address} alt="" loading="lazy" decoding="async" onError={() => setMissing(address)} />
      )}
    </span>
  );
};
