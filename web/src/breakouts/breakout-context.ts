import { createContext, useContext } from "react";
import type { Member } from "../api/member.ts";
import type { Person } from "../room/picture.ts";

/** Going between the main room and its breakout rooms, for everything inside the room page. */
export type Breakouts = {
  /** Of the main room: leads and chooses with it wherever one is. */
  readonly main: Member;
  /** Server time minus this machine's, ms. */
  readonly serverAhead: number;
  /** The breakout room that one is in; null: the main room. */
  readonly inside: string | null;
  /** The room that one came back from by oneself, or was not let into: one is not taken there again unasked. */
  readonly stayedOut: string | null;
  /** On the way: pressing again does nothing. */
  readonly moving: boolean;
  /** What is refused is told. With the devices that `me` has on; null: as one came here. */
  go(roomId: string, me: Person | null): void;
  back(me: Person): void;
};

export const BreakoutContext = createContext<Breakouts | null>(null);

/** Null where there is nowhere to go. */
export const useBreakouts = (): Breakouts | null => useContext(BreakoutContext);
