/**
 * Breakout rooms as a moderator plans and runs them: a part of the main room's meeting document (B1 to B12). Pure.
 *
 *     none --planned--> planned --opened--> open --closed--> none
 *                       ^  | planned anew    | adjusted, assigned
 *                       '--'                 '--> open
 *
 * The plan is the only truth. A breakout room exists as long as an open plan names it (tend.ts): so closing is one
 * write of one document, and whatever a process that died has left behind is put right by the next round.
 */
import { Failure, type ParticipantIdentity, type RoomId, type WallMs, wallMs } from "../../vocabulary/index.ts";

/** K-6.2 */
export const BREAKOUTS_MAX = 15;
/** Unless a moderator says otherwise (K-6.3). */
export const BREAKOUT_LIMIT_MS = 10 * 60_000;
/** Between opening and going there: time to finish a sentence. */
export const COUNTDOWN_MS = 5_000;
const LIMIT_MS_MAX = 24 * 3_600_000;

/** Who says who goes where. */
export type Assignment = "automatic" | "manual" | "own-choice";

/** One room of the plan. */
export type PlannedBreakout = {
  readonly roomId: RoomId;
  readonly number: number;
  readonly name: string;
  /** Who is to be there, in the order of assigning. */
  readonly people: readonly ParticipantIdentity[];
  /** Who was seen there last. */
  readonly inside: readonly ParticipantIdentity[];
};

type Plan = {
  readonly assignment: Assignment;
  /** Null: no limit. */
  readonly limitMs: number | null;
  /** Participants may record in their breakout room (K-02). */
  readonly mayRecord: boolean;
  readonly rooms: readonly PlannedBreakout[];
  /** Taken out of a room by somebody who leads: automatic assignment leaves them alone. */
  readonly kept: readonly ParticipantIdentity[];
};
export type PlannedBreakouts = Plan & { readonly state: "planned" };
export type OpenBreakouts = Plan & {
  readonly state: "open";
  /** When people go there. */
  readonly startsAt: WallMs;
  /** When everybody returns; null: when somebody says so. */
  readonly endsAt: WallMs | null;
};
export type Breakouts = PlannedBreakouts | OpenBreakouts;

/** What a moderator wants. */
export type BreakoutWish = Pick<Plan, "assignment" | "limitMs" | "mayRecord"> & {
  readonly rooms: readonly Pick<PlannedBreakout, "roomId" | "name">[];
  /** Whom automatic assignment spreads, in the order in which they joined. */
  readonly people: readonly ParticipantIdentity[];
};

/** @throws Failure `bad-breakouts` for no or too many rooms, or a limit that is none */
export const planned = ({ rooms, people, ...wish }: BreakoutWish): PlannedBreakouts => {
  if (rooms.length < 1 || rooms.length > BREAKOUTS_MAX)
    throw new Failure("bad-breakouts", `There can be 1 to ${BREAKOUTS_MAX} breakout rooms.`);
  const plan: PlannedBreakouts = {
    state: "planned",
    ...wish,
    limitMs: rightLimit(wish.limitMs),
    rooms: rooms.map((room, at) => ({ ...room, number: at + 1, people: [], inside: [] })),
    kept: [],
  };
  return withArrivals(plan, people);
};

const rightLimit = (limitMs: number | null): number | null => {
  if (limitMs !== null && !(limitMs > 0 && limitMs <= LIMIT_MS_MAX))
    throw new Failure("bad-breakouts", "A time limit is more than nothing and at most 24 hours.");
  return limitMs;
};

/** Somebody goes to this room, or with null to none. @throws Failure `no-breakout` */
export const assigned = <Kind extends Breakouts>(plan: Kind, who: ParticipantIdentity, to: RoomId | null): Kind => {
  if (to !== null && !plan.rooms.some(({ roomId }) => roomId === to)) throw noBreakout();
  const rooms = plan.rooms.map((room) => {
    const others = room.people.filter((one) => one !== who);
    return { ...room, people: room.roomId === to ? [...others, who] : others };
  });
  const kept = plan.kept.filter((one) => one !== who);
  return { ...plan, rooms, kept: to === null ? [...kept, who] : kept };
};

