/** Somebody with a colour who goes between a main room and its breakout rooms, as the web app does. */
import assert from "node:assert/strict";
import { memberTokenAnswerSchema, type MeetRoom } from "@roomreel/contract";
import type { Api } from "./api.ts";
import type { Crowd } from "./participants/crowd.ts";
import type { Colour } from "./pattern.ts";

type World = { readonly api: Api; readonly crowd: Crowd; readonly room: MeetRoom };
type Looks = { readonly name: string; readonly colour: Colour };

export class Wanderer {
  readonly name: string;
  readonly colour: Colour;
  readonly #world: World;
  /** Of the main room: opens its breakout rooms too. */
  readonly #token: string;
  /** In the crowd, where one is now. */
  #number: number;

  private constructor(world: World, { name, colour }: Looks, at: { readonly token: string; readonly number: number }) {
    this.#world = world;
    this.name = name;
    this.colour = colour;
    this.#token = at.token;
    this.#number = at.number;
  }

  /** Comes into the main room as a speaker. */
  static async come(world: World, looks: Looks): Promise<Wanderer> {
    const entrance = await world.api.enter(world.room, "speaker", looks.name);
    const number = await world.crowd.bring(entrance, bandsOf(looks));
    return new Wanderer(world, looks, { token: entrance.token, number });
  }

  /** Leaves where one is, and comes there. */
  async goTo(roomId: string): Promise<void> {
    const { api, crowd, room } = this.#world;
    const asked = { participantName: this.name, joinMeeting: true, back: roomId === room.roomId };
    const { status, body } = await api.post(this.#token, `/rooms/${roomId}/members/token`, asked);
    assert.equal(status, 200, JSON.stringify(body));
    const { livekitUrl, livekitToken } = memberTokenAnswerSchema.parse(body);
    assert.ok(livekitUrl !== undefined && livekitToken !== undefined, "a way into the room");
    await crowd.leave(this.#number);
    this.#number = await crowd.bring({ livekitUrl, livekitToken }, bandsOf(this));
  }

  async speak(forMs: number): Promise<void> {
    await this.#world.crowd.speak([this.#number], forMs);
  }

  /** What the API says to this person's token. */
  async asks(guest: Api, path: string): Promise<number> {
    const headers = { "x-room-member-token": `Bearer ${this.#token}` };
    return (await guest.call("GET", path, { headers })).status;
  }
}

const bandsOf = ({ colour }: Pick<Looks, "colour">) => [colour, colour, colour] as const;
