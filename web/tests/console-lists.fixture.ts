/** What the API answers to the console's tables and overview, over what the stand-in says: from fixed examples. */
import type { Browser, BrowserContextOptions, Page, Request, Route } from "@playwright/test";
import type { MeetRecording, MeetRoom, SignedInSession, StorageUse } from "@roomreel/contract";
import { recording, type StandIn } from "./stand-in.fixture.ts";
import { prepare } from "./visit.fixture.ts";

/** Epoch ms at which the pages are, however long it takes to look at them. */
export const NOW = Date.now();
const HOUR_MS = 3_600_000;
const whole = { isTruncated: false, nextPageToken: null, maxItems: 30 };
const link = { enabled: true, url: "http://127.0.0.1/room/x?secret=0123456789" };
const access: MeetRoom["access"] = {
  anonymous: { host: link, moderator: link, speaker: link, viewer: link, recording: link },
  user: { enabled: false },
};
const room = (roomId: string, roomName: string, more: Partial<MeetRoom> = {}): MeetRoom => ({
  roomId,
  roomName,
  owner: "admin",
  kind: "single",
  spaceId: null,
  creationDate: NOW - 30 * HOUR_MS,
  autoDeletionDate: null,
  access,
  status: "open",
  rolesUpdatedAt: NOW,
  meetingEndAction: "none",
  ...more,
});
const rooms: readonly MeetRoom[] = [
  room("choir", "Choir", { status: "active_meeting" }),
  room("lesson", "A lesson with a name that is long enough to be cut or to take two lines", {
    autoDeletionDate: NOW + 48 * HOUR_MS,
    kind: "gallery",
  }),
  room("talk", "Talk", { status: "closed", owner: "maximilian_von_hohenstein", kind: "broadcast" }),
  room("board", "Board", { status: "active_meeting", kind: "channel" }),
];
const { endDate: _end, duration: _duration, size: _size, ...begun } = recording;
const failure = { error: "The disk was full. What was recorded until then is kept.", status: "failed" } as const;
const recordings: readonly MeetRecording[] = [
  { ...begun, recordingId: "r1", roomId: "choir", status: "active", startDate: NOW - 754_000, playable: false },
  { ...begun, recordingId: "r2", roomId: "old", roomName: "Rehearsal", status: "ending", playable: false },
  { ...recording, ...failure, recordingId: "r3", roomName: "Weekly lesson", startDate: NOW - HOUR_MS },
  { ...begun, ...failure, recordingId: "r4", roomName: "Weekly lesson", playable: false },
];
const storage: StorageUse = { usedBytes: 92e9, trashBytes: 4e9, quotaBytes: 100e9, level: "near" };
const agent = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36";
const session = (sessionId: string, more: Partial<SignedInSession>): SignedInSession => ({
  sessionId,
  creationDate: NOW - 20 * HOUR_MS,
  lastUsedDate: NOW - HOUR_MS,
  expirationDate: NOW + 100 * HOUR_MS,
  userAgent: agent,
  address: "192.0.2.7",
  current: false,
  ...more,
});
const sessions = [session("s1", { current: true }), session("s2", { userAgent: "curl/8.5.0", address: "2001:db8::7" })];
const key = {
  keyId: "k1",
  name: "Intranet of the school of music",
  hint: "rr_7Yk2",
  scopes: ["rooms", "recordings"],
  creationDate: NOW - 900 * HOUR_MS,
  expirationDate: NOW - HOUR_MS,
  lastUsedDate: NOW - 2 * HOUR_MS,
};
const entries = [
  {
    entryId: "a1",
    at: NOW - HOUR_MS,
    actor: { kind: "user", id: "maximilian_von_hohenstein", name: "Maximilian von Hohenstein-Oettingen" },
    action: "recording.delete",
    subject: { kind: "recording", id: "rec-2026-03-01-weekly-lesson-8a7f6", name: recording.title },
    details: { permanently: false, reason: "asked for by the person who is seen in it" },
  },
  {
    entryId: "a2",
    at: NOW - 2 * HOUR_MS,
    actor: { kind: "system", id: "retention", name: "Retention" },
    action: "recording.expire",
    subject: null,
    details: {},
  },
];

