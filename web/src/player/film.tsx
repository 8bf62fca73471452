import type { CSSProperties, ReactNode, Ref } from "react";
import {
  MediaControlBar,
  MediaController,
  MediaErrorDialog,
  MediaFullscreenButton,
  MediaLoadingIndicator,
  MediaMuteButton,
  MediaPlayButton,
  MediaPlaybackRateButton,
  MediaSeekBackwardButton,
  MediaSeekForwardButton,
  MediaTimeDisplay,
  MediaTimeRange,
  MediaVolumeRange,
} from "media-chrome/react";
import type { MeetRecording } from "@roomreel/contract";
import styles from "./film.module.css";

type Props = {
  ref: Ref<HTMLVideoElement>;
  source: string;
  gaps: NonNullable<MeetRecording["gaps"]>;
  /** Seconds. */
  length: number;
  /** The film could not be read on; the element still knows where it was. */
  onBroken: () => void;
};

/** The film with its controls: keys, pointer and touch. */
export const Film = ({ ref, source, gaps, length, onBroken }: Props): ReactNode => (
  <MediaController className={styles.film} defaultSubtitles={false}>
    {/* oxlint-disable-next-line jsx-a11y/media-has-caption -- what was said in a meeting has no captions yet */}
    <video ref={ref} slot="media" src={source} preload="metadata" playsInline onError={onBroken} />
    <MediaLoadingIndicator slot="centered-chrome" noAutohide />
    <MediaErrorDialog slot="dialog" />
    <div className={styles.line}>
      <MediaTimeRange className={styles.range} />
      {gaps.map(({ fromMs, toMs }) => (
        <i key={fromMs} className={styles.gap} style={placeOf(fromMs, toMs, length)} aria-hidden />
      ))}
    </div>
    <MediaControlBar className={styles.bar}>
      <MediaPlayButton />
      <MediaSeekBackwardButton seekOffset={10} />
      <MediaSeekForwardButton seekOffset={10} />
      <MediaMuteButton />
      <MediaVolumeRange />
      <MediaTimeDisplay showDuration />
      <span className={styles.space} />
      <MediaPlaybackRateButton rates={[1, 1.25, 1.5, 2]} />
      <MediaFullscreenButton />
    </MediaControlBar>
  </MediaController>
);

/** Gaps last less in the file than they can be seen at, so each is at least a few pixels wide. */
const placeOf = (fromMs: number, toMs: number, length: number): CSSProperties => {
  const whole = Math.max(1, length * 1000);
  return { left: `${(100 * fromMs) / whole}%`, width: `max(3px, ${(100 * (toMs - fromMs)) / whole}%)` };
};
