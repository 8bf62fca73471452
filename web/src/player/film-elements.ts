/**
 * media-chrome's elements, those that the film has. Their own React wrappers bring all of them, also casting and live
 * streams: a tenth of what the page may load. React gives an element its properties itself, so a tag is enough.
 */
import "media-chrome/media-control-bar";
import "media-chrome/media-controller";
import "media-chrome/media-captions-button";
import "media-chrome/media-error-dialog";
import "media-chrome/media-fullscreen-button";
import "media-chrome/media-loading-indicator";
import "media-chrome/media-mute-button";
import "media-chrome/media-pip-button";
import "media-chrome/media-play-button";
import "media-chrome/media-playback-rate-button";
import "media-chrome/media-seek-backward-button";
import "media-chrome/media-seek-forward-button";
import "media-chrome/media-time-display";
import "media-chrome/media-time-range";
import "media-chrome/media-volume-range";
import type { ComponentType, HTMLAttributes } from "react";

/** The element of this tag as a component with these properties of its own. */
const element = <Own = unknown>(tag: `media-${string}`) =>
  tag as unknown as ComponentType<HTMLAttributes<HTMLElement> & Own>;

export const MediaCaptionsButton = element("media-captions-button");
export const MediaControlBar = element("media-control-bar");
export const MediaController = element<{ defaultSubtitles: boolean; noHotkeys: boolean }>("media-controller");
export const MediaErrorDialog = element("media-error-dialog");
export const MediaFullscreenButton = element("media-fullscreen-button");
export const MediaLoadingIndicator = element<{ noAutohide: boolean }>("media-loading-indicator");
export const MediaMuteButton = element("media-mute-button");
export const MediaPipButton = element("media-pip-button");
export const MediaPlaybackRateButton = element<{ rates: readonly number[] }>("media-playback-rate-button");
export const MediaPlayButton = element("media-play-button");
/** `seekOffset`: seconds. */
export const MediaSeekBackwardButton = element<{ seekOffset: number }>("media-seek-backward-button");
export const MediaSeekForwardButton = element<{ seekOffset: number }>("media-seek-forward-button");
export const MediaTimeDisplay = element<{ showDuration: boolean }>("media-time-display");
export const MediaTimeRange = element("media-time-range");
export const MediaVolumeRange = element("media-volume-range");
