/** The app's pages around a meeting, by what a person reads on them. */
import { readFile } from "node:fs/promises";
import type { Locator, Page } from "@playwright/test";
import { morePictures } from "./in-page.ts";

/** Signs in as the administrator of a product that a scenario started. */
export const signIn = async (page: Page, origin: string): Promise<void> => {
  await page.goto(origin);
  await page.getByLabel("User name").fill("admin");
  await page.getByLabel("Password").fill("scenario-password");
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.getByRole("heading", { name: "Overview", level: 1 }).waitFor();
};

/** Makes a room in the console. @returns its links by role */
export const createRoom = async (page: Page, roomName: string): Promise<ReadonlyMap<string, string>> => {
  await page.getByRole("button", { name: "New room" }).first().click();
  await page.getByLabel("Room name").fill(roomName);
  await page.getByRole("button", { name: "Create room" }).click();
  await page.getByRole("heading", { name: roomName, level: 1 }).waitFor();
  const links = new Map<string, string>();
  for (const link of await page.getByRole("link", { name: "Open as" }).all()) {
    const role = (await link.getAttribute("aria-label"))?.replace("Open as ", "") ?? "";
    links.set(role, (await link.getAttribute("href")) ?? "");
  }
  return links;
};

/** Opens a link, gives a name, joins by the first way that is offered. Resolves when the stage is there. */
export const join = async (page: Page, link: string, name: string): Promise<void> => {
  await page.goto(link);
  await page.getByLabel("Your name").fill(name);
  await page
    .getByRole("button", { name: /^Join (stage|as viewer)$/ })
    .first()
    .click();
  await page.getByRole("group", { name: "Meeting controls" }).waitFor();
};

/** Somebody's tile, or the one of what somebody shares, by its caption. */
export const tileOf = (page: Page, caption: string): Locator =>
  page.getByRole("region", { name: "Stage" }).getByRole("figure", { name: caption, exact: true });

/** Resolves when its picture moves. */
export const pictureMoves = async (tile: Locator): Promise<void> => {
  await tile.locator("video").evaluate(morePictures, PICTURES);
};
const PICTURES = 5;

/** A sentence that stands on the page word for word. */
export const reads = async (page: Page, words: string): Promise<void> => {
  await page.getByText(words, { exact: true }).waitFor();
};

/** What lies in the file that a press on this loads down. */
export const downloadBy = async (page: Page, button: Locator): Promise<{ name: string; bytes: Buffer }> => {
  const [download] = await Promise.all([page.waitForEvent("download"), button.click()]);
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
};
