/** The states of all pages around the meeting, as data: each is looked at and measured at every width. */
import type { Page } from "@playwright/test";
import type { MeetRecording } from "@roomreel/contract";
import { recording, type AtTheDoor } from "./stand-in.fixture.ts";

export type PageState = {
  readonly name: string;
  readonly path: string;
  /** Heading by which it is known to be there. */
  readonly sign: string | RegExp;
  readonly signedIn?: true;
  readonly door?: AtTheDoor;
  /** What the API answers instead, by path. */
  readonly answers?: Readonly<Record<string, unknown>>;
  readonly noDevice?: string;
  /** What is pressed then. */
  readonly afterwards?: (page: Page) => Promise<void>;
};

const pagination = { isTruncated: false, nextPageToken: null, maxItems: 30 };
const ask =
  (way: string, comes: string | RegExp) =>
  async (page: Page): Promise<void> => {
    await page.getByLabel("Your name").fill("Maria");
    await page.getByRole("button", { name: way }).click();
    await page.getByText(comes).first().waitFor();
  };
const press =
  (name: string | RegExp, comes: "dialog" | "alertdialog") =>
  async (page: Page): Promise<void> => {
    await page.getByRole("button", { name }).first().click();
    await page.getByRole(comes).waitFor();
  };
const refused = (refusedFor: string, status: number): AtTheDoor => ({ joining: [{ refused: refusedFor, status }] });
const door = { path: "/room/lesson?secret=s", sign: /^Join/ } as const;

const one = (id: string, change: Partial<MeetRecording>): MeetRecording => ({
  ...recording,
  recordingId: id,
  title: `Rec - 2026-03-0${id} 10-00-00 - Weekly lesson`,
  roomName: "Weekly lesson",
  gaps: [],
  ...change,
});
const error = "The disk was full. What was recorded until then is kept.";
const { endDate: _end, duration: _duration, size: _size, ...running } = recording;
const recordings: readonly MeetRecording[] = [
  { ...running, recordingId: "9", status: "active", playable: false },
  { ...running, recordingId: "8", status: "ending", playable: false },
  one("7", {}),
  one("6", { status: "limit_reached", duration: 86_400 }),
  one("5", { status: "failed", playable: false, error }),
  one("4", { status: "aborted", playable: true, error }),
];
const people = [
  { userId: "admin", name: "Admin", role: "admin", mustChangePassword: false, registrationDate: 1 },
  { userId: "ana", name: "Ana Ruiz-Montenegro", role: "room_manager", mustChangePassword: true, registrationDate: 2 },
];
const rights = { view: true, add: true, approve: true, manage: true };
const space = {
  spaceId: "s",
  kind: "channel",
  name: "Physics",
  description: "",
  owner: "admin",
  creationDate: 1,
  rights,
};
const placed = [
  { spaceId: "s", userId: "admin", name: "Admin", role: "manager", isOwner: true, membershipDate: 1 },
  { spaceId: "s", userId: "ana", name: "Ana Ruiz-Montenegro", role: "contributor", isOwner: false, membershipDate: 2 },
];

export const pageStates: readonly PageState[] = [
  { name: "door", ...door },
  { name: "door-viewer", path: "/room/lesson?secret=viewer", sign: /^Join/ },
  { name: "door-request", ...door, door: { info: { stageMode: "request", recorded: true } } },
  { name: "door-will-be-recorded", ...door, door: { info: { willBeRecorded: true } } },
  { name: "door-denied", ...door, noDevice: "NotAllowedError" },
  {
    name: "door-without-name",
    ...door,
    afterwards: (page) => page.getByRole("button", { name: "Join stage" }).click(),
  },
  {
    name: "door-waiting",
    ...door,
    door: { joining: [{ waiting: true, waitingFor: "admission" }] },
    afterwards: ask("Join stage", "Please wait"),
  },
  {
    name: "door-waiting-host",
    ...door,
    door: { joining: [{ waiting: true, waitingFor: "host" }] },
    afterwards: ask("Join as viewer", "when a host joins"),
  },
  { name: "refused", ...door, door: refused("refused", 403), afterwards: ask("Join stage", "You were not let in") },
  { name: "refused-removed", ...door, door: refused("removed", 403), afterwards: ask("Join stage", "removed") },
  { name: "refused-full", ...door, door: refused("room-full", 409), afterwards: ask("Join stage", "is full") },
  { name: "refused-closed", ...door, door: refused("room-closed", 409), afterwards: ask("Join stage", "is closed") },
  { name: "refused-link-off", ...door, door: refused("link-off", 403), afterwards: ask("Join stage", "switched off") },
  { name: "not-found", path: "/nowhere", sign: "There is nothing here" },
  {
    name: "library",
    path: "/room/lesson/recordings?secret=s",
    sign: /^Media and Files of/,
    answers: { "/api/v1/recordings": { recordings, pagination } },
  },
  {
    name: "library-empty",
    path: "/room/lesson/recordings?secret=s",
    sign: /^Media and Files of/,
    answers: { "/api/v1/recordings": { recordings: [], pagination } },
  },
  { name: "player", path: "/recording/rec-1?room=lesson", sign: /^Rec - / },
  {
    name: "player-processing",
    path: "/recording/rec-1?room=lesson",
    sign: /^Rec - /,
    answers: { "/api/v1/recordings/rec-1": recordings[1] },
  },
  {
    name: "player-failed",
    path: "/recording/rec-1?room=lesson",
    sign: /^Rec - /,
    answers: { "/api/v1/recordings/rec-1": recordings[4] },
  },
  { name: "console-sign-in", path: "/login", sign: "Sign in" },
  { name: "console-rooms", path: "/rooms", sign: "Rooms", signedIn: true },
  {
    name: "console-navigation",
    path: "/rooms",
    sign: "Rooms",
    signedIn: true,
    // Wider than a phone, all that it opens stands there already.
    afterwards: async (page) => {
      const places = page.getByRole("button", { name: "Menu: Rooms" });
      if (await places.isVisible()) await places.click();
      await page.getByRole("link", { name: "Organisation" }).waitFor();
    },
  },
  {
    name: "console-rooms-empty",
    path: "/rooms",
    sign: "Rooms",
    signedIn: true,
    answers: { "/api/v1/rooms": { rooms: [], pagination } },
  },
  { name: "console-new-room", path: "/rooms", sign: "Rooms", signedIn: true, afterwards: press("New room", "dialog") },
  { name: "console-room", path: "/rooms/lesson", sign: /^A lesson/, signedIn: true },
  {
    name: "console-delete-room",
    path: "/rooms/lesson",
    sign: /^A lesson/,
    signedIn: true,
    afterwards: async (page) => {
      await page.getByRole("button", { name: "More for this room" }).click();
      await page.getByRole("menuitem", { name: "Delete room" }).click();
      await page.getByRole("alertdialog").waitFor();
    },
  },
  {
    name: "console-recordings",
    path: "/recordings",
    sign: "Recordings",
    signedIn: true,
    answers: { "/api/v1/recordings": { recordings, pagination } },
  },
  {
    name: "console-spaces",
    path: "/spaces",
    sign: "Spaces",
    signedIn: true,
    answers: { "/api/v1/spaces": { spaces: [space], pagination } },
  },
  {
    name: "console-space",
    path: "/spaces/s",
    sign: "Physics",
    signedIn: true,
    answers: { "/api/v1/spaces/s": space, "/api/v1/spaces/s/members": { members: placed, pagination } },
  },
  {
    name: "console-people",
    path: "/people",
    sign: "People",
    signedIn: true,
    answers: { "/api/v1/users": { users: people, pagination } },
  },
];
