/**
 * The stage at one instant, as both the browser and the renderer see it. Nothing here knows a name: names are
 * never part of the picture (K-25).
 */

/** Somebody in the meeting. */
export type StagePerson = {
  readonly identity: string;
  readonly role: string;
  /** Has a place on stage, by the attributes that only the server writes (place.ts). */
  readonly onStage: boolean;
  /** Epoch ms of joining the meeting; orders the tiles. */
  readonly joinedAt: number;
  /** Epoch (or media) ms of the last time this person spoke; 0 when never. */
  readonly lastSpokeAt: number;
  /** Camera is on. */
  readonly camera: boolean;
  /** Shares a screen now; counts how many. */
  readonly sharing: boolean;
};

/** Who and what is shown. */
export type Scene = {
  /** Identities whose tile is shown, in order. At most 25. */
  readonly people: readonly string[];
  /** Identities whose shared content is shown large, first come first; at most 2. */
  readonly content: readonly string[];
  /** Identity that a moderator set as main camera for everybody. */
  readonly highlight: string | null;
};

/** How a recording shows the stage; the names are OpenVidu's. */
export const stageLayouts = ["grid", "speaker", "single-speaker"] as const;
/** One of them. */
export type StageLayout = (typeof stageLayouts)[number];

/** K-5.2: participant and content tiles together. */
export const STAGE_TILES_MAX = 25;
const CONTENT_MAX = 2;

/**
 * Who is on stage. Viewers never are. When there are more than fit, whoever has not spoken for longest makes
 * room, never somebody who shares or is highlighted; among equals the latest to join makes room.
 *
 * @param people in the room page everybody; in the recording without those whom recordings leave out (S11)
 * @param highlight the main camera that a moderator chose for everybody
 */
export const sceneOf = (people: readonly StagePerson[], highlight: string | null = null): Scene => {
  const candidates = people.filter((person) => person.role !== "viewer" && person.onStage);
  const content = candidates
    .filter((person) => person.sharing)
    .slice(0, CONTENT_MAX)
    .map((person) => person.identity);
  const places = STAGE_TILES_MAX - content.length;
  const kept = (person: StagePerson): boolean => person.sharing || person.identity === highlight;
  const byClaim = candidates.toSorted(
    (a, b) =>
      Number(kept(b)) - Number(kept(a)) ||
      b.lastSpokeAt - a.lastSpokeAt ||
      a.joinedAt - b.joinedAt ||
      compare(a.identity, b.identity),
  );
  const shown = byClaim.slice(0, places);
  const inOrder = shown.toSorted((a, b) => a.joinedAt - b.joinedAt || compare(a.identity, b.identity));
  const identities = inOrder.map((person) => person.identity);
  return {
    people: identities,
    content,
    highlight: highlight !== null && identities.includes(highlight) ? highlight : null,
  };
};

/**
 * The scene in a layout. Content stays large, then whom a moderator made the main camera, then who speaks; in
 * `single-speaker` nobody is beside the one of these who is a person. (S12, S13)
 *
 * @param speaker who is large because of speaking (speaker.ts); null in a grid
 */
export const inLayout = (scene: Scene, layout: StageLayout, speaker: string | null): Scene => {
  if (layout === "grid") return scene;
  const large = scene.highlight ?? (speaker !== null && scene.people.includes(speaker) ? speaker : null);
  if (layout === "speaker") return { ...scene, highlight: large };
  return { ...scene, highlight: large, people: large === null ? scene.people.slice(0, 1) : [large] };
};

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
