/** Somebody with a colour and a pitch who goes between a main room and its breakout rooms, as the web app does. */
import assert from "node:assert/strict";
import { memberTokenAnswerSchema, type MeetRoom } from "@roomreel/contract";
import type { Api } from "./api.ts";
import type { Participant, Participants } from "./participants/browser.ts";
import type { Person } from "./participants/protocol.ts";

type World = { readonly api: Api; readonly participants: Participants; readonly room: MeetRoom };

export class Wanderer {
  readonly person: Person;
  /** Of the main room: opens its breakout rooms too. */
  readonly token: string;
  readonly identity: string;
  readonly #world: World;
  readonly #page: Participant;

  private constructor(world: World, page: Participant, me: Pick<Wanderer, "person" | "token" | "identity">) {
    this.#world = world;
    this.#page = page;
    this.person = me.person;
    this.token = me.token;
    this.identity = me.identity;
  }

  /** Comes into the main room as a speaker. */
  static async come(world: World, person: Person): Promise<Wanderer> {
    const page = await world.participants.add();
    const entrance = await world.api.enter(world.room, "speaker", person.name);
    const { livekitUrl: url, livekitToken, token, participantIdentity: identity } = entrance;
    await page.run({ do: "join", url, token: livekitToken, person });
    return new Wanderer(world, page, { person, token, identity });
  }

  /** Leaves where one is, and comes there. */
  async goTo(roomId: string): Promise<void> {
    const asked = { participantName: this.person.name, joinMeeting: true, back: roomId === this.#world.room.roomId };
    const { status, body } = await this.#world.api.post(this.token, `/rooms/${roomId}/members/token`, asked);
    assert.equal(status, 200, JSON.stringify(body));
    const { livekitUrl: url, livekitToken } = memberTokenAnswerSchema.parse(body);
    assert.ok(url !== undefined && livekitToken !== undefined, "a way into the room");
    await this.#page.run({ do: "leave" });
    await this.#page.run({ do: "join", url, token: livekitToken, person: this.person });
  }
}
