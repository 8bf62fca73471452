/** A film on its page, from a server that sends it in pieces, so that more of them are asked for as it plays. */
import { setTimeout } from "node:timers/promises";
import type { Locator, Page, Route } from "@playwright/test";
import { roomListSchema } from "@roomreel/contract";
import type { Api } from "../api.ts";
import { playsOn } from "./in-page.ts";

const PIECE = 64 * 1024;
/** The end of a file that is held back: one or two seconds of film. */
const END = 2 * PIECE;

/** Opens the first film of a room's list and plays it. Its last bytes are not asked for before `until`. */
export const openFilm = async (page: Page, list: string, until: Promise<void>): Promise<Locator> => {
  await page.route("**/media?*", (route) => inPieces(route, until));
  await page.goto(list);
  await page.getByRole("link", { name: /^Rec - / }).click();
  await page.getByRole("button", { name: "play", exact: true }).first().click();
  const film = page.locator("video");
  await film.evaluate(playsOn, 0.5);
  return film;
};

const inPieces = async (route: Route, until: Promise<void>): Promise<void> => {
  const headers = route.request().headers();
  const from = Number(/^bytes=(\d+)-/.exec(headers["range"] ?? "")?.[1] ?? 0);
  const piece = { headers: { ...headers, range: `bytes=${from}-${from + PIECE - 1}` } };
  const answer = await route.fetch(piece);
  const whole = Number(answer.headers()["content-range"]?.split("/")[1] ?? 0);
  if (from < whole - END) return await route.fulfill({ response: answer });
  await until;
  await route.continue(piece);
};

/** A meeting that everybody left without a word is over once LiveKit has waited for them to come back. */
const idleWithinMs = 40_000;

/** What every token of a room comes to when its roles change, and by itself in time: the server answers 401. */
export const refuseTokens = async (api: Api, roomName: string): Promise<void> => {
  const { rooms } = roomListSchema.parse((await api.call("GET", "/rooms")).body);
  const path = `/rooms/${rooms.find((one) => one.roomName === roomName)?.roomId}/roles`;
  const deadline = performance.now() + idleWithinMs;
  // Roles do not change while a meeting runs.
  for (;;) {
    const { status, body } = await api.call("PUT", path, { body: { roles: { speaker: { permissions: {} } } } });
    if (status === 200) return;
    if (status !== 409 || performance.now() > deadline) throw new Error(`${path}: ${status} ${JSON.stringify(body)}`);
    await setTimeout(200);
  }
};
