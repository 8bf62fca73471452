import { useMemo, useRef, type ReactNode } from "react";
import { useQuery } from "@tanstack/react-query";
import { ArrowLeft, Download } from "lucide-react";
import { Link, useSearchParams } from "wouter";
import type { MeetRecording } from "@roomreel/contract";
import type { Access } from "../api/access.ts";
import { memberOf } from "../api/member.ts";
import { downloadOf, getRecording } from "../api/recordings.ts";
import { ApiProblem, wordsOf } from "../api/request.ts";
import { accountAccess, sessionNow } from "../api/session.ts";
import { Button } from "../parts/button.tsx";
import { Empty } from "../parts/empty.tsx";
import { Page, Skeleton } from "../parts/page.tsx";
import { isFinal } from "../library/is-final.ts";
import { clockText, dateText, sizeText } from "../texts/format.ts";
import { text } from "../texts/index.ts";
import { Film } from "./film.tsx";
import { Gaps } from "./gaps.tsx";
import { useSource } from "./use-source.ts";
import styles from "./player-page.module.css";

/** One recording: the picture is the page. With `?room=` as a member of that room, else as the signed-in account. */
export const PlayerPage = ({ recordingId }: { recordingId: string }): ReactNode => {
  const [search] = useSearchParams();
  const roomId = search.get("room");
  const access = useMemo<Access>(() => (roomId === null ? accountAccess : memberOf(roomId)), [roomId]);
  const rights = useQuery({
    queryKey: ["entry", roomId],
    queryFn: () => memberOf(roomId ?? "").enter(),
    enabled: roomId !== null,
  });
  const recording = useQuery({
    queryKey: ["recording", recordingId, roomId],
    queryFn: () => getRecording(access, recordingId),
    refetchInterval: ({ state }) => (state.data !== undefined && !isFinal(state.data) ? 1500 : false),
  });
  const mayDownload = roomId === null ? sessionNow() !== null : rights.data?.permissions["recordingDownload"] === true;
  const back = roomId === null ? "/recordings" : `/room/${encodeURIComponent(roomId)}/recordings`;
  if (recording.isPending) return <Waiting />;
  if (recording.isError) return <Gone problem={recording.error} onRetry={() => void recording.refetch()} />;
  return (
    <Page width="film">
      <Link href={back} className={styles.back}>
        <ArrowLeft size={16} aria-hidden />
        {text.player.back}
      </Link>
      <Shown recording={recording.data} access={access} mayDownload={mayDownload} />
    </Page>
  );
};

const Shown = (props: { recording: MeetRecording; access: Access; mayDownload: boolean }): ReactNode => {
  const { recording, access } = props;
  const film = useRef<HTMLVideoElement>(null);
  const jump = (seconds: number): void => {
    if (film.current !== null) film.current.currentTime = seconds;
  };
  const { source, renew } = useSource(film, access, recording.recordingId);
  return (
    <article>
      {recording.playable ? (
        <Film
          ref={film}
          source={source}
          gaps={recording.gaps ?? []}
          length={recording.duration ?? 0}
          onBroken={() => void renew()}
        />
      ) : (
        <div className={styles.noFilm}>
          <NoFilm recording={recording} />
        </div>
      )}
      <div className={styles.head}>
        <div>
          <h1 className={styles.title}>{recording.title}</h1>
          <p className={styles.facts}>{factsOf(recording).join(" · ")}</p>
        </div>
        {props.mayDownload && recording.playable ? (
          <Button asChild>
            <a href={downloadOf(access, recording.recordingId)} download>
              <Download size={18} aria-hidden />
              {text.player.download}
            </a>
          </Button>
        ) : null}
      </div>
      <Gaps gaps={recording.gaps ?? []} onJump={jump} />
    </article>
  );
};

const NoFilm = ({ recording }: { recording: MeetRecording }): ReactNode =>
  isFinal(recording) ? (
    <Empty level={2} title={text.player.nothing} hint={recording.error ?? text.status[recording.status]} />
  ) : (
    <Empty level={2} title={text.player.processing} hint={text.player.processingHint} />
  );

const factsOf = ({ roomName, startDate, duration, size }: MeetRecording): string[] => [
  roomName,
  ...(startDate === undefined ? [] : [dateText(startDate)]),
  ...(duration === undefined ? [] : [clockText(duration)]),
  ...(size === undefined ? [] : [sizeText(size)]),
];

const Waiting = (): ReactNode => (
  <Page width="film">
    <span className={styles.back}>
      <Skeleton width="90px" />
    </span>
    <output className={styles.noFilm} aria-label={text.loading} />
  </Page>
);

const Gone = ({ problem, onRetry }: { problem: unknown; onRetry: () => void }): ReactNode => {
  const refused = problem instanceof ApiProblem && problem.status >= 400 && problem.status < 500;
  return (
    <Page>
      <Empty title={refused ? text.player.gone : wordsOf(problem)} {...(refused ? { hint: text.player.goneHint } : {})}>
        {refused ? null : <Button onClick={onRetry}>{text.retry}</Button>}
      </Empty>
    </Page>
  );
};
