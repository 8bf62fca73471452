/** Where one is in a meeting with breakout rooms, kept for a reload in this tab. */
export type KeptPlace = {
  /** The breakout room one is in. */
  readonly inside: string | null;
  /** The one that one has come back from by oneself, and is not called into again. */
  readonly stayedOut: string | null;
};

const keyOf = (mainRoomId: string): string => `roomreel.place.${mainRoomId}`;
const inMain: KeptPlace = { inside: null, stayedOut: null };

export const keptPlace = (mainRoomId: string): KeptPlace => {
  try {
    return (JSON.parse(sessionStorage.getItem(keyOf(mainRoomId)) ?? "null") as KeptPlace | null) ?? inMain;
  } catch {
    return inMain;
  }
};

/** @param place null: one is not in the meeting any more */
export const keepPlace = (mainRoomId: string, place: KeptPlace | null): void => {
  if (place === null) sessionStorage.removeItem(keyOf(mainRoomId));
  else sessionStorage.setItem(keyOf(mainRoomId), JSON.stringify(place));
};
