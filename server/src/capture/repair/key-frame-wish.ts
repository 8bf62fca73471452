/**
 * When to ask for a key frame (PLI). One is wanted after subscribing, after unmuting, after a gap was given up, and
 * when none came for 30 s, so that rendering can enter anywhere. It is asked for until it is seen, once a second.
 *
 * After a PLI LiveKit answers no NACK until it forwards a key frame. So while holes may still be filled, asking
 * waits; not longer than a hole can stay open.
 */
const ASK_AGAIN_US = 1_000_000;
const WAIT_FOR_REPAIR_US = 1_500_000;
const WITHOUT_KEY_FRAME_US = 30_000_000;
/** LiveKit sends a new subscriber a key frame by itself. */
const FIRST_PATIENCE_US = 500_000;

export class KeyFrameWish {
  /** Null: none is wanted. */
  #wantedSinceUs: number | null;
  #askAtUs: number;
  #lastSeenUs: number;

  constructor(nowUs: number) {
    this.#wantedSinceUs = nowUs;
    this.#askAtUs = nowUs + FIRST_PATIENCE_US;
    this.#lastSeenUs = nowUs;
  }

  want(nowUs: number): void {
    this.#wantedSinceUs ??= nowUs;
  }

  seen(nowUs: number): void {
    this.#wantedSinceUs = null;
    this.#lastSeenUs = nowUs;
  }

  /** Whether to ask now; counts as asked. */
  due(nowUs: number, openHoles: number): boolean {
    if (nowUs - this.#lastSeenUs >= WITHOUT_KEY_FRAME_US) this.want(nowUs);
    if (this.#wantedSinceUs === null || nowUs < this.#askAtUs) return false;
    if (openHoles > 0 && nowUs - this.#wantedSinceUs < WAIT_FOR_REPAIR_US) return false;
    this.#askAtUs = nowUs + ASK_AGAIN_US;
    return true;
  }
}
