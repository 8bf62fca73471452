/**
 * Keeps the captures of one process in step with the ledger: claims recordings that want capture, renews the leases
 * every second, reports facts, and stops what is no longer wanted. The ledger is the truth; what is in memory here
 * may be lost at any moment, and another recorder goes on.
 */
import type { CaptureAssignment, CaptureFact, CaptureLedger, DesiredCapture } from "../recording/index.ts";
import { type Clock, type Logger, reasonOf, type RecordingId, type Timer, type WorkerId } from "../vocabulary/index.ts";
import type { MeetingAccess } from "./ports.ts";
import type { SessionEnd } from "./session/session.ts";
import { type Capture, startCapture } from "./start-capture.ts";

const HEARTBEAT_MS = 1000;

/** What a recorder works with. */
export type RecorderDeps = {
  readonly ledger: CaptureLedger;
  readonly meetings: MeetingAccess;
  readonly worker: WorkerId;
  /** Recordings at once. */
  readonly capacity: number;
  readonly clock: Clock;
  readonly log: Logger;
};

/** A recording whose lease this process holds. */
type Held = {
  readonly assignment: CaptureAssignment;
  readonly capture: Promise<Capture | null>;
  /** To be reported, in order; at most one of each kind. */
  readonly facts: CaptureFact[];
  /** What the capture was told last. */
  told: DesiredCapture;
};

/** `start` returns at once after subscribing; `stop` resolves when nothing is written any more. */
export class Recorder {
  readonly #deps: RecorderDeps;
  readonly #held = new Map<RecordingId, Held>();
  #subscription: { stop(): Promise<void> } | null = null;
  #heartbeat: Timer | null = null;
  #round: Promise<void> | null = null;
  #again = false;
  #stopped = false;

  constructor(deps: RecorderDeps) {
    this.#deps = deps;
  }

  async start(): Promise<void> {
    this.#subscription = await this.#deps.ledger.onCaptureChange(() => this.#wake());
    this.#heartbeat = this.#deps.clock.every(HEARTBEAT_MS, () => this.#wake());
    this.#wake();
  }

  /** Seals every take and leaves the recordings to whoever claims them next. */
  async stop(): Promise<void> {
    this.#stopped = true;
    this.#heartbeat?.cancel();
    await this.#subscription?.stop();
    await this.#round;
    await Promise.all([...this.#held.values()].map(async ({ capture }) => (await capture)?.release()));
    this.#held.clear();
  }

  /** One round at a time; wakes during one make one more. */
  #wake(): void {
    if (this.#stopped) return;
    if (this.#round !== null) {
      this.#again = true;
      return;
    }
    this.#again = false;
    this.#round = this.#reconcile()
      .catch((thrown: unknown) => this.#deps.log.warn("the ledger does not answer", { reason: reasonOf(thrown) }))
      .finally(() => {
        this.#round = null;
        if (this.#again) this.#wake();
      });
  }

  async #reconcile(): Promise<void> {
    const { ledger, worker, capacity } = this.#deps;
    if (this.#held.size > 0) await this.#renew();
    for (const held of this.#held.values()) await this.#report(held);
    const free = capacity - this.#held.size;
    if (free <= 0) return;
    for (const assignment of await ledger.claimCaptures(worker, free)) this.#begin(assignment);
  }

  async #renew(): Promise<void> {
    const mine = new Map(
      (await this.#deps.ledger.renewCaptures(this.#deps.worker)).map((one) => [one.recordingId, one]),
    );
    for (const [id, held] of this.#held) {
      const renewed = mine.get(id);
      if (renewed === undefined) this.#lose(held);
      else if (renewed.desired !== held.told && held.told !== "stopped") tell(held, renewed.desired);
    }
  }

  async #report(held: Held): Promise<void> {
    const { ledger, worker } = this.#deps;
    const { recordingId } = held.assignment;
    for (let fact = held.facts[0]; fact !== undefined; fact = held.facts[0]) {
      if (!(await ledger.reportCapture(worker, recordingId, fact))) return this.#lose(held);
      held.facts.shift();
      if (fact.fact === "capture-ended") this.#held.delete(recordingId);
    }
    return undefined;
  }

  /** Somebody else captures it now. */
  #lose({ assignment, capture }: Held): void {
    this.#deps.log.warn("the lease of a recording is lost", { recording: assignment.recordingId });
    this.#held.delete(assignment.recordingId);
    void capture.then((running) => running?.abandon());
  }

  #begin(assignment: CaptureAssignment): void {
    const { recordingId, take } = assignment;
    const log = this.#deps.log.with({ recording: recordingId, take });
    log.info("capture begins");
    const facts: CaptureFact[] = [];
    const say = (fact: CaptureFact): void => {
      facts.push(fact);
      this.#wake();
    };
    const ended = ({ reason, detail }: SessionEnd): void => {
      log.info("capture has ended", { reason, detail });
      if (reason === "superseded") this.#held.delete(recordingId);
      else say({ fact: "capture-ended", at: this.#deps.clock.wallNow(), reason, detail });
    };
    const { meetings, clock } = this.#deps;
    const onDurable = (): void => say({ fact: "media-durable", at: clock.wallNow() });
    const capture = startCapture(assignment, { meetings, clock, log, onDurable, onEnded: ended }).catch(
      (thrown: unknown) => {
        ended({ reason: "failed", detail: reasonOf(thrown) });
        return null;
      },
    );
    this.#held.set(recordingId, { assignment, capture, facts, told: assignment.desired });
  }
}

const tell = (held: Held, desired: DesiredCapture): void => {
  held.told = desired;
  void held.capture.then((capture) =>
    desired === "stopped" ? capture?.stop("stopped") : capture?.setPaused(desired === "paused"),
  );
};
