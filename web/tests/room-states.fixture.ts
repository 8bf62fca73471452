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
const paused = { state: "paused", recordingId: "r", startedAt: 1, pausedAt: 2, recordedMs: 65_000 };
const inTenMinutes = Date.now() + 600_000;
const groups = [
  { roomId: "b1", name: "Room 1", people: [ann, ben], recorded: true },
  { roomId: "b2", name: "Room 2", people: [cem, dan], recorded: false },
].map((room) => ({ ...room, people: room.people.map(({ identity, name }) => ({ identity, name, inside: true })) }));
const open = {
  startsAt: Date.now() - 60_000,
  endsAt: inTenMinutes,
  assignment: "own-choice",
  rooms: groups.map(({ roomId, name, people }) => ({ roomId, name, people: people.length })),
};
const preview = { broadcast: { state: "preview", audience: 12 } };
const live = { broadcast: { state: "live", since: 1 }, recording: active };
const noon = Date.UTC(2026, 2, 1, 12);
const says = (id: number, words: string, more: object = {}): MeetingMessage => ({
  is: "chat",
  id: String(id),
  at: noon + id * 1000,
  from: { identity: "ann", name: "Ann Kowalska" },
  to: "everyone",
  words,
  ...more,
});

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

const speaker = { ...me, role: "speaker" } as const;
const choose = async (page: Page, item: string): Promise<void> => {
  await press(page, "More");
  await page.getByRole("menuitem", { name: item }).click();
};
const openChat = async (page: Page): Promise<void> => {
  await press(page, /^Chat/);
  await page.getByRole("complementary").waitFor();
};
const talk: readonly MeetingMessage[] = [
  says(1, "Good morning! The slides are at https://example.org/slides/of-the-week?page=1."),
  says(2, "Can everybody hear me?"),
  says(3, "Yes.", { from: { identity: "me", name: "Maria Lopez" } }),
  says(4, "May I go first?", { to: "you" }),
  says(5, "Let us begin at five past.", { to: "moderators" }),
];
/** The recording ended, and its outcome had its turn. */
const then = (state: object, words: string | RegExp) => async (page: Page) => {
  const played: Played = { people: [me, ann], state: { recording: { recordingId: "r", ...state } } };
  await page.evaluate((next) => (Reflect.get(window, "played") as PlayedPage).show(next), played);
  await page.getByText(words).waitFor();
};