/** A request that came. */
export type Came = { readonly method: string; readonly path: string; readonly query: URLSearchParams; body: unknown };
export type OpenConsole = { readonly page: Page; readonly came: Came[] };

const listed = (query: URLSearchParams): readonly MeetRoom[] =>
  rooms
    .filter(({ status }) => (query.get("status") ?? status) === status)
    .filter(({ owner }) => (query.get("owner") ?? owner) === owner)
    .filter(({ roomName }) => roomName.toLowerCase().includes((query.get("roomName") ?? "").toLowerCase()));

/** The rooms in two pages, when all are asked for. */
const roomPage = (query: URLSearchParams): object => {
  const all = listed(query);
  if (all.length < rooms.length) return { rooms: all, pagination: whole };
  const isSecond = query.get("nextPageToken") === "second";
  const pagination = { ...whole, isTruncated: !isSecond, nextPageToken: isSecond ? null : "second" };
  return { rooms: isSecond ? all.slice(3) : all.slice(0, 3), pagination };
};

const answerTo = ({ method, path, query }: Came): readonly [object, number] | null => {
  if (path === "/api/v1/rooms" && method === "GET") return [roomPage(query), 200];
  if (path === "/api/v1/rooms" && method === "DELETE")
    return [{ message: "some stay", deleted: [], failed: rooms.slice(0, 2) }, 400];
  if (path === "/api/v1/meetings/choir")
    return [{ startDate: NOW - 1_800_000, participantCount: 7, recordingActive: true }, 200];
  if (path === "/api/v1/meetings/board") return [{ error: "Meeting Error", message: "over", code: "no-meeting" }, 404];
  if (path === "/api/v1/recordings" && query.has("status"))
    return [{ recordings: recordings.filter(({ status }) => status === query.get("status")), pagination: whole }, 200];
  if (path === "/api/v1/storage") return [storage, 200];
  if (path === "/health")
    return [{ status: "down", parts: { recorder: { status: "down", detail: "no sign of life" } } }, 503];
  if (path === "/internal-api/v1/auth/oidc") return [{ name: "the school's accounts" }, 200];
  if (path.endsWith("/sessions") && method === "GET") return [{ sessions }, 200];
  if (path.includes("/sessions")) return [{ message: "ended", ended: 1 }, 200];
  if (path === "/internal-api/v1/auth/api-keys" && method === "POST")
    return [{ ...key, keyId: "k2", key: "rr_0123456789abcdefghijklmnop" }, 201];
  if (path === "/internal-api/v1/auth/api-keys")
    return [{ apiKeys: [key, { ...key, keyId: "k3", lastUsedDate: null }] }, 200];
  if (path.startsWith("/internal-api/v1/auth/api-keys/")) return [{ message: "deleted" }, 200];
  if (path === "/api/v1/audit") return [{ entries, pagination: whole }, 200];
  if (path === "/api/v1/users" && method === "DELETE") return [{ message: "done", deleted: [], failed: [] }, 200];
  if (path.endsWith("/auto-deletion")) return [{}, 200];
  return null;
};

const isOfApi = /\/(?:api|internal-api)\/v1\/|\/health$/;
const cameAs = (request: Request): Came => {
  const { pathname, searchParams } = new URL(request.url());
  const body: unknown = request.postData() === null ? null : request.postDataJSON();
  return { method: request.method(), path: pathname, query: searchParams, body };
};

/** Opens a page of the console in a new context, as an administrator. */
export const openConsole = async (
  { browser, standIn }: { readonly browser: Browser; readonly standIn: StandIn },
  path: string,
  options: BrowserContextOptions = {},
): Promise<OpenConsole> => {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options });
  const page = await context.newPage();
  await page.clock.setFixedTime(NOW);
  await prepare(page, { signedIn: true });
  const came: Came[] = [];
  page.on("request", (request) => (isOfApi.test(request.url()) ? came.push(cameAs(request)) : undefined));
  await page.route(isOfApi, async (route: Route): Promise<void> => {
    const answered = answerTo(cameAs(route.request()));
    if (answered === null) return route.fallback();
    const [json, status] = answered;
    return route.fulfill({ json, status });
  });
  await page.goto(standIn.origin + path);
  return { page, came };
};
