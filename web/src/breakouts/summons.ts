/** Where the open breakout rooms want somebody in the main room to be: a function of what the server wrote. */
import type { OpenBreakouts } from "@roomreel/contract";

export type Summons =
  | { readonly is: "nothing" }
  /** Goes by itself when `inMs` is 0. */
  | { readonly is: "called"; readonly to: Room; readonly inMs: number }
  /** Came back, or was not let in: goes when wanted. */
  | { readonly is: "assigned"; readonly to: Room }
  | { readonly is: "choose" }
  /** For who leads. */
  | { readonly is: "lead" };

type Room = OpenBreakouts["rooms"][number];

export type Summoned = {
  /** The attribute of the one who looks: the breakout room assigned to him. */
  readonly breakout: string;
  readonly leads: boolean;
  readonly stayedOut: string | null;
};

export const summonsFor = (open: OpenBreakouts | null, who: Summoned, now: number): Summons => {
  if (open === null) return { is: "nothing" };
  const to = open.rooms.find(({ roomId }) => roomId === who.breakout);
  if (to !== undefined && who.stayedOut !== to.roomId)
    return { is: "called", to, inMs: Math.max(0, open.startsAt - now) };
  if (who.leads) return { is: "lead" };
  if (open.assignment === "own-choice") return { is: "choose" };
  return to === undefined ? { is: "nothing" } : { is: "assigned", to };
};
