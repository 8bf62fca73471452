/** What the API answers about a library of recordings, with a memory: to be put before a page of the stand-in. */
import type { Page, Request, Route } from "@playwright/test";
import type { MeetRecording, Share } from "@roomreel/contract";
import { recording } from "./stand-in.fixture.ts";

const NOW = Date.UTC(2026, 2, 1, 10);
const DAY_MS = 86_400_000;

const one = (id: number, change: Partial<MeetRecording>): MeetRecording => ({
  ...recording,
  recordingId: `rec-${id}`,
  title: `Rec - 2026-03-0${id} 10-00-00 - Weekly lesson`,
  roomName: "Weekly lesson",
  startDate: NOW + id * DAY_MS,
  duration: 3600 + id * 60,
  people: ["Ana Ruiz", "Ben Okafor", "Chiyo Tanaka", "Dora Weiß", "Emil"],
  tags: [],
  gaps: [],
  ...change,
});
const { endDate: _end, duration: _duration, size: _size, ...running } = one(9, {});

/** Every kind of row that there is. */
const kept: readonly MeetRecording[] = [
  { ...running, recordingId: "rec-9", status: "active", playable: false },
  one(8, { title: "A title that somebody wrote to say at length what this meeting of the whole faculty was about" }),
  one(7, { tags: ["physics", "term 2"], expiresAt: NOW + 40 * DAY_MS }),
  one(6, { onHold: true, tags: ["appeal"], description: "What the committee heard." }),
  one(5, { status: "failed", playable: false, error: "The disk was full. What was recorded until then is kept." }),
  one(4, { breakoutName: "Group 1", parentRoomId: "lesson", may: ["play"], people: [] }),
];
const trashed: readonly MeetRecording[] = [
  one(2, { trash: { since: NOW, until: NOW + 30 * DAY_MS, by: "ana_ruiz" } }),
  one(1, { trash: { since: NOW, until: NOW + 30 * DAY_MS, by: "admin" }, may: ["play"] }),
];
const link = (shareId: string, change: Partial<Share>): Share => ({
  shareId,
  name: "",
  access: "public",
  password: false,
  download: true,
  startTime: 0,
  expiresAt: null,
  status: "active",
  createdAt: NOW,
  createdBy: "admin",
  views: 0,
  lastViewedAt: null,
  ...change,
});

/** What was asked of it: method, path, query and body. */
export type AskedOf = {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly body: unknown;
};
export type Library = {
  /** Since the last look; lists left out unless they are wanted. */
  asked(withLists?: boolean): readonly AskedOf[];
  /** From now on these ids are refused for this reason. */
  refuse(ids: readonly string[], code: string): void;
};

type Answer = { readonly status?: number; readonly body: unknown };
const fault = (status: number, code: string): Answer => ({
  status,
  body: { error: "Recording Error", message: "", code },
});
export const answerLibrary = async (page: Page): Promise<Library> => {
  let recordings = [...kept];
  let shares: Share[] = [
    link("one", { name: "For the parents", views: 12, lastViewedAt: NOW, expiresAt: NOW + 900 * DAY_MS }),
    link("two", { access: "signed-in", password: true, download: false, startTime: 754, views: 1 }),
    link("three", { name: "Old", status: "revoked" }),
  ];
  let asked: AskedOf[] = [];
  let refused: readonly string[] = [];
  let reason = "";

  const listed = (query: URLSearchParams): Answer => {
    const where = query.get("trash") === "true" ? trashed : recordings;
    const inFolder = where.filter(({ breakoutName }) => {
      const wants = query.get("folder") === "breakouts" || query.get("breakouts") === "true";
      return query.get("trash") === "true" || (breakoutName !== undefined) === wants;
    });
    const words = (query.get("search") ?? "").toLowerCase();
    const found = inFolder.filter(({ title }) => title.toLowerCase().includes(words));
    const isLast = query.get("nextPageToken") === "second" || words !== "" || found.length < 4;
    return {
      body: {
        recordings: found,
        pagination: { isTruncated: !isLast, nextPageToken: isLast ? null : "second", maxItems: 30 },
      },
    };
  };

  const answerOne = ({ method, path, body }: AskedOf): Answer | null => {
    const [, id = "", rest = ""] = /^\/recordings\/(rec-\d)(\/.*)?$/.exec(path) ?? [];
    const found = [...recordings, ...trashed].find(({ recordingId }) => recordingId === id);
    if (found === undefined) return null;
    if (refused.includes(id)) return fault(409, reason);
    if (method === "DELETE" && rest === "") recordings = recordings.filter(({ recordingId }) => recordingId !== id);
    if (rest === "/shares" && method === "GET") return { body: { shares } };
    if (rest === "/shares") {
      const made = link(`made-${shares.length}`, { ...(body as Partial<Share>), password: false });
      shares = [made, ...shares];
      return { status: 201, body: { ...made, url: `http://127.0.0.1/recording/${id}?recordingSecret=a-secret` } };
    }
    if (rest.startsWith("/shares/") && method === "DELETE") {
      shares = shares.map((share) => (rest.endsWith(share.shareId) ? { ...share, status: "revoked" } : share));
      return { body: { message: "revoked" } };
    }
    if (rest === "/hold") return { body: { since: NOW, by: "admin", reason: "An appeal" } };
    const changed = { ...found, ...(typeof body === "object" ? body : {}) };
    return { body: method === "PUT" || method === "PATCH" ? changed : found };
  };

  const answer = (wanted: AskedOf): Answer | null => {
    if (wanted.path === "/recordings") return listed(wanted.query);
    return answerOne(wanted);
  };

  await page.route(/\/api\/v1\/recordings/, async (route: Route) => {
    const wanted = askedBy(route.request());
    asked.push(wanted);
    if (/\/(poster|media|download)$/.test(wanted.path)) return route.fallback();
    const given = answer(wanted);
    return given === null ? route.fallback() : route.fulfill({ status: given.status ?? 200, json: given.body });
  });
  return {
    asked: (withLists = false) => {
      const some = asked.filter(({ path, method }) => withLists || method !== "GET" || path.endsWith("/download"));
      asked = [];
      return some;
    },
    refuse: (ids, code) => {
      refused = ids;
      reason = code;
    },
  };
};

const askedBy = (request: Request): AskedOf => {
  const url = new URL(request.url());
  const said = request.postData();
  const body: unknown = said === null ? null : JSON.parse(said);
  return { method: request.method(), path: url.pathname.replace("/api/v1", ""), query: url.searchParams, body };
};
