/** People who come into meetings of the HTTP fixture, by a link and into LiveKit. */
import { roomId } from "../vocabulary/index.ts";
import { type As, fields, type startHttp } from "./http.fixture.ts";

type Http = Awaited<ReturnType<typeof startHttp>>;
type Link = "host" | "moderator" | "speaker" | "viewer";

/** Somebody who is there: to act as, and to send away. */
export type Person = { readonly as: As; readonly identity: string };

export const comesIn = async (http: Http, room: string, link: Link, more: object = {}): Promise<Person> => {
  const secret = (await http.rooms.get(roomId(room)))?.links[link].secret;
  const body = { secret, participantName: link, joinMeeting: true, ...more };
  const answer = fields((await http.ask("nobody", `POST /api/v1/rooms/${room}/members/token`, body)).body);
  const { token, livekitToken, participantIdentity } = answer;
  if (typeof livekitToken === "string") http.comes(livekitToken);
  return { as: { "x-room-member-token": `Bearer ${String(token)}` }, identity: String(participantIdentity) };
};

/** The answer's status. */
export const does = async (http: Http, room: string, by: Person, action: object): Promise<number> =>
  (await http.ask(by.as, `POST /api/v1/meetings/${room}/actions`, action)).status;
