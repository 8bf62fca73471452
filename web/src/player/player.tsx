import { lazy, Suspense, useMemo, useState, type ReactNode } from "react";
import { useQuery } from "@tanstack/react-query";
import { ArrowLeft } from "lucide-react";
import { Link } from "wouter";
import type { MeetRecording } from "@roomreel/contract";
import type { Access } from "../api/access.ts";
import { addressBeside, listCaptions } from "../api/beside.ts";
import { getRecording } from "../api/recordings.ts";
import { ApiProblem, wordsOf } from "../api/request.ts";
import { isFinal } from "../library/is-final.ts";
import { Button } from "../parts/button.tsx";
import { Empty } from "../parts/empty.tsx";
import { Page, Skeleton } from "../parts/page.tsx";
import { useNarrow } from "../parts/use-narrow.ts";
import { clockText, dateText, sizeText } from "../texts/format.ts";
import { text } from "../texts/index.ts";
import { playerText } from "../texts/player-text.ts";
import { AccessContext } from "./access-context.ts";
import { Actions } from "./actions.tsx";
import { CaptionsPart } from "./captions-part.tsx";
import { Chapters } from "./chapters.tsx";
import { Continued } from "./continued.tsx";
import { Details } from "./details.tsx";
import { Film, type CaptionsTrack } from "./film.tsx";
import { Gaps } from "./gaps.tsx";
import { Lanes } from "./lanes.tsx";
import { NotPlayed } from "./not-played.tsx";
import { claimsToPlay } from "./plays-format.ts";
import { SignInFirst } from "./sign-in-first.tsx";
import { StateNotice, StatePanel } from "./state-panel.tsx";
import { seekTo } from "./seek.ts";
import { useBeside } from "./use-beside.ts";
import { usePlace } from "./use-place.ts";
import { usePlayerKeys } from "./use-player-keys.ts";
import { useSource } from "./use-source.ts";
import { useTitle } from "./use-title.ts";
import styles from "./player.module.css";

const PlayerSheet = lazy(async () => ({ default: (await import("./player-sheet.tsx")).PlayerSheet }));

/** While it is made; a recording that is final is asked for no more. */
const LIVE_MS = 1500;

type Props = {
  access: Access;
  recordingId: string;
  /** Where one came from; null: from a link. */
  back: string | null;
  /** Where the film begins; null: where one was. */
  start: number | null;
  /** What an address needs beside the recording, so that whoever has it sees it. */
  linkWith?: Readonly<Record<string, string>>;
};
const nothing = {};

/** One recording, for whoever may see it: the picture is the page. */
export const Player = (props: Props): ReactNode => {
  const { access, recordingId } = props;
  const recording = useQuery({
    queryKey: ["recordings", "one", recordingId, props.back],
    queryFn: () => getRecording(access, recordingId),
    refetchInterval: ({ state }) => (state.data !== undefined && !isFinal(state.data) ? LIVE_MS : false),
  });
  useTitle(recording.data?.title ?? null);
  if (recording.isPending) return <Waiting />;
  if (recording.data === undefined) return <Gone problem={recording.error} onRetry={() => void recording.refetch()} />;
  return (
    <AccessContext value={access}>
      <Page width="film">
        {props.back === null ? null : (
          <Link href={props.back} className={styles.back}>
            <ArrowLeft size={16} aria-hidden />
            {playerText.back}
          </Link>
        )}
        <Shown {...props} recording={recording.data} />
      </Page>
    </AccessContext>
  );
};

