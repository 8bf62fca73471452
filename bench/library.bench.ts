/**
 * Lists, search and what the console asks, with 10,000 rooms and 100,000 recordings in PostgreSQL, each request by
 * itself. A request goes through the whole server, without a socket.
 *
 * `npm run bench -- library [ROOMS RECORDINGS]`
 */
import { fields, startHttp } from "../server/src/processes/http.fixture.ts";
import { fill } from "./library/fill.ts";
import { quantile, report } from "./harness.ts";

const [rooms = 10_000, recordings = 100_000] = process.argv.slice(2).map(Number);
const ROUNDS = 200;
const TARGET_MS = 100;

const http = await startHttp(["127.0.0.1"]);
type As = Parameters<typeof http.ask>[0];

/** By what one asks in the app; a page deep inside goes on from where the pages before it ended. */
const requests = (olga: As): readonly { readonly name: string; readonly as: As; readonly path: string }[] => {
  const list = (name: string, query: string, as: As = "key") => ({ name, as, path: `/api/v1/recordings?${query}` });
  const ofRooms = (name: string, query: string, as: As = "key") => ({ name, as, path: `/api/v1/rooms?${query}` });
  return [
    ofRooms("rooms, newest", "maxItems=50"),
    ofRooms("rooms by name", "maxItems=50&sortField=roomName&sortOrder=asc"),
    ofRooms("rooms, part of a name", "maxItems=50&roomName=oom%2099&roomNameMatchMode=partial"),
    ofRooms("rooms, a name nobody has", "maxItems=50&roomName=nothing&roomNameMatchMode=partial"),
    ofRooms("rooms of an account", "maxItems=50", olga),
    list("recordings, newest", "maxItems=50"),
    list("recordings, longest", "maxItems=50&sortField=duration"),
    list("recordings, largest", "maxItems=50&sortField=size"),
    list("recordings by title", "maxItems=50&sortField=title&sortOrder=asc"),
    list("recordings of a room", "maxItems=50&roomId=room-7"),
    list("recordings of an account", "maxItems=50", olga),
    list("recordings that failed", "maxItems=50&status=failed"),
    list("recordings of a day", `maxItems=50&from=${Date.now() - 86_400_000}&until=${Date.now()}`),
    list("recordings with a rare tag", "maxItems=50&tag=rare"),
    list("recordings with a tag that nobody has", "maxItems=50&tag=nothing"),
    list("search, a common word", "maxItems=50&search=lesson"),
    list("search, a rare word", "maxItems=50&search=algebra"),
    list("search, a word nobody wrote", "maxItems=50&search=zebra"),
    list("search of an account", "maxItems=50&search=algebra", olga),
    list("trash", "maxItems=50&trash=true"),
    { name: "analytics", as: "key", path: "/internal-api/v1/analytics" },
    { name: "storage", as: "key", path: "/api/v1/storage" },
    { name: "one recording", as: "key", path: "/api/v1/recordings/room-7--EG_7--x" },
  ];
};

let asked = 0;
/** Each from an address of its own: accounts have a limit of requests. */
const milliseconds = async (as: As, path: string): Promise<number> => {
  asked += 1;
  const address = { "x-forwarded-for": `10.${asked >> 16}.${(asked >> 8) & 255}.${asked & 255}` };
  const from = performance.now();
  const { status, body } = await http.ask(typeof as === "string" ? as : { ...as, ...address }, `GET ${path}`);
  if (status !== 200) throw new Error(`${path}: ${status} ${JSON.stringify(body)}`);
  return performance.now() - from;
};

/** A page deep inside, by the tokens that lead to it. */
const pageToken = async (pages: number): Promise<string> => {
  let token = "";
  for (let page = 0; page < pages; page += 1) {
    const after = token === "" ? "" : `&nextPageToken=${encodeURIComponent(token)}`;
    const { body } = await http.ask("key", `GET /api/v1/recordings?maxItems=100${after}`);
    token = String(fields(fields(body)["pagination"])["nextPageToken"]);
  }
  return token;
};

try {
  const roomId = await http.makeRoom();
  const recordingId = await http.finishOne(roomId);
  await fill(http.query, { roomId, recordingId }, { rooms, recordings });
  const olga = await http.account("olga", "room_manager");
  const deep = `/api/v1/recordings?maxItems=50&nextPageToken=${encodeURIComponent(await pageToken(20))}`;
  const rows = [];
  for (const { name, as, path } of [...requests(olga), { name: "recordings, page 21", as: "key" as As, path: deep }]) {
    const times: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) times.push(await milliseconds(as, path));
    rows.push({ name: `${name}, p50`, value: quantile(times, 0.5), unit: "ms" });
    rows.push({ name: `${name}, p99`, value: quantile(times, 0.99), unit: "ms", target: TARGET_MS });
  }
  report("library", rows);
} finally {
  await http.stop();
}
