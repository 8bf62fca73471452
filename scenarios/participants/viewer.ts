/** Somebody who watches in the product's own web app: a viewer, who needs no devices and is not on stage. */
import type { Page } from "@playwright/test";

/** How long a page may take, on a machine that records a meeting at the same time. */
const patienceMs = 15_000;
const lookEveryMs = 200;

export class Viewer {
  readonly #page: Page;

  private constructor(page: Page) {
    this.#page = page;
    page.setDefaultTimeout(patienceMs);
  }

  /** @param link of the room for viewers */
  static async join(page: Page, link: string): Promise<Viewer> {
    const viewer = new Viewer(page);
    await page.goto(link);
    await page.getByRole("textbox").fill("Vic");
    await page.getByRole("button", { name: "Join" }).click();
    return viewer;
  }

  /** Waits until so many pictures move on the stage, and the page says that the meeting is recorded. */
  async seesRecorded(people: number): Promise<void> {
    await this.#page.getByText("Reconnecting").waitFor({ state: "detached" });
    await this.#page.waitForFunction(doMove, people, { polling: lookEveryMs });
    await this.#page.getByText("REC", { exact: true }).waitFor();
  }

  /** Waits until the page says that its connection is lost. */
  async isCutOff(): Promise<void> {
    await this.#page.getByText("Reconnecting").waitFor();
  }

  async leave(): Promise<void> {
    await this.#page.context().close();
  }
}

type Video = { readonly currentTime: number; seenAt?: number };
type InPage = { readonly document: { querySelectorAll(selector: string): Iterable<Video> } };

/** In the page: whether so many videos have gone on since the last look. */
const doMove = (wanted: number): boolean => {
  const { document } = globalThis as unknown as InPage;
  const moved = [...document.querySelectorAll("main video")].filter((video) => {
    const before = video.seenAt ?? video.currentTime;
    video.seenAt = video.currentTime;
    return video.currentTime > before;
  });
  return moved.length >= wanted;
};
