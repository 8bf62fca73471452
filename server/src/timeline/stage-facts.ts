/**
 * Facts of the room -> who is on stage, and which track is shown where. Evaluated once when something changed: the
 * painter gets a sparse list of scenes and knows nothing of rooms.
 */
import { isDeepStrictEqual } from "node:util";
import {
  chosenSpeaker,
  heardSpeakers,
  inLayout,
  isOnStage,
  noSpeaker,
  type Scene,
  sceneOf,
  type SpeakerState,
  type StageLayout,
  type StagePerson,
} from "@roomreel/stage";
import type { CaptureEvent, ParticipantDescription, Snapshot, TrackDescription } from "../capture/index.ts";
import type { LogUs, ParticipantIdentity, TrackIndex } from "../vocabulary/index.ts";
import { hasPlace } from "./hearing.ts";

/** What is shown from one fact to the next. */
export type StageScene = {
  readonly scene: Scene;
  /** Track of a camera that is on, by identity. Absent: a neutral figure. */
  readonly cameras: ReadonlyMap<string, TrackIndex>;
  /** Track of a screen that is shared, by identity. */
  readonly screens: ReadonlyMap<string, TrackIndex>;
};

/** How long after a pause the last picture before it stays where the next one has not come yet. */
const HELD_US = 500_000;

/** What is kept of the past. */
export type StageMemory = {
  readonly spokeAtUs: Readonly<Record<string, number>>;
  readonly speaker: SpeakerState;
};

type Sources = Readonly<Record<"camera" | "screen", ReadonlyMap<string, TrackIndex>>>;

export class StageFacts {
  readonly #people = new Map<ParticipantIdentity, ParticipantDescription>();
  readonly #tracks = new Map<TrackIndex, TrackDescription>();
  /** Tracks that gave a picture: a share becomes large when there is something to see. */
  readonly #seen = new Set<TrackIndex>();
  readonly #spokeAtUs: Map<string, number>;
  #peopleAreOld = false;
  #mainCamera: string | null = null;
  /** What was seen when the recording was paused. */
  #held: { readonly shown: Sources; readonly untilUs: number } | null = null;
  #scene: StageScene | null = null;
  #isStale = true;

  readonly #layout: StageLayout;
  #speaker: SpeakerState;

  constructor(layout: StageLayout, resumed: StageMemory | null) {
    this.#layout = layout;
    this.#spokeAtUs = new Map(Object.entries(resumed?.spokeAtUs ?? {}));
    this.#speaker = resumed?.speaker ?? noSpeaker;
  }

  /** Who is large because of speaking, and what leads to the next change. */
  get speaker(): SpeakerState {
    return this.#speaker;
  }

