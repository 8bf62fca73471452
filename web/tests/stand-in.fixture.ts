/** The built app and an API that answers from fixed examples: pages are tested without server, database, LiveKit. */
import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { tmpdir } from "node:os";
import { extname, join } from "node:path";
import { buffer } from "node:stream/consumers";
import { promisify } from "node:util";
import { build } from "vite";
import type { MeetRecording, MemberTokenAnswer, RoomConfig } from "@roomreel/contract";
import { consoleAnswers, roles } from "./console-api.fixture.ts";
import { besideAnswers } from "./player-api.fixture.ts";

const run = promisify(execFile);
const web = join(import.meta.dirname, "..");
const types: Record<string, string> = {
  ".html": "text/html",
  ".js": "text/javascript",
  ".css": "text/css",
  ".svg": "image/svg+xml",
  ".woff2": "font/woff2",
  ".wasm": "application/wasm",
  ".tflite": "application/octet-stream",
  ".binarypb": "application/octet-stream",
};

export const recording: MeetRecording = {
  recordingId: "rec-1",
  roomId: "lesson",
  roomName: "A lesson with a name that is long enough to be cut",
  status: "complete",
  layout: "grid",
  encoding: "H264_1080P_30",
  fileFormat: "mp4",
  filename: "Rec - 2026-03-01 10-00-00 - Lesson.mp4",
  startDate: Date.UTC(2026, 2, 1, 10),
  endDate: Date.UTC(2026, 2, 1, 11),
  duration: 20,
  size: 123_456_789,
  title: "Rec - 2026-03-01 10-00-00 - Lesson",
  owner: "admin",
  gaps: [{ fromMs: 5000, toMs: 6000, reason: "recorder-lost" }],
  collaborators: [],
  may: ["play", "download", "describe", "share", "delete", "purge", "assign", "hold"],
  description: "Newton's laws, with the experiment at the end.\nSlides are in the course's folder.",
  tags: ["physics", "term 2"],
  people: ["Ana Ruiz-Montenegro", "Ben", "Carla"],
  onHold: false,
  checksum: "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
  endCause: "stopped",
  playable: true,
};

const pagination = { isTruncated: false, nextPageToken: null, maxItems: 30 };
const everyLink = Object.fromEntries(
  ["host", "moderator", "speaker", "viewer", "recording"].map((role) => [
    role,
    { enabled: true, url: `http://127.0.0.1/room/lesson?secret=${role}-0123456789abcdef0123456789abcdef` },
  ]),
);
const config: RoomConfig = {
  maxParticipants: null,
  maxDurationMinutes: null,
  initialAudioActive: true,
  initialVideoActive: true,
  chat: { enabled: true },
  virtualBackground: { enabled: true },
  captions: { enabled: true },
  e2ee: { enabled: false },
  stage: "everyone",
  waitingRoom: false,
  waitForHost: false,
  schedule: "always",
  recording: {
    enabled: true,
    type: null,
    autoStart: null,
    startTrigger: null,
    consent: null,
    mayBeLeftOut: null,
    startOnPhones: null,
    fileFormat: null,
    layout: "grid",
    encoding: "H264_1080P_30",
    allowAccessTo: "admin_moderator_speaker",
    retentionDays: null,
  },
};
const newRoom = () => ({
  roomId: "lesson",
  roomName: recording.roomName,
  owner: "admin",
  creationDate: recording.startDate,
  access: { anonymous: everyLink, user: { enabled: false } },
  status: "open",
  config,
  roles,
});
const publishing = ["mediaPublishVideo", "mediaPublishAudio"];
const rights = ["meetingJoin", ...publishing, "recordingList", "recordingPlay", "recordingDownload", "recordingDelete"];
const member = (token: string, role: MemberTokenAnswer["role"]): MemberTokenAnswer => ({
  token,
  role,
  permissions: Object.fromEntries(rights.map((right) => [right, true])),
  roomName: recording.roomName,
  serverTime: recording.startDate ?? 0,
});

