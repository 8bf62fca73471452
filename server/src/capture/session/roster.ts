/** Who is in the meeting, and what of it belongs on the stage and so into the log. */
import { isRecorded } from "@roomreel/stage";
import type { CaptureEvent, ParticipantDescription } from "../log/records.ts";
import type { MeetingParticipant, MeetingTrack, WantedSize } from "../ports.ts";
import type { ParticipantIdentity, TrackSid } from "../../vocabulary/index.ts";

export type WantedTrack = { readonly identity: ParticipantIdentity; readonly track: MeetingTrack };

export class Roster {
  /** While paused no others belong into the log; null: whoever is recorded does. */
  only: ReadonlySet<TrackSid> | null = null;
  readonly #people = new Map<ParticipantIdentity, MeetingParticipant>();

  /** After joining: whoever is not named has left meanwhile. */
  replace(present: readonly MeetingParticipant[]): readonly CaptureEvent[] {
    const here = new Set(present.map((one) => one.identity));
    const left = [...this.#people.values()].filter((one) => !here.has(one.identity));
    return this.update([...left.map((one) => ({ ...one, present: false })), ...present]);
  }

  /** @returns what the log must say */
  update(changed: readonly MeetingParticipant[]): readonly CaptureEvent[] {
    return changed.flatMap((one) => this.#updateOne(one));
  }

  /** All that is published by those who are on stage and not left out of recordings. */
  wanted(): ReadonlyMap<TrackSid, WantedTrack> {
    const wanted = new Map<TrackSid, WantedTrack>();
    for (const { identity, attributes, tracks } of this.#people.values())
      if (isRecorded(attributes))
        for (const track of tracks)
          if (track.source !== "unknown" && this.only?.has(track.sid) !== false)
            wanted.set(track.sid, { identity, track });
    return wanted;
  }

  identityOf(participantSid: string): ParticipantIdentity | undefined {
    return [...this.#people.values()].find((one) => one.sid === participantSid)?.identity;
  }

  #updateOne(now: MeetingParticipant): readonly CaptureEvent[] {
    const before = this.#people.get(now.identity);
    if (!now.present) {
      // The farewell of an earlier connection of somebody who is back already.
      if (before === undefined || before.sid !== now.sid) return [];
      this.#people.delete(now.identity);
      return [{ event: "participant-left", identity: now.identity }];
    }
    this.#people.set(now.identity, now);
    const participant = describe(now);
    if (before === undefined) return [{ event: "participant-joined", participant }];
    const same = JSON.stringify(describe(before)) === JSON.stringify(participant);
    return same ? [] : [{ event: "participant-changed", participant }];
  }
}

/** The role is an attribute that only the server writes; people without one are treated like speakers. */
const describe = ({ identity, name, joinedAt, attributes }: MeetingParticipant): ParticipantDescription => ({
  identity,
  name,
  role: attributes["role"] ?? "",
  joinedAt,
  attributes,
});

/**
 * The size to ask the SFU for. The log must serve every later layout, the one with this track alone on stage
 * included, so it is the height of the finished file for all.
 */
export const wantedSize = (): WantedSize => ({ width: 1920, height: 1080 });
