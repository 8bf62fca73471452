/** People who only stand there and speak now and then, all in one page. */
import type { Page } from "@playwright/test";
import type { Api } from "../api.ts";
import type { MeetRoom } from "@roomreel/contract";
import { bandsOf } from "../pattern.ts";
import type { CrowdPage, Joined } from "./protocol.ts";

type Global = { readonly crowd: CrowdPage };

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
    const { livekitUrl, livekitToken } = await api.enter(room, "speaker", `Person ${number}`);
    const joined = await this.#page.evaluate(
      async ([url, token, bands]) => await (globalThis as unknown as Global).crowd.join(url, token, bands),
      [livekitUrl, livekitToken, bandsOf(number)] as const,
    );
    this.#members.push({ ...joined, number });
  }

  async speak(numbers: readonly number[], forMs: number): Promise<void> {
    await this.#page.evaluate(([who, ms]) => (globalThis as unknown as Global).crowd.speak(who, ms), [
      numbers,
      forMs,
    ] as const);
  }
}