const Shown = (props: Props & { recording: MeetRecording }): ReactNode => {
  const { recording, access, recordingId } = props;
  const { playable } = recording;
  const [film, setFilm] = useState<HTMLVideoElement | null>(null);
  const [sheet, setSheet] = useState(false);
  const beside = useBeside(access, recordingId, playable);
  const { captions, tracks } = useCaptions(access, recordingId, playable);
  const { source, broken, renew } = useSource(film, access, recordingId);
  const isUnknown = broken && !claimsToPlay(recording.fileFormat);
  const { continued, fromStart } = usePlace(film, recordingId, props.start);
  const jump = (seconds: number): void => seekTo(film, seconds);
  const openSheet = (): void => {
    if (document.fullscreenElement !== null) void document.exitFullscreen();
    setSheet(true);
  };
  const keys = usePlayerKeys(film, beside.chapters, openSheet);
  const length = recording.duration ?? 0;
  // Lanes go with the film's own line of time; a phone has no room for both before one knows what one sees.
  const narrow = useNarrow();
  const lanes =
    beside.speakers === null ? null : <Lanes key="lanes" speakers={beside.speakers} film={film} onJump={jump} />;
  const head = <Head key="head" {...props} film={film} onSheet={openSheet} />;
  return (
    <article className={styles.columns}>
      <div className={styles.main}>
        {playable ? <StateNotice recording={recording} /> : <StatePanel recording={recording} />}
        {isUnknown ? <NotPlayed recording={recording} access={access} /> : null}
        {playable && !isUnknown ? (
          <Film
            ref={setFilm}
            source={source}
            beside={beside}
            captions={tracks}
            gaps={recording.gaps ?? []}
            length={length}
            onBroken={() => void renew()}
          >
            {continued === null ? null : <Continued film={film} at={continued} onFromStart={fromStart} />}
          </Film>
        ) : null}
        {narrow ? [head, lanes] : [lanes, head]}
        <Gaps gaps={recording.gaps ?? []} onJump={jump} />
      </div>
      <div className={styles.aside}>
        <Chapters chapters={beside.chapters} film={film} onJump={jump} />
        {playable ? (
          <CaptionsPart
            access={access}
            recordingId={recordingId}
            captions={captions}
            film={film}
            mayChange={recording.may?.includes("describe") === true}
          />
        ) : null}
        <Details recording={recording} />
      </div>
      <Suspense fallback={null}>
        {sheet ? <PlayerSheet on={keys.on} onSwitch={keys.set} onClose={() => setSheet(false)} /> : null}
      </Suspense>
    </article>
  );
};

const Head = (
  props: Props & { recording: MeetRecording; film: HTMLVideoElement | null; onSheet: () => void },
): ReactNode => {
  const { recording, access, film } = props;
  return (
    <header className={styles.head}>
      <div>
        <h1 className={styles.title}>{recording.title}</h1>
        <p className={styles.facts}>{factsOf(recording).join(" · ")}</p>
      </div>
      <Actions
        recording={recording}
        access={access}
        film={film}
        linkWith={props.linkWith ?? nothing}
        onSheet={props.onSheet}
      />
      {recording.description === undefined || recording.description === "" ? null : (
        <p className={styles.description}>{recording.description}</p>
      )}
    </header>
  );
};

const factsOf = ({ roomName, startDate, duration, size }: MeetRecording): string[] => [
  roomName,
  ...(startDate === undefined ? [] : [dateText(startDate)]),
  ...(duration === undefined ? [] : [clockText(duration)]),
  ...(size === undefined ? [] : [sizeText(size)]),
];

/** Captions, and their addresses as tracks: another address for other words. */
const useCaptions = (access: Access, recordingId: string, enabled: boolean) => {
  const { data } = useQuery({
    queryKey: ["recordings", "captions", recordingId],
    queryFn: () => listCaptions(access, recordingId),
    enabled,
  });
  return useMemo(() => {
    const captions = data?.captions ?? [];
    const tracks: readonly CaptionsTrack[] = captions.map(({ language, changedAt }) => ({
      language,
      address: `${addressBeside(access, recordingId, `captions/${encodeURIComponent(language)}`)}&of=${changedAt}`,
    }));
    return { captions, tracks };
  }, [access, recordingId, data]);
};

/** The place of the film, so that nothing jumps when it comes. */
export const Waiting = (): ReactNode => (
  <Page width="film">
    <span className={styles.back}>
      <Skeleton width="90px" />
    </span>
    <div className={styles.columns}>
      <output className={styles.empty} aria-label={text.loading} />
    </div>
  </Page>
);

const Gone = ({ problem, onRetry }: { problem: unknown; onRetry: () => void }): ReactNode => {
  const refused = problem instanceof ApiProblem && problem.status >= 400 && problem.status < 500;
  if (refused && problem.status === 401)
    return (
      <Page>
        <SignInFirst />
      </Page>
    );
  return (
    <Page>
      <Empty title={refused ? playerText.gone : wordsOf(problem)} {...(refused ? { hint: playerText.goneHint } : {})}>
        {refused ? null : <Button onClick={onRetry}>{text.retry}</Button>}
      </Empty>
    </Page>
  );
};
