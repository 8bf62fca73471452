/** A room, a meeting and people in it, for tests of the rules. */
import { participantIdentity, roomId, wallMs } from "../../vocabulary/index.ts";
import { newRoom } from "../change.ts";
import type { RoomRole } from "../permissions.ts";
import type { Participant } from "../ports.ts";
import type { Room, RoomSettings } from "../room.ts";
import { act } from "./act.ts";
import type { Acted, Action } from "./action.ts";
import { attendeeOf, type Attendee, type Meeting, newMeeting } from "./meeting.ts";

/** When everything in these tests happens, unless they say later. */
export const T0 = wallMs(1_700_000_000_000);

const clock = { wallNow: () => T0 };
const randomness = { bytes: (count: number) => new Uint8Array(count), text: (count: number) => "a".repeat(count) };

export const roomWith = (settings: Partial<RoomSettings> = {}): Room => {
  const never = (): never => {
    throw new Error("no timers here");
  };
  const deps = { clock: { ...clock, monotonicUs: never, after: never, every: never, sleep: never }, randomness };
  const room = newRoom(deps, { owner: "admin" });
  return { ...room, settings: { ...room.settings, ...settings } };
};

/** Inside and on stage unless it says otherwise; viewers are off it. */
export const person = (name: string, role: RoomRole, more: Partial<Attendee> = {}): Attendee => ({
  identity: participantIdentity(name),
  name,
  role,
  account: null,
  phone: false,
  standing: { at: "inside", since: T0 },
  stage: role === "viewer" ? "off" : "on",
  handRaisedAt: null,
  leftOut: false,
  confirmed: null,
  ...more,
});

export const meetingOf = (attendees: readonly Attendee[], more: Partial<Meeting> = {}): Meeting => ({
  ...newMeeting({
    meetingId: "meeting",
    roomId: roomId("room"),
    startedAt: T0,
    stageMode: "everyone",
    broadcast: null,
  }),
  attendees,
  ...more,
});

/** One of each role. */
export const everybody = (more: Partial<Meeting> = {}): Meeting =>
  meetingOf(
    [person("host", "host"), person("mo", "moderator"), person("sam", "speaker"), person("vi", "viewer")],
    more,
  );

/** @throws Failure as `act` does */
export const doingIn =
  (room: Room) =>
  (meeting: Meeting, who: string, action: Action): Acted => {
    const actor = attendeeOf(meeting, who);
    if (actor === null) throw new Error(`${who} is not in this test`);
    return act({ room, meeting, actor, now: wallMs(T0 + 1000) }, action);
  };

/** In a room of which nothing was changed. */
export const doing = doingIn(roomWith());

export const of = ({ attendees }: Meeting, who: string): Attendee | undefined =>
  attendees.find(({ identity }) => identity === who);

/** As LiveKit lists somebody who has just come. */
export const connected = (name: string, attributes: Participant["attributes"] = {}): Participant => ({
  identity: participantIdentity(name),
  name,
  joinedAt: T0,
  attributes: { role: "speaker", stage: "on", ...attributes },
  publish: { camera: true, microphone: true, screen: true },
  tracks: [],
});
