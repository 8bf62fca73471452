/** LiveKit for tests: rooms that a test fills by hand, and everything that was done to them. */
import type { MeetingMessage, Meetings, Participant } from "../rooms/index.ts";
import { Failure, participantIdentity, roomId, trackSid, wallMs } from "../vocabulary/index.ts";

/** One message, and who got it. */
export type Sent = { readonly message: MeetingMessage; readonly to: readonly string[] | "everyone" };

const somebodies = (count: number): readonly Participant[] =>
  Array.from({ length: count }, (_, at) => ({
    identity: participantIdentity(`somebody-${at}`),
    name: "Somebody",
    joinedAt: wallMs(0),
    attributes: { role: "speaker", stage: "on" },
    publish: { camera: true, microphone: true, screen: true },
    tracks: [],
  }));

/** `inMeeting`: how many nameless people a room has; once `comes` let somebody in, how many did. */
export const handmadeMeetings = (inMeeting: Map<string, number>) => {
  /** The limit of people of each meeting that was opened. */
  const opened = new Map<string, number | null>();
  const said = new Map<string, string>();
  const here = new Map<string, Map<string, Participant>>();
  const sent: Sent[] = [];
  /** Whose calls LiveKit does not answer. */
  const unreachable = new Set<string>();
  const peopleOf = (room: string): Map<string, Participant> => {
    const known = here.get(room) ?? new Map<string, Participant>();
    here.set(room, known);
    return known;
  };
  const change = (room: string, identity: string, how: (one: Participant) => Participant): void => {
    if (unreachable.has(identity)) throw new Failure("livekit-unavailable", "LiveKit does not answer.");
    const one = peopleOf(room).get(identity);
    if (one !== undefined) peopleOf(room).set(identity, how(one));
  };
  /** Connects with a token that these meetings made. */
  const comes = (livekitToken: string): string => {
    const { roomId: room, identity, name, attributes, publish } = JSON.parse(livekitToken);
    const tracks = ["microphone", "camera", "screen"] as const;
    peopleOf(room).set(identity, {
      identity,
      name,
      attributes,
      publish,
      joinedAt: wallMs(1_700_000_000_000),
      tracks: tracks
        .filter((source) => publish[source] === true)
        .map((source) => ({ sid: trackSid(`TR_${identity}_${source}`), source, muted: false })),
    });
    inMeeting.set(room, peopleOf(room).size);
    return identity;
  };
  const leaves = (room: string, identity: string): void => {
    peopleOf(room).delete(identity);
    inMeeting.set(room, peopleOf(room).size);
  };
  const empties = (room: string): void => {
    here.set(room, new Map());
    inMeeting.set(room, 0);
  };
  const closes = (room: string): void => {
    here.delete(room);
    said.delete(room);
    inMeeting.delete(room);
  };
  const meetings: Meetings = {
    list: async (only) =>
      [...inMeeting]
        .filter(([room]) => only === undefined || room === only)
        .map(([room, participants]) => ({ roomId: roomId(room), participants, metadata: said.get(room) ?? "" })),
    people: async (room) => inMeeting.get(room) ?? 0,
    participants: async (room) => [...(here.get(room)?.values() ?? somebodies(inMeeting.get(room) ?? 0))],
    open: async (room, metadata, peopleMax) => {
      opened.set(room, peopleMax);
      said.set(room, metadata);
      if (!inMeeting.has(room)) empties(room);
    },
    say: async (room, metadata) => void said.set(room, metadata),
    update: async (room, identity, wanted) => change(room, identity, (one) => ({ ...one, ...wanted })),
    mute: async (room, identity, sid) =>
      change(room, identity, (one) => ({
        ...one,
        tracks: one.tracks.map((track) => (track.sid === sid ? { ...track, muted: true } : track)),
      })),
    remove: async (room, identity) => leaves(room, identity),
    send: async (_room, message, to) => void sent.push({ message, to }),
    end: async (room) => closes(room),
    token: (grant) => Promise.resolve(JSON.stringify(grant)),
  };
  const state = (room: string): unknown => JSON.parse(said.get(room) ?? "null");
  return { meetings, opened, comes, leaves, empties, closes, sent, unreachable, state, present: peopleOf };
};