/** Late arrivals go where the fewest are, of rooms alike to the first; the same object when there are none. */
export const withArrivals = <Kind extends Breakouts>(plan: Kind, people: readonly ParticipantIdentity[]): Kind => {
  if (plan.assignment !== "automatic") return plan;
  const isNew = (one: ParticipantIdentity): boolean => breakoutOf(plan, one) === null && !plan.kept.includes(one);
  return people.filter(isNew).reduce((next, one) => assigned(next, one, smallest(next)), plan);
};

const smallest = ({ rooms }: Breakouts): RoomId | null =>
  rooms.reduce((least, room) => (room.people.length < least.people.length ? room : least), rooms[0] ?? nowhere).roomId;
const nowhere = { roomId: null, people: [] };

/** @throws Failure `breakouts-open` */
export const opened = (plan: Breakouts, now: WallMs): OpenBreakouts => {
  if (plan.state === "open") throw new Failure("breakouts-open", "The breakout rooms are open already.");
  const startsAt = wallMs(now + COUNTDOWN_MS);
  return { ...plan, state: "open", startsAt, endsAt: endOf(startsAt, plan.limitMs) };
};

/** What may be changed at any time; what is left out stays. */
export type BreakoutChange = {
  /** From the opening on; null: none. */
  readonly limitMs?: number | null | undefined;
  /** Added to what is left; nothing without a limit. */
  readonly extendMs?: number | undefined;
  readonly mayRecord?: boolean | undefined;
};

/** A limit that has passed already closes the rooms at the next look. @throws Failure `bad-breakouts` */
export const adjusted = <Kind extends Breakouts>(plan: Kind, change: BreakoutChange): Kind => {
  const asked = change.limitMs === undefined ? plan.limitMs : rightLimit(change.limitMs);
  const limitMs = asked === null ? null : rightLimit(asked + (change.extendMs ?? 0));
  const next = { ...plan, limitMs, mayRecord: change.mayRecord ?? plan.mayRecord };
  return next.state === "open" ? { ...next, endsAt: endOf(next.startsAt, limitMs) } : next;
};

const endOf = (startsAt: WallMs, limitMs: number | null): WallMs | null =>
  limitMs === null ? null : wallMs(startsAt + limitMs);

/** Whether the server closes them now. */
export const isOverdue = ({ endsAt }: OpenBreakouts, now: WallMs): boolean => endsAt !== null && now >= endsAt;

/** With who is in each room now; the same object when nothing changed. */
export const withInside = (
  plan: OpenBreakouts,
  inside: (roomId: RoomId) => readonly ParticipantIdentity[],
): OpenBreakouts => {
  const rooms = plan.rooms.map((room) => ({ ...room, inside: inside(room.roomId) }));
  const same = rooms.every((room, at) => room.inside.join(" ") === plan.rooms[at]?.inside.join(" "));
  return same ? plan : { ...plan, rooms };
};

/** Where somebody is to be; null: in the main room. */
export const breakoutOf = ({ rooms }: Breakouts, who: ParticipantIdentity): PlannedBreakout | null =>
  rooms.find(({ people }) => people.includes(who)) ?? null;

/** Whether somebody is in one of the rooms. */
export const isInBreakout = (plan: Breakouts | null, who: ParticipantIdentity): boolean =>
  plan?.state === "open" && plan.rooms.some(({ inside }) => inside.includes(who));

/** Whether anybody is in any of the rooms (B9). */
export const isAnybodyApart = (plan: Breakouts | null): boolean =>
  plan?.state === "open" && plan.rooms.some(({ inside }) => inside.length > 0);

type Visitor = { readonly identity: ParticipantIdentity; readonly leads: boolean };

/** Who leads goes everywhere; everybody else where they were sent, or where they like under own choice (B6). */
export const mayVisit = (plan: Breakouts, { identity, leads }: Visitor, to: RoomId): boolean =>
  leads || plan.assignment === "own-choice" || breakoutOf(plan, identity)?.roomId === to;

export const noBreakout = (): Failure => new Failure("no-breakout", "This breakout room does not exist any more.");
