import { useEffect, useRef, type ReactNode } from "react";
import { Download } from "lucide-react";
import { downloadOf } from "../api/recordings.ts";
import type { Opened } from "../api/shares.ts";
import { Button } from "../parts/button.tsx";
import { Empty } from "../parts/empty.tsx";
import { Page } from "../parts/page.tsx";
import { Film } from "../player/film.tsx";
import { useSource } from "../player/use-source.ts";
import { clockText, dateText } from "../texts/format.ts";
import { LanguageSwitch } from "../texts/language-switch.tsx";
import { libraryText } from "../texts/library-text.ts";
import { text } from "../texts/index.ts";
import styles from "./shared-recording.module.css";

/** A recording as somebody with a link sees it: the film, what it is, and nothing about who took part. */
export const SharedFilm = ({ opened, recordingId }: { opened: Opened; recordingId: string }): ReactNode => {
  const { access, recording, startTime, download, expiresAt } = opened;
  const film = useRef<HTMLVideoElement>(null);
  const { source, renew } = useSource(film, access, recordingId);
  // Before the film is known this is where it will begin.
  useEffect(() => {
    if (startTime > 0 && film.current !== null) film.current.currentTime = startTime;
  }, [startTime]);
  const { title = "", description = "", startDate, duration = 0, playable = false, gaps = [], roomName } = recording;
  const facts = [
    ...(roomName === undefined ? [] : [roomName]),
    ...(startDate === undefined ? [] : [dateText(startDate)]),
    clockText(duration),
  ];
  return (
    <Page width="film" aside={<LanguageSwitch />}>
      <article>
        {playable ? (
          <Film ref={film} source={source} gaps={gaps} length={duration} onBroken={() => void renew()} />
        ) : (
          <div className={styles.opening}>
            <Empty level={2} title={text.player.processing} hint={text.player.processingHint} />
          </div>
        )}
        <div className={styles.head}>
          <div>
            <h1>{title}</h1>
            <p className={styles.facts}>{facts.join(" · ")}</p>
          </div>
          {download && playable ? (
            <Button asChild>
              <a href={downloadOf(access, recordingId)} download>
                <Download size={18} aria-hidden />
                {text.player.download}
              </a>
            </Button>
          ) : null}
        </div>
        {description === "" ? null : <p className={styles.description}>{description}</p>}
        {expiresAt === null ? null : <p className={styles.until}>{libraryText.opened.until(dateText(expiresAt))}</p>}
      </article>
    </Page>
  );
};
