/** Coming in, as a browser asks for it: into the document, past the door, and with a token into LiveKit. */
import { Failure, reasonOf } from "../../vocabulary/index.ts";
import { isInBreakout } from "../breakouts/plan.ts";
import type { Room } from "../room.ts";
import { type Arrival, arrive, waitingFor } from "./entry.ts";
import type { MeetingDeps } from "./keeping.ts";
import { type Attendee, attendeeOf, mayEnter, type Meeting } from "./meeting.ts";
import { leaders } from "./message.ts";
import { isExpected } from "./presence.ts";
import { wantedOf } from "./wanted.ts";

/** In, with LiveKit's token, or to ask again. */
export type Entry =
  | { readonly entry: "open"; readonly attendee: Attendee; readonly livekitToken: string }
  | { readonly entry: "waiting"; readonly attendee: Attendee; readonly waitingFor: ReturnType<typeof waitingFor> };

/** @throws Failure `removed`, `refused`, `broadcast-over`, `room-full`, `livekit-unavailable` */
export const enter = async (deps: MeetingDeps, room: Room, arrival: Arrival): Promise<Entry> => {
  const now = deps.clock.wallNow();
  const here = (await deps.meetings.participants(room.roomId)).map(({ identity }) => identity);
  let knocks = false;
  const meeting = await deps.running.begin(room, now, (before) => {
    const next = arrive(room, before, { ...arrival, now });
    const attendee = attendeeOf(next, arrival.identity);
    knocks = attendee?.standing.at === "waiting" && attendeeOf(before, arrival.identity)?.standing.at !== "waiting";
    if (attendee !== null && mayEnter(attendee)) refuseWhenFull(room, next, { arrival, here, now });
    return next;
  });
  const attendee = attendeeOf(meeting, arrival.identity);
  if (attendee === null || !mayEnter(attendee)) return waiting(deps, { room, meeting }, { arrival, knocks });
  const announce = await deps.announcer();
  await deps.meetings.open(room.roomId, announce(room, meeting), room.settings.maxParticipants);
  const { identity, name } = attendee;
  const grant = { roomId: room.roomId, identity, name, ...wantedOf(room, meeting, attendee) };
  return { entry: "open", attendee, livekitToken: await deps.meetings.token(grant) };
};

type Crowd = {
  readonly arrival: Arrival;
  readonly here: readonly string[];
  readonly now: Parameters<typeof isExpected>[1];
};

/**
 * Of two who come at once for the last place one gets it: the document is locked (M17). Who is in a breakout room comes
 * back (B9).
 */
const refuseWhenFull = ({ settings }: Room, { attendees, breakouts }: Meeting, { arrival, here, now }: Crowd): void => {
  const max = settings.maxParticipants;
  const others = new Set([
    ...here,
    ...attendees
      .filter((one) => isExpected(one, now) || isInBreakout(breakouts, one.identity))
      .map(({ identity }) => identity),
  ]);
  others.delete(arrival.identity);
  if (max !== null && others.size >= max)
    throw new Failure("room-full", `The meeting is full: at most ${max} take part.`);
};

type Waiter = { readonly arrival: Arrival; readonly knocks: boolean };

type Door = { readonly room: Room; readonly meeting: Meeting };

const waiting = async (deps: MeetingDeps, { room, meeting }: Door, { arrival, knocks }: Waiter): Promise<Entry> => {
  const { roomId } = meeting;
  const attendee = attendeeOf(meeting, arrival.identity);
  if (attendee === null) throw new Failure("room-full", "The meeting is full.");
  await deps.running.noteAsked(roomId, arrival.identity, deps.clock.wallNow());
  const why = waitingFor(room, meeting, attendee);
  if (knocks)
    await Promise.all([deps.agree(roomId), why === "broadcast" ? null : tellLeaders(deps, meeting, attendee)]);
  return { entry: "waiting", attendee, waitingFor: why };
};

/** How many wait is also in the room's metadata, so a lost knock is no harm. */
const tellLeaders = async ({ meetings, log }: MeetingDeps, meeting: Meeting, { name }: Attendee): Promise<void> => {
  const to = leaders(meeting);
  if (to.length === 0) return;
  await meetings
    .send(meeting.roomId, { is: "knock", name }, to)
    .catch((error: unknown) => log.debug("a knock was not heard", { reason: reasonOf(error) }));
};
