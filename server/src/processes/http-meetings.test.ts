import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { roomId } from "../vocabulary/index.ts";
import { type As, fields, startHttp } from "./http.fixture.ts";

let http: Awaited<ReturnType<typeof startHttp>>;
before(async () => {
  http = await startHttp();
});
after(() => http.stop());

type Link = "host" | "moderator" | "speaker" | "viewer";
type Person = { readonly identity: string; readonly as: As; readonly livekitToken: string | undefined };

const secretOf = async (room: string, link: Link) => (await http.rooms.get(roomId(room)))?.links[link].secret;

const asksIn = async (room: string, as: As, body: object) =>
  http.ask(as, `POST /api/v1/rooms/${room}/members/token`, { joinMeeting: true, ...body });

const asPerson = (body: unknown): Person => {
  const { token, participantIdentity, livekitToken } = fields(body);
  const as = { "x-room-member-token": `Bearer ${String(token)}` };
  const given = livekitToken === undefined ? undefined : String(livekitToken);
  return { identity: String(participantIdentity), as, livekitToken: given };
};

const asks = async (room: string, link: Link, more: object = {}): Promise<Person> => {
  const body = { secret: await secretOf(room, link), participantName: link, ...more };
  const answer = await asksIn(room, "nobody", body);
  assert.equal(answer.status, 200, JSON.stringify(answer.body));
  return asPerson(answer.body);
};

/** Asks, and is connected. */
const comes = async (room: string, link: Link, more: object = {}): Promise<Person> => {
  const person = await asks(room, link, more);
  http.comes(String(person.livekitToken));
  return person;
};

const does = async (room: string, { as }: Pick<Person, "as">, action: object): Promise<string> => {
  const answer = await http.ask(as, `POST /api/v1/meetings/${room}/actions`, action);
  return answer.status === 204 ? "done" : `${answer.status} ${String(fields(answer.body)["code"])}`;
};

const seen = (room: string, { identity }: Person) => http.present(room).get(identity);

test("[M11] actions change what LiveKit lets people do, at once", async () => {
  const room = await http.makeRoom();
  const host = await comes(room, "host");
  const speaker = await comes(room, "speaker");
  assert.equal(await does(room, host, { do: "remove-from-stage", identity: speaker.identity }), "done");
  assert.deepEqual(seen(room, speaker)?.publish, { camera: false, microphone: false, screen: false });
  assert.equal(seen(room, speaker)?.attributes["stage"], "off");
  assert.equal(await does(room, host, { do: "set-stage-mode", mode: "request" }), "done");
  assert.equal(fields(http.state(room))["stageMode"], "request");
});
