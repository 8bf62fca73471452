/** People who only stand there and speak now and then, all in one page. */
import type { Page } from "@playwright/test";
import type { Api, Entrance } from "../api.ts";
import type { MeetRoom } from "@roomreel/contract";
import { bandsOf, type Bands } from "../pattern.ts";
import type { CrowdPage, Joined } from "./protocol.ts";

type Global = { readonly crowd: CrowdPage };

type Way = Pick<Entrance, "livekitUrl" | "livekitToken">;

/** Somebody of the crowd; `number` tells his bands. */
export type Member = Joined & { readonly number: number };

export class Crowd {
  readonly #page: Page;
  readonly #members: Member[] = [];

  /** @param page that has loaded `crowd.html` */
  constructor(page: Page) {
    this.#page = page;
  }

  /** In the order in which they joined. */
  get members(): readonly Member[] {
    return this.#members;
  }

  /** Next one. */
  async join(api: Api, room: MeetRoom): Promise<void> {
    const number = this.#members.length;
    await this.bring(await api.enter(room, "speaker", `Person ${number}`), bandsOf(number));
  }

  /** Somebody with bands of his own. @returns his number */
  async bring({ livekitUrl, livekitToken }: Way, bands: Bands): Promise<number> {
    const number = this.#members.length;
    const joined = await this.#page.evaluate(
      async ([url, token, own]) => await (globalThis as unknown as Global).crowd.join(url, token, own),
      [livekitUrl, livekitToken, bands] as const,
    );
    this.#members.push({ ...joined, number });
    return number;
  }

  async leave(number: number): Promise<void> {
    await this.#page.evaluate(async (who) => await (globalThis as unknown as Global).crowd.leave(who), number);
  }

  async speak(numbers: readonly number[], forMs: number): Promise<void> {
    await this.#page.evaluate(([who, ms]) => (globalThis as unknown as Global).crowd.speak(who, ms), [
      numbers,
      forMs,
    ] as const);
  }
}
