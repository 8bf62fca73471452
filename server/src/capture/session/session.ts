/**
 * Captures one meeting into one take, over as many connections as it needs.
 *
 *     joining --joined, media up--> live --lost--> waiting (0.2 s … 3 s) --> joining …
 *        \____________________________\______________\--- stop, meeting ended, superseded, failure ---> ended
 *
 * A pause is no state of the connection, which stays. What was captured before the pause and is still on its way is
 * taken for a moment, so that nobody stands still at the end of what is seen; by its RTP time, so that nothing of the
 * pause is taken with it. Then the connection is subscribed to nothing, and whatever still comes belongs to no track.
 * Going on subscribes anew, so every picture begins with a key frame.
 *
 * A lost connection is a gap in the same take: `disconnected`, then `connected` with new streams. The session ends
 * once, and says why; then its take is sealed and on the disk.
 */
import type { EndReason } from "../../recording/index.ts";
import type { Clock, Failure, Logger, Timer } from "../../vocabulary/index.ts";
import type { CaptureEvent } from "../log/records.ts";
import type { TakeWriter } from "../log/writer.ts";
import type { LinkEnd, MeetingAccess, MeetingFact } from "../ports.ts";
import { LiveConnection } from "./connection.ts";
import { Roster } from "./roster.ts";
import { CapturedTracks } from "./tracks.ts";

const RETRY_MS_MIN = 200;
const RETRY_MS_MAX = 3000;
/** Connected, and somebody publishes, but nothing comes: the head of the log is as good as it gets. */
const FIRST_PACKET_PATIENCE_MS = 5000;
/** Stop: what is on its way, and repetitions that were asked for, may still come. */
const LAST_PACKETS_MS = 60;
/** Pause: nobody waits for it, so slow encoders and lost packets have more time. */
const LATE_PACKETS_MS = 300;

export type SessionEnd = { readonly reason: EndReason; readonly detail: string };

export type SessionDeps = {
  readonly meetings: MeetingAccess;
  readonly meetingRoom: string;
  readonly identity: string;
  /** First track index that the recording has not used. */
  readonly nextTrack: number;
  /** Begins paused. */
  readonly paused: boolean;
  readonly clock: Clock;
  readonly log: Logger;
  /** Media, or the fact that there is none, is on the disk. Called once. */
  readonly onDurable: () => void;
  /** Called once, after the take is sealed; never after `release` and `abandon`. */
  readonly onEnded: (end: SessionEnd) => void;
};

type State =
  | { readonly state: "connecting" | "live"; readonly connection: LiveConnection }
  | { readonly state: "waiting"; readonly timer: Timer }
  | { readonly state: "ending" };

/** `draining`: what was captured before it is still taken. */
type Pause = { readonly state: "none" | "paused" } | { readonly state: "draining"; readonly timer: Timer };

export class CaptureSession {
  readonly #deps: SessionDeps;
  readonly #writer: TakeWriter;
  readonly #roster = new Roster();
  readonly #tracks: CapturedTracks;
  #state: State;
  #retryMs = RETRY_MS_MIN;
  #durable: "open" | "asked" = "open";
  #patience: Timer | null = null;
  #pause: Pause;

  /** Begins to join at once. */
  constructor(writer: TakeWriter, deps: SessionDeps) {
    this.#deps = deps;
    this.#writer = writer;
    this.#tracks = new CapturedTracks(deps.nextTrack);
    this.#pause = { state: deps.paused ? "paused" : "none" };
    if (deps.paused) {
      this.#roster.only = new Set();
      this.#log({ event: "paused" });
    }
    this.#state = this.#connect();
  }

