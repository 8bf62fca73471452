/** What people ask of breakout rooms: planned, run and closed by who leads; chosen by anybody under own choice. */
import { Failure, type ParticipantIdentity, reasonOf, type RoomId } from "../../vocabulary/index.ts";
import { type Acted, changed } from "../meeting/action.ts";
import { type Attendee, attendeeOf, leads, mayEnter, type Meeting } from "../meeting/meeting.ts";
import { chatMessage } from "../meeting/message.ts";
import { permissionsOf, newRoomId, type Room } from "../room.ts";
import {
  adjusted,
  assigned,
  type BreakoutChange,
  type Breakouts,
  type BreakoutWish,
  noBreakout,
  opened,
  planned,
  withArrivals,
} from "./plan.ts";
import { type BreakoutDeps, makeRooms, spreadable, tendBreakouts, withoutBreakouts } from "./tend.ts";

/** One action; contract `breakoutActionSchema` is its form on the wire. */
export type BreakoutAction =
  | ({ readonly do: "plan"; readonly count: number; readonly name: string } & Pick<
      BreakoutWish,
      "assignment" | "limitMs" | "mayRecord"
    >)
  | { readonly do: "assign"; readonly identity: string; readonly to: string | null }
  /** For oneself. */
  | { readonly do: "choose"; readonly to: string | null }
  | { readonly do: "open" }
  | ({ readonly do: "adjust" } & BreakoutChange)
  | { readonly do: "broadcast"; readonly words: string }
  | { readonly do: "close" };

/** Somebody of the main room's meeting, wherever he is now; or its owner from outside. */
export type BreakoutActor = { readonly identity: string } | "owner";

/**
 * Resolves when everybody has been told, as far as LiveKit answers.
 * @throws Failure `forbidden`, `no-meeting`, `not-in-meeting`, `no-breakouts`, `no-breakout`, `breakouts-open`,
 * `bad-breakouts`, `broadcasts` (LB9)
 */
export const leadBreakouts = async (
  deps: BreakoutDeps,
  room: Room,
  { by, action }: { readonly by: BreakoutActor; readonly action: BreakoutAction },
): Promise<void> => {
  if (room.breakout !== null) throw new Failure("forbidden", "A breakout room has no breakout rooms.");
  if (room.broadcast) throw new Failure("broadcasts", "A live broadcast has no breakout rooms.");
  const actor: { now: Attendee | null } = { now: null };
  const kept = await deps.running.change(room.roomId, (meeting) => {
    actor.now = actorIn(room, meeting, { by, action });
    return acted(deps, meeting, { actor: actor.now, action });
  });
  if (kept === null) throw new Failure("no-meeting", `Nobody meets in room '${room.roomId}'.`);
  await makeRooms(deps, room, kept.meeting);
  if (action.do === "broadcast") await broadcast(deps, kept.meeting, { from: actor.now, words: action.words });
  if (action.do === "close") await tendBreakouts(deps);
  await deps.agree(room.roomId);
};

type Asked = { readonly by: BreakoutActor; readonly action: BreakoutAction };

/** Null: the owner, from outside. */
const actorIn = (room: Room, meeting: Meeting, { by, action }: Asked): Attendee | null => {
  if (by === "owner") return null;
  const actor = attendeeOf(meeting, by.identity);
  if (actor === null || !mayEnter(actor)) throw new Failure("not-in-meeting", "You are not in the meeting.");
  const isOwn = action.do === "choose";
  if (!isOwn && !mayLeadBreakouts(room, actor))
    throw new Failure("forbidden", "Insufficient permissions to access this resource");
  return actor;
};

/** Who leads, and may move people. */
export const mayLeadBreakouts = (room: Room, one: Pick<Attendee, "role" | "own">): boolean =>
  leads(one) && permissionsOf(room, one.role, one.own).participantPromote;

type Doing = { readonly actor: Attendee | null; readonly action: BreakoutAction };

const acted = (deps: BreakoutDeps, meeting: Meeting, { actor, action }: Doing): Acted => {
  const to = (breakouts: Breakouts): Acted => changed({ ...meeting, breakouts });
  switch (action.do) {
    case "plan":
      if (meeting.breakouts?.state === "open")
        throw new Failure("breakouts-open", "The breakout rooms are open already.");
      return to(planned({ ...action, rooms: newRooms(deps, action), people: spreadable(meeting) }));
    case "assign":
      return to(assigned(planOf(meeting), known(meeting, action.identity), roomIn(meeting, action.to)));
    case "choose":
      if (actor === null || planOf(meeting).assignment !== "own-choice")
        throw new Failure("forbidden", "Who goes where is not chosen by oneself here.");
      return to(assigned(planOf(meeting), actor.identity, roomIn(meeting, action.to)));
    case "open":
      return to(opened(withArrivals(planOf(meeting), spreadable(meeting)), deps.clock.wallNow()));
    case "adjust":
      return to(adjusted(planOf(meeting), action));
    case "broadcast":
      if (planOf(meeting).state !== "open") throw noBreakouts();
      return changed(meeting);
    case "close":
      planOf(meeting);
      return changed(withoutBreakouts(meeting, deps.clock.wallNow()));
  }
};

const noBreakouts = (): Failure => new Failure("no-breakouts", "There are no breakout rooms.");
const planOf = ({ breakouts }: Meeting): Breakouts => {
  if (breakouts === null) throw noBreakouts();
  return breakouts;
};

const known = (meeting: Meeting, identity: string): ParticipantIdentity => {
  const one = attendeeOf(meeting, identity);
  if (one === null || !mayEnter(one)) throw new Failure("not-in-meeting", "This person is not in the meeting.");
  return one.identity;
};

const roomIn = (meeting: Meeting, to: string | null): RoomId | null => {
  if (to === null) return null;
  const room = planOf(meeting).rooms.find(({ roomId }) => roomId === to);
  if (room === undefined) throw noBreakout();
  return room.roomId;
};

const newRooms = ({ randomness }: BreakoutDeps, { count, name }: { count: number; name: string }) =>
  Array.from({ length: count }, (_, at) => {
    const called = `${name} ${at + 1}`;
    return { roomId: newRoomId(called, randomness), name: called };
  });

type Call = { readonly from: Attendee | null; readonly words: string };

/** Shown to everybody in each room, and kept in its chat; a room where nobody is hears nothing. */
const broadcast = async (deps: BreakoutDeps, meeting: Meeting, { from, words }: Call): Promise<void> => {
  const rooms = meeting.breakouts?.rooms ?? [];
  await Promise.all(
    rooms.map(async ({ roomId }) => {
      const said = { effect: "chat", from, to: "everyone", words } as const;
      const kept = await deps.running.change(roomId, (now) => ({
        meeting: now,
        effects: said.from === null ? [] : [{ ...said, from: said.from }],
      }));
      if (kept === null) return;
      const messages = [{ is: "broadcast", name: from?.name ?? "", words } as const, ...kept.lines.map(chatMessage)];
      for (const message of messages) await deps.meetings.send(roomId, message, "everyone");
    }),
  ).catch((error: unknown) => deps.log.debug("a call to all was not heard everywhere", { reason: reasonOf(error) }));
};
