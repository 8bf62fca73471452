/** The states of the room page, as data: each is looked at and measured at every size. */
import type { Page } from "@playwright/test";
import type { MeetingMessage } from "@roomreel/contract";
import type { Played, PlayedPage } from "./room-app.fixture.tsx";

const off = { stage: "off", onStage: false, camera: false, microphone: false } as const;
const me = { identity: "me", name: "Maria Lopez", role: "moderator" } as const;
const ann = { identity: "ann", name: "Ann Kowalska", speaking: true } as const;
const ben = { identity: "ben", name: "Ben", microphone: false, handSince: 5 } as const;
const cem = { identity: "cem", name: "Cem Yildirim-Hofstetter of Graubünden", camera: false, link: "poor" } as const;
const dan = { identity: "dan", name: "Dan", role: "host", leftOut: true } as const;
const eve = { ...off, identity: "eve", name: "Eve Adams", stage: "asking" } as const;
const fay = { ...off, identity: "fay", name: "Fay", role: "viewer" } as const;
const gil = { ...off, identity: "gil", name: "Gil", stage: "invited", handSince: 2 } as const;
const crowd = Array.from({ length: 24 }, (_, index) => ({
  identity: `p${index}`,
  name: `Person ${index}`,
  camera: index % 3 > 0,
  microphone: index % 2 > 0,
}));
const active = { state: "active", recordingId: "r", startedAt: Date.now() - 65_000, pausedMs: 0 };

export type RoomState = {
  readonly name: string;
  readonly role?: string;
  readonly played: Played;
  /** What is pressed then. */
  readonly afterwards?: (page: Page) => Promise<void>;
};

const press = async (page: Page, name: string | RegExp): Promise<void> => {
  await page.getByRole("button", { name }).first().click();
};
const openPeople = async (page: Page): Promise<void> => {
  const inBar = page.getByRole("button", { name: "People", exact: true });
  if ((await inBar.count()) > 0) await inBar.click();
  else {
    await press(page, "More");
    await page.getByRole("menuitem", { name: "People" }).click();
  }
  await page.getByRole("complementary").waitFor();
};
const send = (page: Page, message: MeetingMessage): Promise<void> =>
  page.evaluate((said) => (Reflect.get(window, "played") as PlayedPage).send(said), message);

export const roomStates: readonly RoomState[] = [
  { name: "alone", played: { people: [me] } },
  { name: "four", played: { people: [me, ann, ben, cem, dan] } },
  { name: "crowd", played: { people: [me, ...crowd] } },
  { name: "shared", played: { people: [me, { ...ann, sharing: true }, ben, cem] } },
  { name: "two-shares", played: { people: [me, { ...ann, sharing: true }, { ...dan, sharing: true }, ben, cem] } },
  { name: "main-camera", played: { people: [me, ann, ben, cem], state: { mainCamera: "ann" } } },
  {
    name: "pinned",
    played: { people: [me, { ...ann, sharing: true }, ben, cem] },
    afterwards: async (page) => {
      await page.getByRole("button", { name: "Actions for the tile of Ben" }).focus();
      await page.keyboard.press("Enter");
      await page.getByRole("menuitem", { name: "Pin for me" }).press("Enter");
    },
  },
  {
    name: "tile-menu",
    played: { people: [me, ann, ben, cem] },
    afterwards: async (page) => {
      await page.getByRole("button", { name: "Actions for the tile of Ann Kowalska" }).focus();
      await page.keyboard.press("Enter");
    },
  },
  { name: "lost-person", played: { people: [me, { ...ann, link: "lost" }, ben] } },
  { name: "reconnecting", played: { people: [me, ann, ben], connection: "reconnecting" } },
  { name: "more", played: { people: [me, ann] }, afterwards: (page) => press(page, "More") },
  { name: "recorded", played: { people: [me, ann], state: { recording: active, locked: true } } },
  {
    name: "recorded-speaker",
    role: "speaker",
    played: { people: [{ ...me, role: "speaker" }, ann], state: { recording: active, locked: true } },
  },
  { name: "locked", played: { people: [me, ann], state: { locked: true } } },
  { name: "knock", played: { people: [me, ann], state: { locked: true }, waiting: ["Hugo Sanchez"] } },
  { name: "knocks", played: { people: [me, ann, ben, dan], state: { locked: true }, waiting: ["Hugo", "Ida", "Jo"] } },
  {
    name: "people",
    played: {
      people: [me, ann, ben, cem, dan, eve, fay, gil],
      state: { stageMode: "request", locked: true },
      waiting: ["Hugo Sanchez", "Ida"],
    },
    afterwards: openPeople,
  },
  {
    name: "people-speaker",
    role: "speaker",
    played: { people: [{ ...me, role: "speaker" }, ann, ben, fay] },
    afterwards: openPeople,
  },
  {
    name: "stage-ask",
    role: "speaker",
    played: { people: [{ ...me, ...off, role: "speaker" }, ann, ben], state: { stageMode: "request" } },
  },
  {
    name: "stage-asking",
    role: "speaker",
    played: { people: [{ ...me, ...off, role: "speaker", stage: "asking" }, ann], state: { stageMode: "request" } },
  },
  {
    name: "stage-invited",
    role: "speaker",
    played: { people: [{ ...me, ...off, role: "speaker", stage: "invited" }, ann], state: { stageMode: "request" } },
  },
  {
    name: "stage-by-invitation",
    role: "speaker",
    played: { people: [{ ...me, ...off, role: "speaker" }, ann], state: { stageMode: "invite" } },
  },
  {
    name: "stage-removed",
    role: "speaker",
    played: { people: [{ ...me, ...off, role: "speaker" }, ann], state: { stageMode: "request" } },
    afterwards: (page) => send(page, { is: "you", were: "stage-removed" }),
  },
  {
    name: "stage-check",
    role: "speaker",
    played: { people: [{ ...me, ...off, role: "speaker" }, ann] },
    afterwards: async (page) => {
      await press(page, "Join stage");
      await page.getByRole("dialog").waitFor();
    },
  },
  {
    name: "leave",
    played: { people: [me, ann] },
    afterwards: async (page) => {
      await press(page, "Leave");
      await page.getByRole("alertdialog").waitFor();
    },
  },
  {
    name: "shortcuts",
    played: { people: [me, ann] },
    afterwards: async (page) => {
      await page.keyboard.press("?");
      await page.getByRole("dialog").waitFor();
    },
  },
  { name: "empty", played: { people: [{ ...me, ...off }, fay] } },
];
