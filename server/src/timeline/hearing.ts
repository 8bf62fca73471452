/**
 * Who may be heard when. Pictures follow the scene, which is asked for instant by instant; sound is mixed half a second
 * at a time, so what is asked here is answered for any instant of it. Packets of somebody who has no place in the
 * recording should not be in the log at all; if they are, they are not heard (T14).
 */
import { isRecorded } from "@roomreel/stage";
import type { ParticipantDescription, TrackDescription } from "../capture/index.ts";
import type { ParticipantIdentity } from "../vocabulary/index.ts";
import { usAt } from "./clock/line.ts";
import type { Due } from "./track.ts";

type Change = { readonly fromUs: number; readonly heard: boolean };

/** Whether the recording shows and plays this person, by what the server says about them. */
export const hasPlace = ({ role, attributes }: ParticipantDescription): boolean =>
  role !== "viewer" && isRecorded(attributes);

export class Hearing {
  readonly #changes = new Map<ParticipantIdentity, Change[]>();

  /** What is known of somebody from `fromUs` on. Times of one person only go forward. */
  note(person: ParticipantDescription, fromUs: number): void {
    const known = this.#changes.get(person.identity) ?? [];
    const heard = hasPlace(person);
    if (known.at(-1)?.heard !== heard) this.#changes.set(person.identity, [...known, { fromUs, heard }]);
  }

  /** What of the due sound is heard. */
  heardOf({ identity }: TrackDescription, due: readonly Due[]): readonly Due[] {
    return due.filter(({ epoch: { clock }, picture }) => {
      return clock.line === null || this.#isHeard(identity, usAt(clock.line, picture.rtp));
    });
  }

  /** Nobody asks for what was before that any more. */
  forgetBefore(us: number): void {
    for (const [identity, known] of this.#changes) {
      const current = known.findLastIndex(({ fromUs }) => fromUs <= us);
      if (current > 0) this.#changes.set(identity, known.slice(current));
    }
  }

  /** Of whom nothing is known yet counts as heard: recorders name people before their tracks. */
  #isHeard(identity: ParticipantIdentity, us: number): boolean {
    const known = this.#changes.get(identity) ?? [];
    return (known.findLast(({ fromUs }) => fromUs <= us) ?? known[0])?.heard ?? true;
  }
}
