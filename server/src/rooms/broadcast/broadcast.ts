/**
 * A live broadcast, as part of its meeting's document (K-60, rules LB1 to LB9).
 *
 *     preview --go live--> live --end--> ended
 *
 * In preview the crew is on stage, and the audience waits; live lets it in; the end sends it away, and the crew stays
 * to talk. One meeting is one broadcast: the next one in the room begins in preview. So what is so survives whatever
 * process dies, and going live and letting everybody in is one change.
 *
 * Rejected: a state of the room that outlives its meetings. A room left live by a crew that has gone home would let an
 * audience into an empty hall.
 */
import { Failure, type WallMs } from "../../vocabulary/index.ts";
import type { RoomRole } from "../permissions.ts";

/** `null`, where it is kept: not a broadcast. */
export type Broadcast =
  | { readonly state: "preview" }
  | { readonly state: "live"; readonly since: WallMs }
  | { readonly state: "ended"; readonly since: WallMs; readonly endedAt: WallMs };

/** Who watches; all others are the crew. */
export const isAudience = ({ role }: { readonly role: RoomRole }): boolean => role === "viewer";

type Broadcasting = { readonly broadcast: Broadcast | null };

/** Whether somebody of this role has to wait until the broadcast goes live (LB1). */
export const waitsForBroadcast = ({ broadcast }: Broadcasting, who: { readonly role: RoomRole }): boolean =>
  broadcast?.state === "preview" && isAudience(who);

/** Whether the audience has been sent away, and this one is of it (LB4). */
export const isDismissed = ({ broadcast }: Broadcasting, who: { readonly role: RoomRole }): boolean =>
  broadcast?.state === "ended" && isAudience(who);

/** The same object when it is live already. @throws Failure `no-broadcast`, `broadcast-over` */
export const gone = (broadcast: Broadcast | null, now: WallMs): Broadcast => {
  switch (broadcast?.state) {
    case undefined:
      throw noBroadcast();
    case "preview":
      return { state: "live", since: now };
    case "live":
      return broadcast;
    case "ended":
      throw new Failure("broadcast-over", "The broadcast has ended.");
  }
};

/** The same object when it has ended already. @throws Failure `no-broadcast`, `not-live` */
export const ended = (broadcast: Broadcast | null, now: WallMs): Broadcast => {
  switch (broadcast?.state) {
    case undefined:
      throw noBroadcast();
    case "preview":
      throw notLive();
    case "live":
      return { state: "ended", since: broadcast.since, endedAt: now };
    case "ended":
      return broadcast;
  }
};

export const notLive = (): Failure => new Failure("not-live", "The broadcast has not begun.");
const noBroadcast = (): Failure => new Failure("no-broadcast", "This room does not broadcast.");
