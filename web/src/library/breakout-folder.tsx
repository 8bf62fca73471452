import type { ReactNode } from "react";
import { useQuery } from "@tanstack/react-query";
import { ArrowLeft, Folder } from "lucide-react";
import type { Access } from "../api/access.ts";
import { listRecordings } from "../api/recordings.ts";
import { Button } from "../parts/button.tsx";
import { text } from "../texts/index.ts";
import styles from "./room-library.module.css";

/** *Breakout room recordings* of a room (K-57), as soon as there is one; and the way back. */
export const BreakoutFolder = (props: {
  access: Access;
  roomId: string;
  open: boolean;
  onOpen: (open: boolean) => void;
}): ReactNode => {
  const { access, roomId, open, onOpen } = props;
  const first = useQuery({
    queryKey: ["recordings", roomId, "breakouts", "any"],
    queryFn: () => listRecordings(access, { roomId, breakouts: true, count: 1 }),
  });
  if (!open && (first.data?.recordings.length ?? 0) === 0) return null;
  return (
    <div className={styles.folder}>
      {open ? <h2>{text.breakouts.folder}</h2> : null}
      <Button look={open ? "quiet" : "plain"} onClick={() => onOpen(!open)}>
        {open ? <ArrowLeft size={18} aria-hidden /> : <Folder size={18} aria-hidden />}
        {open ? text.breakouts.folderBack : text.breakouts.folder}
      </Button>
    </div>
  );
};
