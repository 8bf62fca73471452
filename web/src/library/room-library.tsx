import { useState, type ReactNode } from "react";
import { useQuery } from "@tanstack/react-query";
import { ArrowLeft } from "lucide-react";
import { Link } from "wouter";
import { keepSecret, memberOf } from "../api/member.ts";
import { ApiProblem, wordsOf } from "../api/request.ts";
import { Button } from "../parts/button.tsx";
import { Empty } from "../parts/empty.tsx";
import { LoadingRows } from "../parts/loading-rows.tsx";
import { Page } from "../parts/page.tsx";
import { text } from "../texts/index.ts";
import { BreakoutFolder } from "./breakout-folder.tsx";
import { RecordingsOf } from "./recordings-of.tsx";
import styles from "./room-library.module.css";

/** A room's recordings, for those who have one of its links (O-05, O-06). */
export const RoomLibrary = ({ roomId }: { roomId: string }): ReactNode => {
  const [inFolder, setInFolder] = useState(false);
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
        <LoadingRows count={4} />
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
  const may = (permission: string): boolean => entry.data.permissions[permission] === true;
  if (!may("recordingList"))
    return (
      <Page>
        <Empty title={text.library.noAccess} hint={text.library.noAccessHint} />
      </Page>
    );
  const rights = { play: may("recordingPlay"), download: may("recordingDownload"), remove: may("recordingDelete") };
  const leads = entry.data.role === "host" || entry.data.role === "moderator";
  return (
    <Page width="wide">
      <div className={styles.head}>
        <h1>{text.library.of(entry.data.roomName)}</h1>
        {may("meetingJoin") ? (
          <Button look="quiet" asChild>
            <Link href={`/room/${encodeURIComponent(roomId)}`}>
              <ArrowLeft size={18} aria-hidden />
              {text.library.toRoom}
            </Link>
          </Button>
        ) : null}
      </div>
      {leads ? <BreakoutFolder access={memberOf(roomId)} roomId={roomId} open={inFolder} onOpen={setInFolder} /> : null}
      <RecordingsOf access={memberOf(roomId)} rights={rights} roomId={roomId} breakouts={inFolder} />
    </Page>
  );
};
