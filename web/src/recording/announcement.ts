/**
 * What the room says about its recording: a function of what the server wrote, never of what this page asked for.
 *
 * starting -> *momentarily*, for everyone                                     (K-09)
 * active   -> *is being recorded*, until confirmed; late joiners too          (K-10, K-11)
 *             in the consent mode *notify* it is told, and told again to who comes on stage; in *gate* it says what
 *             stays off until then
 * paused   -> nothing: who pressed sees it at the button, and nothing is captured
 * ending   -> *ended, starting upload* to who may record, *ended* to others   (K-33, K-34)
 * complete -> available, to who may play it; *completed* to others            (K-34, K-36)
 *             of a broadcast it is listed only later (K-60): who records is told so, to others it has *completed*
 * failed   -> what happened and whether a file was saved
 *
 * An outcome stays in the room's state for a while: it is told only to those who saw the recording run.
 */
import type { ConsentMode, RecordingState } from "@roomreel/contract";
import { text } from "../texts/index.ts";

export type Announcement =
  | { readonly kind: "wait"; readonly words: string }
  | { readonly kind: "confirm"; readonly recordingId: string; readonly words: string }
  | { readonly kind: "tell"; readonly key: string; readonly words: string; readonly live?: true }
  | { readonly kind: "outcome"; readonly key: string; readonly words: string; readonly playable: string | null };

export type Listener = {
  readonly consent: ConsentMode;
  readonly onStage: boolean;
  readonly mayRecord: boolean;
  readonly mayPlay: boolean;
  /** In a breakout room it is said shorter (D-3). */
  readonly inBreakout?: boolean;
  /** Ids of recordings that this page saw before their end. */
  readonly witnessed: ReadonlySet<string>;
  readonly confirmed: ReadonlySet<string>;
};

export const announcementFor = (state: RecordingState | null, to: Listener): Announcement | null => {
  if (state === null) return null;
  const { recordingId } = state;
  switch (state.state) {
    case "starting":
      return { kind: "wait", words: to.inBreakout === true ? text.breakouts.momentarily : text.recording.momentarily };
    case "active":
      return to.confirmed.has(recordingId) ? null : running(recordingId, to);
    case "paused":
      return null;
    case "ending":
      return {
        kind: "tell",
        key: `${recordingId}-ending`,
        words: to.mayRecord ? text.recording.uploading : text.recording.ended,
      };
    case "complete":
    case "failed":
      return to.witnessed.has(recordingId) ? outcome(state, to) : null;
  }
};

const running = (recordingId: string, { consent, onStage }: Listener): Announcement => {
  const words = text.recording.running;
  if (consent === "notify")
    return { kind: "tell", key: `${recordingId}-running-${onStage ? "on" : "off"}-stage`, words, live: true };
  return { kind: "confirm", recordingId, words: consent === "gate" ? `${words} ${text.consent.gate}` : words };
};

const outcome = (state: Extract<RecordingState, { state: "complete" | "failed" }>, to: Listener): Announcement => {
  const key = `${state.recordingId}-${state.state}`;
  if (state.state === "complete") {
    if (!state.listed && to.mayRecord)
      return { kind: "outcome", key, words: text.broadcast.listedLater, playable: null };
    const mayPlay = to.mayPlay && state.listed;
    const words = mayPlay ? text.recording.available : text.recording.completed;
    return { kind: "outcome", key, words, playable: mayPlay ? state.recordingId : null };
  }
  return {
    kind: "outcome",
    key,
    words: state.message,
    playable: to.mayPlay && state.hasFile ? state.recordingId : null,
  };
};
