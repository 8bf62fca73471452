import type { ReactNode } from "react";
import { useQuery } from "@tanstack/react-query";
import { FolderOpen } from "lucide-react";
import { Link } from "wouter";
import type { MemberTokenAnswer } from "@roomreel/contract";
import type { Member } from "../api/member.ts";
import { listRecordings } from "../api/recordings.ts";
import { Button } from "../parts/button.tsx";
import { text } from "../texts/index.ts";
import styles from "./about-room.module.css";

/** What of recordings one should know before joining. `willBe`: one starts by itself when people meet. */
export type Recorded = "is" | "willBe" | "no";

/** That the room is being recorded, or will be; and its recordings, for whom they are open (O-05). */
export const AboutRoom = ({
  member,
  info,
  recorded,
}: {
  member: Member;
  info: MemberTokenAnswer;
  recorded: Recorded;
}): ReactNode => {
  const listed = info.permissions["recordingList"] === true;
  const recordings = useQuery({
    queryKey: ["door", member.roomId],
    queryFn: () => listRecordings(member, { roomId: member.roomId, count: 10 }),
    refetchInterval: 5000,
    enabled: listed,
  });
  const runs = recordings.data?.recordings.some(({ status }) => status === "active" || status === "starting") === true;
  const now = runs ? "is" : recorded;
  return (
    <div className={styles.about}>
      {now === "no" ? null : (
        <output className={styles.recorded}>
          <i aria-hidden />
          {now === "is" ? text.join.recorded : text.join.willBeRecorded}
        </output>
      )}
      {listed ? (
        <Button look="quiet" asChild>
          <Link href={`/room/${encodeURIComponent(member.roomId)}/recordings`}>
            <FolderOpen size={18} aria-hidden />
            {text.join.recordings}
          </Link>
        </Button>
      ) : null}
    </div>
  );
};
