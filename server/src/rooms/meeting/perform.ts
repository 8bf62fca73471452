/** An action as somebody asks for it: decided and kept in one transaction, then carried out at once. */
import { Failure, isFailure, participantIdentity, reasonOf, type RoomId, wallMs } from "../../vocabulary/index.ts";
import { permissionsOf, type Room } from "../room.ts";
import { act } from "./act.ts";
import type { Action, Effect } from "./action.ts";
import { endMeeting, learnPresence, type MeetingDeps } from "./keeping.ts";
import { type Attendee, attendeeOf, mayEnter, type Meeting } from "./meeting.ts";
import { chatMessage, mayRead } from "./message.ts";
import type { ChatLine, Kept } from "./store.ts";

/** Who acts: somebody in the meeting, or the room's owner, who leads it from outside. */
export type Actor = { readonly identity: string } | "owner";

/**
 * Resolves when people in the meeting have been told, as far as LiveKit answers.
 * @throws Failure `no-meeting`, and what `act` throws
 */
export const perform = async (deps: MeetingDeps, room: Room, asked: { by: Actor; action: Action }): Promise<void> => {
  const { kept, before } = await decided(deps, room, asked);
  await Promise.all([
    kept.meeting === before ? undefined : deps.agree(room.roomId),
    mute(deps, room.roomId, kept.effects),
    ...kept.effects.map((effect) => carryOut(deps, room.roomId, effect)),
    ...kept.lines.map((line) => sendLine(deps, room, { line, meeting: kept.meeting })),
  ]);
};

type Decided = { readonly kept: Kept; readonly before: Meeting | null };

/** Somebody may act, or be acted upon, before the round has seen him come: then LiveKit is asked who is there. */
const decided = async (deps: MeetingDeps, room: Room, asked: { by: Actor; action: Action }): Promise<Decided> => {
  try {
    return await decidedNow(deps, room, asked);
  } catch (error) {
    if (!isFailure(error) || error.code !== "not-in-meeting") throw error;
    await learnPresence(deps, room);
    return decidedNow(deps, room, asked);
  }
};

const decidedNow = async (
  deps: MeetingDeps,
  room: Room,
  { by, action }: { by: Actor; action: Action },
): Promise<Decided> => {
  const now = deps.clock.wallNow();
  let before: Meeting | null = null;
  const kept = await deps.running.change(room.roomId, (meeting) => {
    before = meeting;
    const actor = by === "owner" ? owner : attendeeOf(meeting, by.identity);
    if (actor === null) throw new Failure("not-in-meeting", "You are not in the meeting.");
    return act({ room, meeting, actor, now }, action);
  });
  if (kept === null) throw new Failure("no-meeting", `Nobody meets in room '${room.roomId}'.`);
  return { kept, before };
};

/** A host who is in no document: what one does about oneself is not his to do. */
const owner: Attendee = {
  identity: participantIdentity(""),
  name: "",
  role: "host",
  account: null,
  phone: false,
  standing: { at: "inside", since: wallMs(0) },
  stage: "off",
  handRaisedAt: null,
  leftOut: false,
  confirmed: null,
};

/** What fails is lost, but for the end: it is the action itself. @throws Failure `livekit-unavailable` */
const carryOut = async (deps: MeetingDeps, roomId: RoomId, effect: Effect): Promise<void> => {
  const { meetings } = deps;
  switch (effect.effect) {
    case "end":
      return endMeeting(deps, roomId, "the meeting was ended for everybody");
    case "disconnect":
      return trying(deps, roomId, () => meetings.remove(roomId, effect.identity));
    case "reaction":
      return trying(deps, roomId, () =>
        meetings.send(roomId, { is: "reaction", identity: effect.from, reaction: effect.reaction }, "everyone"),
      );
    case "tell":
      return trying(deps, roomId, () => meetings.send(roomId, { is: "you", were: effect.were }, [effect.identity]));
    case "mute":
    case "chat":
    case "confirmed":
      return;
  }
};

/** All who are muted at once, with one look at who sends what. */
const mute = (deps: MeetingDeps, roomId: RoomId, effects: readonly Effect[]): Promise<void> => {
  const asked = effects.filter((effect) => effect.effect === "mute");
  if (asked.length === 0) return Promise.resolve();
  return trying(deps, roomId, async () => {
    const here = await deps.meetings.participants(roomId);
    const tracks = here.flatMap(({ identity, tracks: all }) =>
      all
        .filter(({ source, muted }) => !muted && asked.some((one) => one.identity === identity && one.what === source))
        .map(({ sid }) => ({ identity, sid })),
    );
    await Promise.all(
      tracks.map(({ identity, sid }) => trying(deps, roomId, () => deps.meetings.mute(roomId, identity, sid))),
    );
  });
};

/** Also to those who are just coming: who is not connected is passed over. */
const sendLine = (
  deps: MeetingDeps,
  room: Room,
  { line, meeting }: { line: ChatLine; meeting: Meeting },
): Promise<void> => {
  const readers = meeting.attendees.filter(
    (one) => mayEnter(one) && mayRead(line, one) && permissionsOf(room, one.role, one.own).chatRead,
  );
  const to = readers.map(({ identity }) => identity);
  return trying(deps, room.roomId, () => deps.meetings.send(room.roomId, chatMessage(line), to));
};

const trying = async ({ log }: MeetingDeps, roomId: RoomId, run: () => Promise<void>): Promise<void> => {
  try {
    await run();
  } catch (error) {
    log.debug("an action's effect was lost", { roomId, reason: reasonOf(error) });
  }
};
