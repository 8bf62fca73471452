import type { ReactNode } from "react";
import { useQuery } from "@tanstack/react-query";
import { ArrowLeft } from "lucide-react";
import { Link } from "wouter";
import type { MemberTokenAnswer } from "@roomreel/contract";
import { keepSecret, memberOf } from "../api/member.ts";
import { ApiProblem, wordsOf } from "../api/request.ts";
import { Button } from "../parts/button.tsx";
import { Empty } from "../parts/empty.tsx";
import { Page } from "../parts/page.tsx";
import { text } from "../texts/index.ts";
import { libraryText } from "../texts/library-text.ts";
import styles from "./library-page.module.css";
import { playerOf } from "./list-source.ts";
import type { Folder } from "./list-state.ts";
import { LoadingList } from "./loading-list.tsx";
import { RecordingList } from "./recording-list.tsx";
import { RoomRecordingsLink } from "./room-recordings-link.tsx";

/** Media and Files of a room (K-50, K-51, K-57), for those who have one of its links (O-05, O-06). */
export const RoomLibrary = ({ roomId }: { roomId: string }): ReactNode => {
  const entry = useQuery({
    queryKey: ["entry", roomId],
    queryFn: () => {
      keepSecret(roomId);
      return memberOf(roomId).enter();
    },
    staleTime: Infinity,
  });
  if (entry.isPending)
    return (
      <Page width="wide">
        <LoadingList />
      </Page>
    );
  if (entry.isError) {
    const refused = entry.error instanceof ApiProblem && entry.error.status >= 400 && entry.error.status < 500;
    return (
      <Page>
        <Empty
          title={refused ? text.join.badLink : wordsOf(entry.error)}
          {...(refused ? { hint: text.join.badLinkHint } : {})}
        >
          {refused ? null : <Button onClick={() => void entry.refetch()}>{text.retry}</Button>}
        </Empty>
      </Page>
    );
  }
  return <Inside roomId={roomId} entry={entry.data} />;
};

const Inside = ({ roomId, entry }: { roomId: string; entry: MemberTokenAnswer }): ReactNode => {
  const may = (permission: string): boolean => entry.permissions[permission] === true;
  if (!may("recordingList"))
    return (
      <Page>
        <Empty title={text.library.noAccess} hint={text.library.noAccessHint} />
      </Page>
    );
  const leads = entry.role === "host" || entry.role === "moderator";
  const folders: readonly Folder[] = [
    "recordings",
    ...(leads ? (["breakouts"] as const) : []),
    ...(may("recordingDelete") ? (["trash"] as const) : []),
  ];
  return (
    <Page width="wide">
      <div className={styles.across}>
        <h1>{libraryText.files.of(entry.roomName)}</h1>
        <div className={styles.ways}>
          {may("roomShareAccessLinks") ? <RoomRecordingsLink access={memberOf(roomId)} roomId={roomId} /> : null}
          {may("meetingJoin") ? (
            <Button look="quiet" asChild>
              <Link href={`/room/${encodeURIComponent(roomId)}`}>
                <ArrowLeft size={18} aria-hidden />
                {text.library.toRoom}
              </Link>
            </Button>
          ) : null}
        </div>
      </div>
      <RecordingList
        source={{
          access: memberOf(roomId),
          name: "room",
          about: { roomId },
          hrefOf: ({ recordingId }) => playerOf(recordingId, roomId),
        }}
        folders={folders}
        withRoom={false}
        empty={{ title: text.library.empty, hint: text.library.emptyHint }}
      />
    </Page>
  );
};
