/** A film on its page, from a server that sends it in pieces, so that more of them are asked for as it plays. */
import type { Locator, Page, Route } from "@playwright/test";
import { playsOn } from "./in-page.ts";

const PIECE = 64 * 1024;
/** The end of a file that is held back: one or two seconds of film. */
const END = 2 * PIECE;

/**
 * Opens the first film of a room's list and plays it. Its last bytes are not asked for before `until`, and are asked
 * for once with a token that holds no more: then the server answers 401, as it does to one that has expired.
 */
export const openFilm = async (page: Page, list: string, until: Promise<void>): Promise<Locator> => {
  let isWorn = true;
  await page.route("**/media?*", async (route) => {
    const piece = await inPieces(route);
    if (piece === null) return;
    await until;
    const url = route.request().url();
    await route.continue(isWorn ? { ...piece, url: url.replace(/(Token=)[^&]+/, "$1worn") } : piece);
    isWorn = false;
  });
  await page.goto(list);
  await page.getByRole("link", { name: /^Rec - / }).click();
  await page.getByRole("button", { name: "play", exact: true }).first().click();
  const film = page.locator("video");
  await film.evaluate(playsOn, 0.5);
  return film;
};

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