/** What the API answers to somebody at the door: over the ordinary answer, or instead of it. */
export type AtTheDoor = {
  readonly info?: Partial<MemberTokenAnswer>;
  /** Refuses already whoever only asks what goes on. */
  readonly entering?: { readonly refused: string; readonly status: number };
  /** One after the other, each time somebody asks to come in; the last one stays. */
  readonly joining?: readonly (Partial<MemberTokenAnswer> | { readonly refused: string; readonly status: number })[];
};

/** A request that came, for what was to be changed. */
export type Asked = { readonly path: string; readonly token: string; readonly body: unknown };

export type StandIn = {
  readonly origin: string;
  /** Requests with a body, since the last look. */
  asked(): readonly Asked[];
  /** From now on; links with `secret=viewer` are a viewer's, others a speaker's. */
  play(door: AtTheDoor): void;
  /** From now on changes of the room are refused for this reason; null: no more. */
  refuseChanges(code: string | null): void;
  /** From now on a meeting runs in the room, or none does. */
  setMeeting(runs: boolean): void;
  /** Tokens given until now are refused from now on. */
  expireTokens(): void;
  readonly close: () => Promise<void>;
};

/** Builds the app and a film, and serves both. */
export const openStandIn = async (): Promise<StandIn> => {
  const place = await mkdtemp(join(tmpdir(), "roomreel-web-"));
  const film = join(place, "film.mp4");
  await build({ root: web, logLevel: "error", build: { outDir: join(place, "app"), emptyOutDir: true } });
  const picture = ["-f", "lavfi", "-i", "testsrc=size=320x180:rate=10:duration=20"];
  await run("ffmpeg", ["-v", "error", ...picture, "-pix_fmt", "yuv420p", "-movflags", "+faststart", film]);
  const media = await readFile(film);
  let generation = 1;
  let door: AtTheDoor = {};
  let joined = 0;
  let refusal: string | null = null;
  let asked: Asked[] = [];
  let room = newRoom();
  const answerConsole = consoleAnswers();
  const answerBeside = await besideAnswers(place, film);
  const atTheDoor = (token: string, body: Fields): readonly [Fields, number] => {
    const known = { ...member(token, body["secret"] === "viewer" ? "viewer" : "speaker"), ...door.info };
    const { entering } = door;
    if (entering !== undefined)
      return [{ error: "Room Error", message: "No.", code: entering.refused }, entering.status];
    if (body["joinMeeting"] !== true) return [known, 200];
    const step = door.joining?.[Math.min(joined, door.joining.length - 1)] ?? {};
    joined += 1;
    if ("refused" in step) return [{ error: "Room Error", message: "No.", code: step.refused }, step.status];
    return [{ ...known, ...step }, 200];
  };
  const change = (path: string, body: Fields): readonly [Fields, number] => {
    if (refusal !== null) return [{ error: "Room Error", message: "No.", code: refusal }, 409];
    if (path === "name") room = { ...room, roomName: String(body["roomName"]) };
    if (path === "config") room = { ...room, config: merged(room.config, body["config"]) };
    if (path === "access") room = { ...room, access: merged(room.access, body["access"]) };
    if (path === "roles") room = { ...room, roles: merged(room.roles, body["roles"]) };
    const waits = room.status === "active_meeting" && isFields(body["config"]) && "stage" in body["config"];
    return [path === "name" ? room : { ...room, appliesFrom: { [path]: waits ? "next-meeting" : "now" } }, 200];
  };
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { pathname, searchParams } = new URL(request.url ?? "/", "http://stand-in");
    const json = (body: unknown, status = 200): void => {
      response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
    };
    const bearer = searchParams.get("roomMemberToken") ?? request.headers["x-room-member-token"];
    const token = String(bearer ?? "").replace("Bearer ", "");
    if (await answerBeside(request, pathname, response)) return;
    const body = await bodyOf(request);
    if (body !== null) asked.push({ path: pathname, token, body });
    if (token !== "" && token !== `member-${generation}`) return json({ error: "Unauthorized", message: "" }, 401);
    switch (pathname) {
      // Nothing changes elsewhere, and a page that only waits for that is done with loading.
      case "/api/v1/changes":
        return json({ error: "Service Unavailable", message: "No changes here." }, 503);
      case "/api/v1/rooms":
        return json(request.method === "POST" ? room : { rooms: [room], pagination });
      case "/api/v1/rooms/lesson":
        return json(room);
      case "/api/v1/rooms/lesson/members/token":
        return json(...atTheDoor(`member-${generation}`, body ?? {}));
      case "/api/v1/rooms/lesson/access/viewer/rotate":
        return json(...change("access", { access: { anonymous: { viewer: { url: "http://127.0.0.1/new" } } } }));
      case "/api/v1/rooms/lesson/name":
      case "/api/v1/rooms/lesson/config":
      case "/api/v1/rooms/lesson/roles":
      case "/api/v1/rooms/lesson/access":
        return json(...change(pathname.split("/").at(-1) ?? "", body ?? {}));
      case "/api/v1/recordings":
        return json({ recordings: [recording], pagination });
      case "/api/v1/recordings/download":
        sendArchive(searchParams.get("recordingIds") ?? "", response);
        return;
      case "/api/v1/recordings/rec-1":
        return json(recording);
      case "/api/v1/recordings/rec-1/media":
        sendRange(media, request.headers.range, response);
        return;
    }
    const known = answerConsole({ method: request.method ?? "GET", path: pathname, body });
    if (known !== null) return json(...known);
    await page(join(place, "app"), pathname, response);
  };
  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.writeHead(500).end());
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  return {
    origin: `http://127.0.0.1:${port}`,
    asked: () => {
      const all = asked;
      asked = [];
      return all;
    },
    play: (next) => {
      door = next;
      joined = 0;
    },
    refuseChanges: (code) => {
      refusal = code;
    },
    setMeeting: (runs) => {
      room = { ...room, status: runs ? "active_meeting" : "open" };
    },
    expireTokens: () => {
      generation += 1;
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
      await rm(place, { recursive: true });
    },
  };
};