  get spokeAtUs(): Readonly<Record<string, number>> {
    return Object.fromEntries(this.#spokeAtUs);
  }

  /** The same object as long as nothing changed that is seen. */
  get scene(): StageScene {
    if (this.#scene !== null && !this.#isStale) return this.#scene;
    const scene = this.#evaluate();
    this.#isStale = false;
    return (this.#scene = this.#scene !== null && isDeepStrictEqual(scene, this.#scene) ? this.#scene : scene);
  }

  isMuted(track: TrackIndex): boolean {
    return this.#tracks.get(track)?.muted ?? false;
  }

  /**
   * A track gave its first picture since it was added, unmuted or connected. Pictures are placed where they were
   * captured, so that may be some milliseconds before the track was there.
   */
  saw(track: TrackIndex): void {
    if (this.#seen.has(track)) return;
    this.#seen.add(track);
    this.#isStale = true;
  }

  /** What a recorder knew when it began. People of an earlier take stay until the new one names somebody. */
  begin(snapshot: Snapshot): void {
    this.lose();
    this.#tracks.clear();
    for (const track of snapshot.tracks) this.#tracks.set(track.track, track);
    this.#peopleAreOld = true;
    for (const person of snapshot.participants) this.#setPerson(person);
    if (snapshot.roomMetadata !== "") this.#mainCamera = mainCameraIn(snapshot.roomMetadata);
  }

  /** The connection is gone: people stay where they are, without pictures. */
  lose(): void {
    this.#seen.clear();
    this.#speaker = { ...this.#speaker, speech: [] };
    this.#isStale = true;
  }

  /** Time goes on. */
  reach(atUs: number): void {
    this.#follow(atUs);
    if (this.#held === null || atUs < this.#held.untilUs) return;
    this.#held = null;
    this.#isStale = true;
  }

  apply(event: CaptureEvent, at: LogUs): void {
    switch (event.event) {
      case "participant-joined":
      case "participant-changed":
        this.#setPerson(event.participant);
        break;
      case "participant-left":
        this.#people.delete(event.identity);
        this.#spokeAtUs.delete(event.identity);
        break;
      case "track-added":
        this.#tracks.set(event.description.track, event.description);
        break;
      case "track-muted":
        this.#mute(event.track, event.muted);
        break;
      case "track-removed":
        this.#tracks.delete(event.track);
        this.#seen.delete(event.track);
        break;
      case "speakers":
        for (const identity of event.identities) this.#spokeAtUs.set(identity, at);
        this.#speaker = heardSpeakers(this.#speaker, event.identities, at);
        break;
      case "room-metadata":
        this.#mainCamera = mainCameraIn(event.metadata);
        break;
      case "paused":
        this.#held = {
          shown: { camera: this.#shown("camera"), screen: this.#shown("screen") },
          untilUs: at + HELD_US,
        };
        break;
      case "disconnected":
        this.lose();
        break;
      default:
        return;
    }
    this.#isStale = true;
  }

  #setPerson(person: ParticipantDescription): void {
    if (this.#peopleAreOld) this.#people.clear();
    this.#peopleAreOld = false;
    this.#people.set(person.identity, person);
  }

  #mute(track: TrackIndex, muted: boolean): void {
    const known = this.#tracks.get(track);
    if (known !== undefined) this.#tracks.set(track, { ...known, muted });
    this.#seen.delete(track);
  }

  /** Only where a layout asks for it. */
  #follow(atUs: number): void {
    if (this.#layout === "grid") return;
    const before = this.#speaker.identity;
    this.#speaker = chosenSpeaker(this.#speaker, this.#onStage(), atUs);
    this.#isStale ||= this.#speaker.identity !== before;
  }

  #onStage(): readonly Omit<StagePerson, "camera" | "sharing">[] {
    const recorded = [...this.#people.values()].filter(hasPlace);
    return recorded.map(({ identity, role, attributes, joinedAt }) => ({
      identity,
      role,
      onStage: isOnStage(attributes),
      joinedAt,
      lastSpokeAt: this.#spokeAtUs.get(identity) ?? 0,
    }));
  }

  #evaluate(): StageScene {
    const cameras = this.#shown("camera");
    const screens = this.#shown("screen");
    const people = this.#onStage().map((person): StagePerson => ({
      ...person,
      camera: cameras.has(person.identity),
      sharing: screens.has(person.identity),
    }));
    // Whoever is large keeps the place on a full stage.
    const large = this.#mainCamera ?? this.#speaker.identity;
    const scene = sceneOf(people, this.#layout === "grid" ? this.#mainCamera : large);
    const chosen = scene.people.includes(this.#mainCamera ?? "") ? this.#mainCamera : null;
    return {
      scene: inLayout({ ...scene, highlight: chosen }, this.#layout, this.#speaker.identity),
      cameras,
      screens,
    };
  }

  #shown(source: "camera" | "screen"): ReadonlyMap<string, TrackIndex> {
    const shown = new Map<string, TrackIndex>(this.#held?.shown[source]);
    for (const track of this.#tracks.values()) {
      if (track.source !== source) continue;
      if (track.muted) shown.delete(track.identity);
      else if (this.#seen.has(track.track)) shown.set(track.identity, track.track);
    }
    return shown;
  }
}

/** The identity that a moderator made the main camera for all; null for none, and for metadata of any other form. */
const mainCameraIn = (metadata: string): string | null => {
  try {
    const said: unknown = JSON.parse(metadata);
    const named = typeof said === "object" && said !== null && "mainCamera" in said ? said.mainCamera : null;
    return typeof named === "string" ? named : null;
  } catch {
    return null;
  }
};
