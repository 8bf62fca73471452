/** The states of a recording's page, as data: each is read, looked at and measured at every width. */
import type { Page } from "@playwright/test";
import type { MeetRecording } from "@roomreel/contract";
import { recording } from "./stand-in.fixture.ts";

export type PlayerState = {
  readonly name: string;
  readonly recording: Partial<MeetRecording>;
  /** Words that say what is, and what comes next. */
  readonly says: readonly string[];
  /** What is pressed then. */
  readonly afterwards?: (page: Page) => Promise<void>;
};

const { endDate: _end, duration: _duration, size: _size, checksum: _sum, endCause: _cause, ...begun } = recording;
const running: Partial<MeetRecording> = { ...begun, gaps: [], playable: false };
const error = "The disk was full.";
const press =
  (name: string, item?: string) =>
  async (page: Page): Promise<void> => {
    await page.getByRole("button", { name, exact: true }).click();
    if (item !== undefined) await page.getByRole("menuitem", { name: item }).click();
    await page.getByRole("dialog").waitFor();
  };

export const playerStates: readonly PlayerState[] = [
  { name: "film", recording, says: ["Chapters", "Who spoke when", "Details"] },
  {
    name: "only-plays",
    recording: { ...recording, may: ["play"], gaps: [], description: "" },
    says: ["Chapters"],
  },
  {
    name: "starting",
    recording: { ...running, status: "starting" },
    says: ["The recording is starting", "does not succeed within 20 s"],
  },
  {
    name: "recording",
    recording: { ...running, status: "active" },
    says: ["This is being recorded now", "appears here by itself"],
  },
  {
    name: "paused",
    recording: { ...running, status: "active", paused: true },
    says: ["The recording is paused", "until somebody resumes it"],
  },
  {
    name: "making",
    recording: { ...running, status: "ending", making: { done: 725, of: 1860 } },
    says: ["The film is being made", "12:05 of 31:00 are made.", "You may close this page"],
  },
  {
    name: "checking",
    recording: { ...running, status: "ending", making: { done: 1860, of: 1860 } },
    says: ["is being read back"],
  },
  {
    name: "failed",
    recording: { ...running, status: "failed", error },
    says: ["The recording failed", error, "nothing that could be saved"],
  },
  {
    name: "failed-saved",
    recording: { ...recording, status: "failed", error },
    says: [error, "What was recorded until then was saved: 00:20."],
  },
  {
    name: "aborted",
    recording: { ...running, status: "aborted", error: "It was stopped before it began." },
    says: ["Nothing was recorded", "It was stopped before it began."],
  },
  {
    name: "limit",
    recording: { ...recording, status: "limit_reached" },
    says: ["It was ended by its time limit."],
  },
  { name: "share", recording, says: ["Whoever opens the link plays this recording"], afterwards: press("Share") },
  { name: "edit", recording, says: ["Edit recording"], afterwards: press("More", "Edit") },
  { name: "keys", recording, says: ["Picture in picture"], afterwards: press("More", "Keyboard shortcuts") },
  { name: "add-captions", recording, says: ["WebVTT file"], afterwards: press("Add captions") },
];

/** Opens the page in this state. */
export const openState = async (page: Page, origin: string, state: PlayerState): Promise<void> => {
  await page.route("**/api/v1/recordings/rec-1", (route) => route.fulfill({ json: state.recording }));
  await page.goto(`${origin}/recording/rec-1?room=lesson`);
  await page.getByRole("heading", { level: 1, name: /^Rec - / }).waitFor();
  await page.waitForLoadState("networkidle");
  await state.afterwards?.(page);
  for (const words of state.says) await page.getByText(words).first().waitFor();
};
