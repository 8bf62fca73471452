/**
 * Where LiveKit does not agree with a meeting's document, and what makes it agree (M6 to M9, M11). Pure: the same
 * document and the same people give the same steps, and none when all is as it should be.
 */
import type { ParticipantIdentity, WallMs } from "../../vocabulary/index.ts";
import { isFailure } from "../../vocabulary/index.ts";
import type { RoomRole } from "../permissions.ts";
import type { Participant } from "../ports.ts";
import type { Room } from "../room.ts";
import { arrive } from "./entry.ts";
import { attendeeOf, mayEnter, type Meeting } from "./meeting.ts";
import { withPresence } from "./presence.ts";
import { type WantedParticipant, wantedOf } from "./wanted.ts";

/** What was seen at one instant. */
export type Sight = {
  readonly participants: readonly Participant[];
  /** When each of those who wait last asked. */
  readonly asked: ReadonlyMap<ParticipantIdentity, WallMs>;
  readonly now: WallMs;
};

export type Step =
  | { readonly step: "remove"; readonly identity: ParticipantIdentity }
  | { readonly step: "update"; readonly identity: ParticipantIdentity; readonly wanted: WantedParticipant };

/** The document with those who are there; the same object when nothing changed. */
export const asSeen = (room: Room, meeting: Meeting, { participants, asked, now }: Sight): Meeting => {
  const known = participants.reduce((next, one) => withStranger(room, next, { ...one, now }), meeting);
  return withPresence(room, known, { present: new Set(participants.map(({ identity }) => identity)), asked, now });
};

/** What LiveKit must be told about people. */
export const stepsFor = (room: Room, meeting: Meeting, participants: readonly Participant[]): readonly Step[] =>
  participants.flatMap((one): readonly Step[] => {
    const attendee = attendeeOf(meeting, one.identity);
    if (attendee === null || !mayEnter(attendee)) return [{ step: "remove", identity: one.identity }];
    const wanted = wantedOf(room, meeting, attendee);
    return agrees(one, wanted) ? [] : [{ step: "update", identity: one.identity, wanted }];
  });

/** An attribute that is not there is empty. */
const agrees = ({ attributes, publish }: Participant, wanted: WantedParticipant): boolean =>
  Object.entries(wanted.attributes).every(([name, value]) => (attributes[name] ?? "") === value) &&
  publish.camera === wanted.publish.camera &&
  publish.microphone === wanted.publish.microphone &&
  publish.screen === wanted.publish.screen;

/**
 * Connected with a token of ours and not in the document: a meeting before this one ended while the connection was
 * lost. He arrives like anybody else; who would have to wait stays out.
 */
const withStranger = (room: Room, meeting: Meeting, one: Participant & { readonly now: WallMs }): Meeting => {
  const { identity, name, attributes, now } = one;
  if (attendeeOf(meeting, identity) !== null) return meeting;
  const toStage = attributes["stage"] !== "off";
  const arrival = { identity, name, role: roleIn(attributes), account: null, phone: false, toStage, now };
  try {
    const next = arrive(room, meeting, arrival);
    const arrived = attendeeOf(next, identity);
    return arrived !== null && mayEnter(arrived) ? next : meeting;
  } catch (error) {
    if (isFailure(error)) return meeting;
    throw error;
  }
};

const roles: readonly RoomRole[] = ["host", "moderator", "speaker", "viewer"];
const roleIn = (attributes: Participant["attributes"]): RoomRole =>
  roles.find((role) => role === attributes["role"]) ?? "viewer";
