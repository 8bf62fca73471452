/** The panel of people, the chat and the door of a meeting, by what a person reads on them. */
import type { Locator, Page } from "@playwright/test";

/** Opens a link, gives a name and presses the first way in, whatever comes of it. */
export const knock = async (page: Page, link: string, name: string): Promise<void> => {
  await page.goto(link);
  await page.getByLabel("Your name").fill(name);
  await page
    .getByRole("button", { name: /^Join (stage|as viewer)$/ })
    .first()
    .click();
};

export const isInside = async (page: Page): Promise<void> =>
  await page.getByRole("group", { name: "Meeting controls" }).waitFor();

/** The panel of people, which is opened where it is not. */
export const peopleOn = async (page: Page): Promise<Locator> => await panelOn(page, "People", /^People/);

/** The chat, which is opened where it is not. */
export const chatOn = async (page: Page): Promise<Locator> => await panelOn(page, "Chat", /^Chat/);

const panelOn = async (page: Page, name: string, button: RegExp): Promise<Locator> => {
  const panel = page.getByRole("complementary", { name, exact: true });
  if (!(await panel.isVisible()))
    await page.getByRole("group", { name: "Meeting controls" }).getByRole("button", { name: button }).click();
  await panel.waitFor();
  return panel;
};

/** Chooses what is done with somebody in the panel of people. */
export const does = async (page: Page, name: string, what: string): Promise<void> => {
  const panel = await peopleOn(page);
  await panel.getByRole("button", { name: `Actions for ${name}`, exact: true }).click();
  await page.getByRole("menuitem", { name: what, exact: true }).click();
};

/** @param to a name, or "Everyone" */
export const says = async (page: Page, to: string, words: string): Promise<void> => {
  const chat = await chatOn(page);
  await chat.getByRole("combobox").selectOption({ label: to });
  await chat.getByRole("textbox", { name: "Write a message" }).fill(words);
  await page.keyboard.press("Enter");
  await chat.getByRole("log").getByText(words, { exact: true }).waitFor();
};

/** What the chat of somebody shows. */
export const heard = async (page: Page): Promise<Locator> => (await chatOn(page)).getByRole("log");
