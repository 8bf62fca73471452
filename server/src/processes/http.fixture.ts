/** The whole HTTP side over a real PostgreSQL and a real disk, with meetings that a test fills by hand. */
import { mkdir, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import type { FastifyInstance, InjectOptions } from "fastify";
import { diskRecordingFiles } from "../adapters/disk/index.ts";
import { openPostgres, placesOf, type Postgres } from "../adapters/postgres/index.ts";
import { aboutThis } from "./about.ts";
import { queryPast, startTestDatabases, testDeps } from "./database.fixture.ts";
import { announcerOf, buildApp, type HttpDeps } from "../delivery/index.ts";
import { spaceGuard, tendLibrary } from "../library/index.ts";
import { createSigner, keepApiKey, makeFirstAdmin, openSession, type User } from "../people/index.ts";
import { endingWith, reconcileOnce } from "../recording/index.ts";
import { agreeing } from "../rooms/index.ts";
import { handmadeMeetings } from "./meetings.fixture.ts";
import {
  type Clock,
  type Logger,
  mediaMs,
  recordingId,
  roomId,
  userId,
  wallMs,
  workerId,
} from "../vocabulary/index.ts";

const KEY = "test-key-0123456789";
/** Signs the first administrator in. */
export const ADMIN_PASSWORD = "a long password";
export const FILE = Buffer.from(Array.from({ length: 1000 }, (_, at) => at % 251));

type Answer = { readonly status: number; readonly headers: Record<string, unknown>; readonly body: unknown };

/** Who asks: nobody, the API key, or the headers of a token. */
export type As = "nobody" | "key" | Readonly<Record<string, string>>;

type Ask = (as: As, request: string, body?: unknown) => Promise<Answer>;

/** `ask(as, "POST /api/v1/rooms", body)`; a text goes out as it is, as if it were JSON. */
const asking =
  (app: FastifyInstance): Ask =>
  async (as, request, body) => {
    const [method, path] = request.split(" ");
    const credential = as === "key" ? { "x-api-key": KEY } : as === "nobody" ? {} : as;
    const answer = await app.inject({
      method: method as NonNullable<InjectOptions["method"]>,
      url: `/meet${path}`,
      headers: { ...credential, ...(typeof body === "string" ? { "content-type": "application/json" } : {}) },
      ...(body === undefined ? {} : { payload: body as object | string }),
    });
    const isJson = String(answer.headers["content-type"]).includes("json") && answer.payload !== "";
    return { status: answer.statusCode, headers: answer.headers, body: isJson ? answer.json() : answer.rawPayload };
  };

type Cast = {
  readonly ask: Ask;
  readonly postgres: Postgres;
  readonly dataDir: string;
  readonly inMeeting: Map<string, number>;
  readonly clock: Clock;
};

/** Rooms, members and recordings in the states that tests begin with. */
const stories = ({ ask, postgres, dataDir, inMeeting, clock }: Cast) => {
  const recorder = workerId("recorder");
  const makeRoom = async (body: object = {}): Promise<string> => {
    const made = await ask("key", "POST /api/v1/rooms", { roomName: "Room", ...body });
    return String(fields(made.body)["roomId"]);
  };
  /** The headers of a member who came by this link. */
  const member = async (room: string, link: "moderator" | "speaker" | "viewer" | "recording"): Promise<As> => {
    const secret = (await postgres.rooms.get(roomId(room)))?.links[link].secret;
    const made = await ask("nobody", `POST /api/v1/rooms/${room}/members/token`, { secret });
    return { "x-room-member-token": `Bearer ${String(fields(made.body)["token"])}` };
  };
  const startOne = async (room: string): Promise<string> => {
    inMeeting.set(room, 1);
    const made = await ask("key", "POST /api/v1/recordings", { roomId: room });
    return String(fields(made.body)["recordingId"]);
  };
  /** A recording with media, still running. */
  const recordOne = async (room: string): Promise<string> => {
    const id = recordingId(await startOne(room));
    await postgres.captureLedger.claimCaptures(recorder, 100);
    await postgres.captureLedger.reportCapture(recorder, id, { fact: "media-durable", at: clock.wallNow() });
    return id;
  };
  /** A recording that is complete, with its file. */
  const finishOne = async (room: string): Promise<string> => {
    const id = recordingId(await recordOne(room));
    const ended = { fact: "capture-ended", at: clock.wallNow(), reason: "stopped", detail: "stop" } as const;
    await postgres.captureLedger.reportCapture(recorder, id, ended);
    const { filePath } = placesOf(dataDir, id, (await postgres.recordings.get(id))?.fileFormat);
    await mkdir(dirname(filePath), { recursive: true });
    await writeFile(filePath, FILE);
    const file = { path: filePath, bytes: FILE.length, durationMs: mediaMs(1500), sha256: "ab".repeat(32), gaps: [] };
    await postgres.renderLedger.reportRender(id, { fact: "file-verified", file });
    return id;
  };
  return { makeRoom, member, startOne, recordOne, finishOne };
};

/** @param log of requests; silent, unless a test reads it */
export const startHttp = async (
  trustedProxies: readonly string[] = [],
  log: Logger = testDeps.log,
  more: Partial<Pick<HttpDeps, "identity">> = {},
) => {
  const databases = await startTestDatabases();
  const { dataDir } = databases;
  await mkdir(`${dataDir}/web/assets`, { recursive: true });
  const url = await databases.fresh();
  const postgres = await openPostgres(url, { ...testDeps, dataDir });
  const { library, marks, shares, captions, organisation, rooms, running, recordings } = postgres;
  const { people, users, spaces, members, audit } = postgres;
  let aheadMs = 0;
  let heldAt: number | null = null;
  const wallNow = () => wallMs((heldAt ?? testDeps.clock.wallNow()) + aheadMs);
  const clock = { ...testDeps.clock, wallNow };
  const signer = createSigner("s".repeat(64), clock);
  const wantedBeside: string[] = [];
  const inMeeting = new Map<string, number>();
  const { meetings, ...seen } = handmadeMeetings(inMeeting);
  const doors = { rooms, running, meetings, announcer: announcerOf({ recordings, clock }), clock, log };
  const meeting = { ...doors, agree: agreeing(doors), onEnding: endingWith({ recordings, clock }) };
  const { randomness } = testDeps;
  const files = diskRecordingFiles((id, fileFormat) => placesOf(dataDir, id, fileFormat));
  const control = { ...meeting, recordings, randomness, requireSpace: spaceGuard({ library, organisation, clock }) };
  await makeFirstAdmin({ people, ...testDeps }, ADMIN_PASSWORD);
  await keepApiKey({ people, ...testDeps }, "test", KEY);
  const app = await buildApp({
    publicUrl: "https://meet.example",
    basePath: "/meet",
    livekitUrl: "ws://127.0.0.1:1",
    webRoot: `${dataDir}/web`,
    trustedProxies,
    ...control,
    library,
    marks,
    shares,
    captions,
    shareKey: "k".repeat(64),
    organisation,
    audit,
    identity: null,
    identities: postgres.identities,
    ...more,
    changes: postgres.changes,
    people,
    users,
    spaces,
    members,
    files,
    makeBeside: (id) => Promise.resolve(void wantedBeside.push(id)),
    signer,
    about: await aboutThis(),
    probes: { database: () => postgres.ping(), livekit: () => Promise.reject(new Error("not here")) },
  });
  const ask = asking(app);
  const accessToken = async (id: string): Promise<string> => {
    const user = { userId: userId(id), name: id, role: "room_member", mustChangePassword: false } as const;
    const deps = { people, signer, clock, randomness };
    return (await openSession(deps, user, { agent: "test", address: "127.0.0.1" })).accessToken;
  };
  return {
    ...stories({ ask, postgres, dataDir, inMeeting, clock }),
    ask,
    app,
    dataDir,
    webRoot: `${dataDir}/web`,
    inMeeting,
    /** Recordings for which something beside the file was to be made. */
    wantedBeside,
    ...seen,
    /** Lets the wall clock of rooms and HTTP go ahead. */
    later: (ms: number) => void (aheadMs += ms),
    /** From now on it goes ahead only so: what a test does takes no time, however busy the machine is. */
    holdClock: () => void (heldAt = testDeps.clock.wallNow()),
    now: wallNow,
    rooms,
    running,
    recordings,
    spaces,
    accessToken,
    /** The headers of an account of this id and name, with a password of its own. */
    account: async (id: string, role: User["role"] = "room_member"): Promise<As> => {
      const at = { registeredAt: wallMs(0), tokensSince: wallMs(0) };
      await users.add({ userId: userId(id), name: id, role, mustChangePassword: false, ...at }, "no password");
      return { authorization: `Bearer ${await accessToken(id)}` };
    },
    /** One statement past all doors. */
    query: (text: string, values: readonly unknown[] = []) => queryPast(url, text, values),
    /** A round of the library. */
    tend: () => tendLibrary({ library, recordings, rooms, meetings, files, organisation, audit, clock, log }),
    round: () => reconcileOnce(control),
    /** A round of a server that has just been started on the same database. */
    roundAfterRestart: async () => {
      const again = await openPostgres(url, { ...testDeps, dataDir });
      const own = { rooms: again.rooms, running: again.running, recordings: again.recordings, clock, log };
      const around = { ...own, meetings, announcer: announcerOf(own), randomness: testDeps.randomness };
      const { requireSpace } = control;
      await reconcileOnce({ ...around, requireSpace, agree: agreeing(around), onEnding: endingWith(own) });
      await again.close();
    },
    stop: async () => {
      await app.close();
      await postgres.close();
      await databases.stop();
    },
  };
};

/** An answer's body as an object. */
export const fields = (body: unknown): Readonly<Record<string, unknown>> =>
  typeof body === "object" && body !== null ? Object.fromEntries(Object.entries(body)) : {};
