import { useEffect, useRef, type CSSProperties, type ReactNode, type Ref } from "react";
import type { MeetRecording } from "@roomreel/contract";
import { useLanguage } from "../texts/use-language.ts";
import {
  MediaCaptionsButton,
  MediaControlBar,
  MediaController,
  MediaErrorDialog,
  MediaFullscreenButton,
  MediaLoadingIndicator,
  MediaMuteButton,
  MediaPipButton,
  MediaPlaybackRateButton,
  MediaPlayButton,
  MediaSeekBackwardButton,
  MediaSeekForwardButton,
  MediaTimeDisplay,
  MediaTimeRange,
  MediaVolumeRange,
} from "./film-elements.ts";
import { languageName } from "./language-name.ts";
import { speeds } from "./keys.ts";
import type { Beside } from "./use-beside.ts";
import styles from "./film.module.css";

/** By this name media-chrome knows the track with the pictures of its seek bar; people do not see it. */
const PREVIEW = "thumbnails";

/** Captions as a track of the film. */
export type CaptionsTrack = { readonly language: string; readonly address: string };

type Props = {
  ref: Ref<HTMLVideoElement>;
  source: string;
  beside: Beside;
  captions: readonly CaptionsTrack[];
  gaps: NonNullable<MeetRecording["gaps"]>;
  /** Seconds. */
  length: number;
  /** The film could not be read on; the element still knows where it was. */
  onBroken: () => void;
  /** What lies over its upper edge. */
  children?: ReactNode;
};

/** The film with its controls: pointer and touch; keys are the page's (keys.ts). */
export const Film = ({ ref, source, beside, captions, gaps, length, onBroken, children }: Props): ReactNode => (
  <MediaController className={styles.film} defaultSubtitles={false} noHotkeys lang={useLanguage()}>
    {/* oxlint-disable-next-line jsx-a11y/media-has-caption -- captions are uploaded; until then there are none */}
    <video
      ref={ref}
      slot="media"
      src={source}
      preload="metadata"
      playsInline
      onError={onBroken}
      {...(beside.poster === null ? {} : { poster: beside.poster })}
    >
      {beside.previewTrack === null ? null : (
        <track key={beside.previewTrack} kind="metadata" label={PREVIEW} src={beside.previewTrack} default />
      )}
      {beside.chaptersTrack === null ? null : <ChaptersTrack key={beside.chaptersTrack} src={beside.chaptersTrack} />}
      {captions.map(({ language, address }) => (
        <track key={address} kind="captions" src={address} srcLang={language} label={languageName(language)} />
      ))}
    </video>
    <div slot="top-chrome" className={styles.top}>
      {children}
    </div>
    <MediaLoadingIndicator slot="centered-chrome" noAutohide />
    <MediaErrorDialog slot="dialog" />
    <div className={styles.line}>
      <MediaTimeRange className={styles.range} />
      <div className={styles.gaps} aria-hidden>
        {gaps.map(({ fromMs, toMs }) => (
          <i key={fromMs} style={placeOf(fromMs, toMs, length)} />
        ))}
      </div>
    </div>
    <MediaControlBar className={styles.bar}>
      <MediaPlayButton />
      <MediaSeekBackwardButton seekOffset={10} />
      <MediaSeekForwardButton seekOffset={10} />
      <MediaMuteButton />
      <MediaVolumeRange />
      <MediaTimeDisplay showDuration />
      <span className={styles.space} />
      {captions.length === 0 ? null : <MediaCaptionsButton />}
      <MediaPlaybackRateButton rates={speeds} />
      <MediaPipButton />
      <MediaFullscreenButton />
    </MediaControlBar>
  </MediaController>
);

/** media-chrome reads a track that comes later before it is loaded, and again when the list of tracks changes. */
const ChaptersTrack = ({ src }: { src: string }): ReactNode => {
  const track = useRef<HTMLTrackElement>(null);
  useEffect(() => {
    const element = track.current;
    const film = element?.parentElement;
    const tell = (): void => {
      if (film instanceof HTMLVideoElement) film.textTracks.dispatchEvent(new Event("change"));
    };
    element?.addEventListener("load", tell);
    return () => element?.removeEventListener("load", tell);
  }, []);
  return <track ref={track} kind="chapters" src={src} default />;
};

/** Gaps last less in the file than they can be seen at, so each is at least a few pixels wide. */
const placeOf = (fromMs: number, toMs: number, length: number): CSSProperties => {
  const whole = Math.max(1, length * 1000);
  return { left: `${(100 * fromMs) / whole}%`, width: `max(3px, ${(100 * (toMs - fromMs)) / whole}%)` };
};
