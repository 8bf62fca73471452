/** A film on its page, from a server that sends it in pieces, so that more of them are asked for as it plays. */
import type { Locator, Page, Request, Route } from "@playwright/test";
import { playsOn } from "./in-page.ts";

const PIECE = 64 * 1024;
/** The end of a file that is held back: one or two seconds of film. */
const END = 2 * PIECE;

/**
 * Opens the first film of a room's list and plays it. Its last bytes are not asked for before `until`. They, and the
 * next call of the page, are asked for with a token that holds no more: then the server answers 401, as it does to one
 * that has expired.
 */
export const openFilm = async (page: Page, list: string, until: Promise<void>): Promise<Locator> => {
  await page.route("**/media?*", async (route) => {
    const piece = await inPieces(route);
    if (piece === null) return;
    await until;
    await route.continue(piece);
  });
  await page.goto(list);
  await page.getByRole("link", { name: /^Rec - / }).click();
  await page.getByRole("button", { name: "play", exact: true }).first().click();
  const film = page.locator("video");
  await film.evaluate(playsOn, 0.5);
  await wearToken(page, until);
  return film;
};

/** The token that the page has when this is called is sent as one that holds no more. */
const wearToken = async (page: Page, until: Promise<void>): Promise<void> => {
  let worn: string | null = null;
  await page.route("**/api/v1/recordings/**", async (route) => {
    const request = route.request();
    const sent = tokenOf(request);
    worn ??= sent;
    if (sent !== worn) return route.fallback();
    if (request.url().includes("/media?")) await until;
    await route.continue({ headers: { ...request.headers(), [HEADER]: "Bearer worn" } });
  });
};

const tokenOf = (request: Request): string | null =>
  new URL(request.url()).searchParams.get("roomMemberToken") ??
  request.headers()[HEADER]?.slice("Bearer ".length) ??
  null;

const HEADER = "x-room-member-token";

type Piece = { readonly headers: Record<string, string> };

/** Answers from the server what is not the end. @returns how to ask for the piece when it is */
const inPieces = async (route: Route): Promise<Piece | null> => {
  const headers = route.request().headers();
  const from = Number(/^bytes=(\d+)-/.exec(headers["range"] ?? "")?.[1] ?? 0);
  const piece = { headers: { ...headers, range: `bytes=${from}-${from + PIECE - 1}` } };
  const answer = await route.fetch(piece);
  const whole = Number(answer.headers()["content-range"]?.split("/")[1] ?? 0);
  if (from >= whole - END) return piece;
  await route.fulfill({ response: answer });
  return null;
};
