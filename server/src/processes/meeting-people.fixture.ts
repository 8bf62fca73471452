/** People who come into meetings by HTTP, as browsers do. */
import assert from "node:assert/strict";
import { roomId } from "../vocabulary/index.ts";
import { type As, fields, startHttp } from "./http.fixture.ts";

export type Link = "host" | "moderator" | "speaker" | "viewer";
/** Somebody with a room-member token; without `livekitToken` he waits. */
export type Visitor = {
  readonly identity: string;
  readonly as: As;
  readonly livekitToken: string | undefined;
  readonly body: Readonly<Record<string, unknown>>;
};

/** The HTTP side with people to come. */
export const startMeetings = async (trustedProxies: readonly string[] = []) => {
  const http = await startHttp(trustedProxies);
  const secretOf = async (room: string, link: Link) => (await http.rooms.get(roomId(room)))?.links[link].secret;

  /** One request to come in. */
  const asksIn = (as: As, room: string, body: object) =>
    http.ask(as, `POST /api/v1/rooms/${room}/members/token`, { joinMeeting: true, ...body });

  const visitorOf = (answer: unknown): Visitor => {
    const body = fields(answer);
    const as = { "x-room-member-token": `Bearer ${String(body["token"])}` };
    const livekitToken = typeof body["livekitToken"] === "string" ? body["livekitToken"] : undefined;
    return { identity: String(body["participantIdentity"]), as, livekitToken, body };
  };

  /** Asks by a link, as a program, whose requests are not counted. */
  const asks = async (room: string, link: Link, more: object = {}): Promise<Visitor> => {
    const asked = { secret: await secretOf(room, link), participantName: link, ...more };
    const answer = await asksIn("key", room, asked);
    assert.equal(answer.status, 200, JSON.stringify(answer.body));
    return visitorOf(answer.body);
  };

  /** Asks, and is connected. */
  const comes = async (room: string, link: Link, more: object = {}): Promise<Visitor> => {
    const visitor = await asks(room, link, more);
    assert.ok(visitor.livekitToken);
    http.comes(visitor.livekitToken);
    return visitor;
  };

  /** Asks again with the token of before. */
  const asksAgain = async (room: string, { as }: Pick<Visitor, "as">) => {
    const answer = await asksIn(as, room, {});
    const code = String(fields(answer.body)["code"]);
    return answer.status === 200 ? visitorOf(answer.body) : `${answer.status} ${code}`;
  };

  /** "done", or the refusal. */
  const does = async (room: string, { as }: { readonly as: As }, action: object): Promise<string> => {
    const answer = await http.ask(as, `POST /api/v1/meetings/${room}/actions`, action);
    return answer.status === 204 ? "done" : `${answer.status} ${String(fields(answer.body)["code"])}`;
  };
  return { ...http, secretOf, asks, asksIn, asksAgain, comes, does, connects: http.comes };
};