  /** Nothing that the meeting's media were while paused is written (C72). */
  setPaused(paused: boolean): void {
    if ((this.#pause.state !== "none") === paused || this.#state.state === "ending") return;
    if (paused) this.#beginPause();
    else this.#endPause();
  }

  /** Takes what is still on its way, then ends the capture for good. */
  async stop(reason: EndReason): Promise<void> {
    if (this.#state.state === "live") await this.#deps.clock.sleep(LAST_PACKETS_MS);
    await this.#end({ reason, detail: "" });
  }

  /** Seals the take without ending the recording: another process goes on. */
  async release(): Promise<void> {
    if (this.#leave()) await this.#writer.end(null);
  }

  /** The lease is lost: writes nothing more. */
  async abandon(): Promise<void> {
    if (this.#leave()) await this.#writer.abandon();
  }

  /** The disk failed: nothing can be written any more. */
  fail(failure: Failure): void {
    if (this.#leave()) this.#deps.onEnded({ reason: "failed", detail: failure.message });
  }

  #beginPause(): void {
    this.#log({ event: "paused" });
    this.#roster.only = this.#tracks.fence(this.#deps.clock.monotonicUs());
    const timer = this.#deps.clock.after(LATE_PACKETS_MS, () => this.#endDraining());
    this.#pause = { state: "draining", timer };
  }

  #endDraining(): void {
    if (this.#pause.state !== "draining") return;
    this.#pause.timer.cancel();
    this.#pause = { state: "paused" };
    this.#shut();
  }

  /** Every track ends, and none begins. */
  #shut(): void {
    this.#roster.only = new Set();
    this.#reconcile();
    this.#tracks.unfence();
  }

  #endPause(): void {
    this.#endDraining();
    this.#pause = { state: "none" };
    this.#roster.only = null;
    this.#log({ event: "resumed" });
    this.#reconcile();
  }

  #reconcile(): void {
    if ("connection" in this.#state) this.#state.connection.reconcile();
  }

  #connect(): State {
    const { meetings, meetingRoom, identity, clock } = this.#deps;
    const connection = new LiveConnection({
      clock,
      writer: this.#writer,
      tracks: this.#tracks,
      roster: this.#roster,
      join: (handlers) => meetings.join({ meetingRoom, identity }, handlers),
      onFact: (fact) => this.#onFact(connection, fact),
      onMedia: () => this.#reportDurable(),
      onFailure: (failure) => this.fail(failure),
    });
    connection.begin();
    return { state: "connecting", connection };
  }

  #onFact(connection: LiveConnection, fact: MeetingFact): void {
    if (!("connection" in this.#state) || this.#state.connection !== connection) return;
    if (fact.fact === "ended") void this.#onLinkEnd(connection, fact);
    else if (fact.fact === "media-connected") this.#onConnected(connection);
    if (this.#state.state === "live") this.#lookForSilence();
  }

  #onConnected(connection: LiveConnection): void {
    this.#state = { state: "live", connection };
    this.#retryMs = RETRY_MS_MIN;
    this.#log({ event: "connected" });
    this.#patience ??= this.#deps.clock.after(FIRST_PACKET_PATIENCE_MS, () => this.#reportDurable());
    this.#deps.log.info("the recorder is in the meeting");
  }

  /** With nobody publishing, a log that says so is all there is. */
  #lookForSilence(): void {
    if ([...this.#roster.wanted().values()].every(({ track }) => track.muted)) this.#reportDurable();
  }

  #reportDurable(): void {
    if (this.#durable !== "open" || this.#state.state === "ending") return;
    this.#durable = "asked";
    void this.#writer.sync().then(() => (this.#state.state === "ending" ? undefined : this.#deps.onDurable()));
  }

  async #onLinkEnd(connection: LiveConnection, { end, detail }: { end: LinkEnd; detail: string }): Promise<void> {
    connection.stop();
    switch (end) {
      case "superseded":
        this.#deps.log.info("another recorder has taken over", { detail });
        await this.#superseded();
        return;
      case "meeting-ended":
        await this.#end({ reason: "meeting-ended", detail });
        return;
      case "encrypted":
        await this.#end({ reason: "failed", detail });
        return;
      default:
        this.#onLost(detail);
    }
  }

  #onLost(detail: string): void {
    this.#deps.log.warn("the meeting is out of reach; trying again", { detail, inMs: this.#retryMs });
    if (this.#state.state === "live") this.#log({ event: "disconnected", why: detail });
    for (const event of this.#tracks.clear()) this.#log(event);
    this.#endDraining();
    const timer = this.#deps.clock.after(this.#retryMs, () => {
      this.#state = this.#connect();
    });
    this.#state = { state: "waiting", timer };
    this.#retryMs = Math.min(RETRY_MS_MAX, 2 * this.#retryMs);
  }

  async #superseded(): Promise<void> {
    if (!this.#leave()) return;
    await this.#writer.end(null);
    this.#deps.onEnded({ reason: "superseded", detail: "" });
  }

  async #end(end: SessionEnd): Promise<void> {
    if (!this.#leave()) return;
    // Tracks that were there at the end did not end before it.
    for (const event of this.#tracks.clear()) if (event.event === "loss") this.#log(event);
    await this.#writer.end(end.reason);
    this.#deps.onEnded(end);
  }

  /** @returns false when it ended already */
  #leave(): boolean {
    if (this.#state.state === "ending") return false;
    if (this.#state.state === "waiting") this.#state.timer.cancel();
    else this.#state.connection.leave();
    this.#patience?.cancel();
    if (this.#pause.state === "draining") this.#pause.timer.cancel();
    this.#state = { state: "ending" };
    return true;
  }

  #log(event: CaptureEvent): void {
    this.#writer.event(this.#deps.clock.monotonicUs(), event);
  }
}