type Fields = { readonly [name: string]: unknown };

const bodyOf = async (request: IncomingMessage): Promise<Fields | null> => {
  const bytes = await buffer(request);
  return bytes.length === 0 ? null : (JSON.parse(String(bytes)) as Fields);
};

/** The whole with what a patch says, at any depth. */
const merged = <Whole>(whole: Whole, patch: unknown): Whole => {
  if (!isFields(whole) || !isFields(patch)) return patch as Whole;
  const changes = Object.entries(patch).map(([name, value]) => [name, merged(whole[name], value)] as const);
  return Object.assign({}, whole, Object.fromEntries(changes)) as Whole;
};
const isFields = (value: unknown): value is Fields => typeof value === "object" && value !== null;

const page = async (app: string, pathname: string, response: ServerResponse): Promise<void> => {
  const type = types[extname(pathname)];
  const bytes = await readFile(join(app, type === undefined ? "index.html" : pathname)).catch(() => null);
  if (bytes === null) response.writeHead(404).end();
  else if (type !== undefined) response.writeHead(200, { "content-type": type }).end(bytes);
  else response.writeHead(200, { "content-type": "text/html" }).end(String(bytes).replaceAll("__ROOMREEL_BASE__", ""));
};

/** The range asked for, as films need it to be sought in; the whole as one range otherwise. */
const sendRange = (media: Buffer, range: string | undefined, response: ServerResponse): void => {
  const [, from, to] = /^bytes=(\d+)-(\d*)$/.exec(range ?? "") ?? [];
  const start = Number(from ?? 0);
  const end = to === undefined || to === "" ? media.length - 1 : Number(to);
  const headers = {
    "content-type": "video/mp4",
    "accept-ranges": "bytes",
    "content-length": end - start + 1,
    "content-range": `bytes ${start}-${end}/${media.length}`,
  };
  response.writeHead(206, headers).end(media.subarray(start, end + 1));
};

/** What is loaded down goes past what a test puts before a page, so it is here. Recordings that failed have no file. */
const sendArchive = (ids: string, response: ServerResponse): void => {
  const missing = ids.split(",").filter((id) => id === "rec-5" || id === "rec-9");
  const headers = { "content-type": "application/zip", "content-disposition": 'attachment; filename="recordings.zip"' };
  response.writeHead(200, missing.length === 0 ? headers : { ...headers, "x-not-included": missing.join(",") });
  response.end("PK");
};