export const roomStates: readonly RoomState[] = [
  { name: "connecting", played: { people: [me], connection: "connecting" } },
  { name: "alone", played: { people: [me] } },
  { name: "alone-without-camera", played: { people: [{ ...me, camera: false, microphone: false }] } },
  { name: "two", played: { people: [me, ann] } },
  { name: "five", played: { people: [me, ann, ben, cem, dan] } },
  { name: "nine", played: { people: [me, ...crowd.slice(0, 8)] } },
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
  { name: "viewer", role: "viewer", played: { people: [{ ...me, ...off, role: "viewer" }, ann, ben] } },
  { name: "record-question", played: { people: [me, ann], state: { prompted: "me" } } },
  { name: "record-starting", played: { people: [me, ann], state: { recording: { ...active, state: "starting" } } } },
  { name: "record-confirm", role: "speaker", played: { people: [speaker, ann], state: { recording: active } } },
  {
    name: "record-gate",
    role: "speaker",
    played: { people: [speaker, ann, ben], state: { recording: active, consent: "gate", mayBeLeftOut: true } },
  },
  { name: "record-notify", played: { people: [me, ann], state: { recording: active, consent: "notify" } } },
  { name: "record-paused", played: { people: [me, ann], state: { recording: paused, locked: true } } },
  { name: "record-reminder", played: { people: [me, ann], state: { reminded: true } } },
  {
    name: "record-stop",
    played: { people: [me, ann], state: { recording: active, startOnPhones: true } },
    afterwards: async (page) => {
      const stop = page.getByRole("button", { name: "Stop recording" });
      if ((await stop.count()) > 0) await stop.click();
    },
  },
  {
    name: "record-menu",
    played: { people: [me, ann], state: { recording: active, mayBeLeftOut: true } },
    afterwards: (page) => press(page, "More"),
  },
  {
    name: "record-available",
    played: { people: [me, ann], state: { recording: active } },
    afterwards: then({ state: "complete", endedAt: 1 }, "The recording file is available."),
  },
  {
    name: "record-failed",
    played: { people: [me, ann], state: { recording: active } },
    afterwards: then(
      { state: "failed", message: "The disk is full. What was recorded until then is kept.", hasFile: true },
      /The disk is full/,
    ),
  },
  { name: "muted", played: { people: [me, ann] }, afterwards: (page) => send(page, { is: "you", were: "muted" }) },
  { name: "chat-empty", played: { people: [me, ann] }, afterwards: openChat },
  {
    name: "chat-unread",
    played: { people: [me, ann] },
    afterwards: async (page) => {
      for (const message of talk) await send(page, message);
      await page.getByRole("button", { name: /new messages/ }).waitFor();
    },
  },
  {
    name: "chat",
    played: { people: [me, ann, fay] },
    afterwards: async (page) => {
      for (const message of talk) await send(page, message);
      await openChat(page);
      await page.getByText("Let us begin").waitFor();
    },
  },
  {
    name: "react",
    played: { people: [me, ann, fay] },
    afterwards: async (page) => {
      await press(page, "React");
      await page.getByRole("button", { name: "Applause" }).waitFor();
      await send(page, { is: "reaction", identity: "ann", reaction: "❤️" });
      await send(page, { is: "reaction", identity: "fay", reaction: "🎉" });
    },
  },
  {
    name: "devices",
    played: { people: [me, ann] },
    afterwards: async (page) => {
      await choose(page, "Camera and sound");
      await page.getByRole("dialog").waitFor();
    },
  },
  {
    name: "remove",
    played: { people: [me, ann, ben] },
    afterwards: async (page) => {
      await page.getByRole("button", { name: "Actions for the tile of Ann Kowalska" }).focus();
      await page.keyboard.press("Enter");
      await page.getByRole("menuitem", { name: "Remove from meeting" }).press("Enter");
      await page.getByRole("alertdialog").waitFor();
    },
  },
  {
    name: "breakouts-plan",
    played: { people: [me, ann, ben] },
    afterwards: async (page) => {
      await choose(page, "Breakout");
      await page.getByRole("button", { name: "Continue" }).waitFor();
    },
  },
  {
    name: "breakouts-planned",
    played: {
      people: [me, ann, ben, cem, dan],
      breakouts: { state: "planned", rooms: groups, unassigned: [eve] } as never,
    },
    afterwards: async (page) => {
      await choose(page, "Breakout");
      await page.getByRole("button", { name: "Start breakout" }).waitFor();
    },
  },
  {
    name: "breakouts-open",
    played: {
      people: [me],
      state: { breakouts: open },
      breakouts: { state: "open", rooms: groups, endsAt: inTenMinutes },
    },
    afterwards: async (page) => {
      await choose(page, "Breakout");
      await page.getByRole("button", { name: "Close all rooms" }).waitFor();
    },
  },
  {
    name: "breakouts-choose",
    role: "speaker",
    played: { people: [speaker], state: { breakouts: open } },
    afterwards: async (page) => {
      await press(page, "Choose room");
      await page.getByRole("dialog").waitFor();
    },
  },
  { name: "breakouts-lead", played: { people: [me, ann], state: { breakouts: open } } },
  {
    name: "breakouts-inside",
    role: "speaker",
    played: {
      people: [speaker, ann],
      state: {
        roomName: "Room 1",
        breakout: { parentRoomId: "lesson", parentName: "A lesson", endsAt: inTenMinutes, mayRecord: false },
      },
    },
    afterwards: (page) => send(page, { is: "broadcast", name: "Dan", words: "Please come to an end." }),
  },
  { name: "broadcast-preview", played: { people: [me, ann], state: preview } },
  {
    name: "broadcast-go-live",
    played: { people: [me, ann], state: preview },
    afterwards: (page) => press(page, "Go live"),
  },
  { name: "broadcast-preview-speaker", role: "speaker", played: { people: [speaker, ann], state: preview } },
  { name: "broadcast-live", played: { people: [me, ann, fay], state: { ...live, locked: true } } },
  {
    name: "broadcast-end",
    played: { people: [me, ann, fay], state: live },
    afterwards: (page) => press(page, "End broadcast"),
  },
  {
    name: "broadcast-live-viewer",
    role: "viewer",
    played: { people: [{ ...fay, identity: "me" }, ann], state: live },
  },
  {
    name: "broadcast-over",
    played: { people: [me, ann], state: { broadcast: { state: "ended", since: 1, endedAt: 2 } } },
  },
];
