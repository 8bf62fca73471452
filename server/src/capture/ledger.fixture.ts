/** A ledger in memory for one recording, as a test wants it to be. */
import type { CaptureAssignment, CaptureFact, CaptureLedger, DesiredCapture } from "../recording/index.ts";
import { recordingId, roomId, takeNumber, type WorkerId } from "../vocabulary/index.ts";

export class PlayedLedger implements CaptureLedger {
  readonly facts: CaptureFact[] = [];
  readonly #logDir: string;
  readonly #wakes: (() => void)[] = [];
  desired: DesiredCapture = "recording";
  holder: WorkerId | null = null;
  /** Does not answer. */
  down = false;
  takes = 0;
  over = false;

  constructor(logDir: string) {
    this.#logDir = logDir;
  }

  wake(): void {
    for (const run of this.#wakes) run();
  }

  claimCaptures(worker: WorkerId): Promise<readonly CaptureAssignment[]> {
    if (this.down) return Promise.reject(new Error("no answer"));
    if (this.over || this.holder !== null) return Promise.resolve([]);
    this.holder = worker;
    this.takes += 1;
    const { recording, room } = names;
    const place = { recordingId: recording, roomId: room, meetingRoom: room, logDir: this.#logDir };
    return Promise.resolve([{ ...place, take: takeNumber(this.takes), desired: this.desired }]);
  }

  renewCaptures(worker: WorkerId) {
    if (this.down) return Promise.reject(new Error("no answer"));
    const held = this.holder === worker ? [{ recordingId: names.recording, desired: this.desired }] : [];
    return Promise.resolve(held);
  }

  reportCapture(worker: WorkerId, _recording: unknown, fact: CaptureFact): Promise<boolean> {
    if (this.down) return Promise.reject(new Error("no answer"));
    if (this.holder !== worker) return Promise.resolve(false);
    this.facts.push(fact);
    if (fact.fact === "capture-ended") [this.over, this.holder] = [true, null];
    return Promise.resolve(true);
  }

  onCaptureChange(run: () => void) {
    this.#wakes.push(run);
    return Promise.resolve({ stop: () => Promise.resolve() });
  }
}

const names = { recording: recordingId("room-1--EG_1--1"), room: roomId("room-1") };
