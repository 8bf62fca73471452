import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import fc from "fast-check";
import { roomId } from "../vocabulary/index.ts";
import { ADMIN_PASSWORD, fields, startHttp } from "./http.fixture.ts";

let http: Awaited<ReturnType<typeof startHttp>>;
before(async () => {
  http = await startHttp();
});
after(() => http.stop());

const statusOf = async (room: string) => fields((await http.ask("key", `GET /api/v1/rooms/${room}`)).body)["status"];

/** They are seen to be gone, and 20 s later LiveKit closes the meeting. */
const everybodyLeaves = async (room: string): Promise<void> => {
  http.empties(room);
  await http.round();
  http.later(20_000);
  http.closes(room);
  await http.round();
};

const errorOf = (answer: { status: number; body: unknown }) => [answer.status, fields(answer.body)["error"]];

test("a room is created with links for every role, under the public address", async () => {
  const made = await http.ask("key", "POST /api/v1/rooms", { roomName: " Weekly   meeting " });
  const room = fields(made.body);
  assert.equal(made.status, 201);
  assert.equal(made.headers["location"], `https://meet.example/meet/api/v1/rooms/${String(room["roomId"])}`);
  assert.match(String(room["roomId"]), /^weekly-meeting-[a-zA-Z0-9]{15}$/);
  assert.equal(room["roomName"], "Weekly meeting");
  assert.equal(room["config"], undefined);
  const links = fields(fields(room["access"])["anonymous"]);
  assert.deepEqual(Object.keys(links), ["host", "moderator", "speaker", "viewer", "recording"]);
  for (const link of Object.values(links))
    assert.match(
      String(fields(link)["url"]),
      /^https:\/\/meet\.example\/meet\/room\/[^/?]+(\/recordings)?\?secret=[a-zA-Z0-9]{24}$/,
    );
});

test("bad rooms are refused with the field that is wrong", async () => {
  const refused = async (body: unknown) => {
    const answer = await http.ask("key", "POST /api/v1/rooms", body);
    const [detail] = fields(answer.body)["details"] as { field: string }[];
    return [answer.status, detail?.field];
  };
  for (const roomName of ["x".repeat(51), "x".repeat(10_000), "a\u0000b", "a\u0007b", 7])
    assert.deepEqual(await refused({ roomName }), [422, "roomName"]);
  assert.deepEqual(await refused({ config: { recording: { layout: "oval" } } }), [422, "config.recording.layout"]);
  assert.deepEqual(await refused({ autoDeletionDate: 1 }), [422, "autoDeletionDate"]);
});

test("bodies that are no JSON, too large, or of another type", async () => {
  assert.deepEqual(errorOf(await http.ask("key", "POST /api/v1/rooms", "{bad")), [400, "Malformed body"]);
  assert.equal((await http.ask("key", "POST /api/v1/rooms", `"${"x".repeat(1_100_000)}"`)).status, 413);
});

test("a body that is left out is an empty one, also when a client names its type", async () => {
  for (const body of [undefined, ""]) {
    const made = await http.ask("key", "POST /api/v1/rooms", body);
    assert.deepEqual([made.status, fields(made.body)["roomName"]], [201, "Room"]);
    const gone = await http.ask("key", `DELETE /api/v1/rooms/${String(fields(made.body)["roomId"])}`, body);
    assert.equal(gone.status, 200);
  }
  assert.equal((await http.ask("key", "POST /api/v1/rooms", "null")).status, 422);
});

test("no credential, a wrong one, and one that is not enough", async () => {
  const room = await http.makeRoom();
  assert.deepEqual(errorOf(await http.ask("nobody", "POST /api/v1/rooms", {})), [401, "Authentication Error"]);
  for (const wrong of [
    { "x-api-key": "wrong" },
    { "x-room-member-token": "Bearer wrong" },
    { authorization: "Bearer wrong" },
    { authorization: "Basic eDp5" },
  ])
    assert.deepEqual(errorOf(await http.ask(wrong, `GET /api/v1/rooms/${room}`)), [401, "Authentication Error"]);
  const both = { ...Object(await http.member(room, "moderator")), "x-api-key": "wrong" };
  assert.equal((await http.ask(both, `GET /api/v1/rooms/${room}`)).status, 401);
  const speaker = await http.member(room, "speaker");
  const forbidden = await http.ask(speaker, "POST /api/v1/recordings", { roomId: room });
  assert.deepEqual(errorOf(forbidden), [403, "Authorization Error"]);
  assert.deepEqual(errorOf(await http.ask("nobody", "POST /api/v1/rooms", "{bad")), [401, "Authentication Error"]);
});

test("a member sees its own room, without links unless it may share them; another room is forbidden", async () => {
  const room = await http.makeRoom();
  const other = await http.makeRoom();
  const seen = async (link: "moderator" | "speaker", of: string) => {
    const answer = await http.ask(await http.member(room, link), `GET /api/v1/rooms/${of}`);
    return { status: answer.status, links: JSON.stringify(answer.body).includes("secret=") };
  };
  assert.deepEqual(await seen("moderator", room), { status: 200, links: true });
  assert.deepEqual(await seen("speaker", room), { status: 200, links: false });
  assert.equal((await seen("moderator", other)).status, 403);
  assert.equal((await seen("moderator", "unknown")).status, 403);
});

test("unknown rooms and unknown paths", async () => {
  assert.deepEqual(errorOf(await http.ask("key", "GET /api/v1/rooms/none")), [404, "Room Error"]);
  assert.deepEqual(errorOf(await http.ask("key", "GET /api/v1/none")), [404, "Path Not Found"]);
  assert.deepEqual(errorOf(await http.ask("key", "PATCH /api/v1/rooms")), [404, "Path Not Found"]);
  assert.deepEqual(errorOf(await http.ask("nobody", "GET /internal-api/v1/none")), [404, "Path Not Found"]);
  for (const address of ["%ff", "%E0%A4%A"]) {
    const answer = await http.ask("key", `GET /api/v1/rooms/${address}`);
    assert.deepEqual(answer.body, { error: "Bad Request", message: "The address is not valid." });
    assert.equal(answer.status, 400);
  }
});

test("a link's secret becomes tokens; wrong, missing and switched-off ones do not", async () => {
  const room = await http.makeRoom({ access: { anonymous: { speaker: { enabled: false } } } });
  const links = (await http.rooms.get(roomId(room)))?.links;
  const join = (body: object) => http.ask("nobody", `POST /api/v1/rooms/${room}/members/token`, body);
  assert.deepEqual(errorOf(await join({ secret: "wrong" })), [400, "Room Error"]);
  assert.deepEqual(errorOf(await join({})), [400, "Room Error"]);
  assert.deepEqual(errorOf(await join({ secret: links?.speaker.secret })), [403, "Room Error"]);
  const nameless = await join({ secret: links?.moderator.secret, joinMeeting: true });
  assert.deepEqual(errorOf(nameless), [400, "Room Error"]);
  const library = await join({ secret: links?.recording.secret, joinMeeting: true, participantName: "Ann" });
  assert.deepEqual(errorOf(library), [403, "Room Error"]);
  const joined = await join({ secret: links?.viewer.secret, joinMeeting: true, participantName: "Ann" });
  assert.equal(joined.status, 200);
  assert.equal(fields(joined.body)["livekitUrl"], "wss://meet.example/meet/livekit");
  const grant = JSON.parse(String(fields(joined.body)["livekitToken"]));
  assert.deepEqual(grant.publish, { camera: false, microphone: false, screen: false });
  assert.equal(grant.attributes.role, "viewer");
});

test("a closed room lets nobody in", async () => {
  const room = await http.makeRoom();
  const secret = (await http.rooms.get(roomId(room)))?.links.speaker.secret;
  const closed = await http.ask("key", `PUT /api/v1/rooms/${room}/status`, { status: "closed" });
  assert.deepEqual([closed.status, fields(closed.body)["status"]], [200, "closed"]);
  const body = { secret, joinMeeting: true, participantName: "Ann" };
  assert.deepEqual(errorOf(await http.ask("nobody", `POST /api/v1/rooms/${room}/members/token`, body)), [
    409,
    "Room Error",
  ]);
});

test("closing waits for the end of a meeting", async () => {
  const room = await http.makeRoom();
  http.inMeeting.set(room, 2);
  await http.round();
  const put = (path: string, body: object) => http.ask("key", `PUT /api/v1/rooms/${room}/${path}`, body);
  const closing = await put("status", { status: "closed" });
  assert.deepEqual([closing.status, fields(closing.body)["meetingEndAction"]], [202, "close"]);
  assert.deepEqual(errorOf(await http.ask("key", `DELETE /api/v1/rooms/${room}`)), [409, "room_has_active_meeting"]);
  await everybodyLeaves(room);
  assert.equal(await statusOf(room), "closed");
});

test("[M33] a meeting that LiveKit has lost is made again; when nobody comes back it is over", async () => {
  const room = await http.makeRoom({ config: { maxParticipants: 7 } });
  http.inMeeting.set(room, 2);
  await http.round();
  await http.ask("key", `DELETE /api/v1/rooms/${room}?withMeeting=when_meeting_ends`);
  http.closes(room);
  await http.round();
  assert.deepEqual([http.opened.get(room), await statusOf(room)], [7, "active_meeting"]);
  await everybodyLeaves(room);
  assert.equal((await http.ask("key", `GET /api/v1/rooms/${room}`)).status, 404);
});

test("[M34] a meeting that was ended for everybody is not made again", async () => {
  const room = await http.makeRoom();
  await http.finishOne(room);
  http.inMeeting.set(room, 2);
  await http.round();
  await http.ask("key", `DELETE /api/v1/rooms/${room}?withMeeting=force&withRecordings=close`);
  http.inMeeting.delete(room);
  await http.round();
  assert.deepEqual([http.opened.has(room), await statusOf(room)], [false, "closed"]);
});

test("a configuration is merged; encryption excludes recording", async () => {
  const room = await http.makeRoom();
  const path = `/api/v1/rooms/${room}/config`;
  const put = await http.ask("key", `PUT ${path}`, { config: { recording: { layout: "speaker" } } });
  assert.deepEqual(fields(fields(fields(put.body)["config"])["recording"])["layout"], "speaker");
  await http.ask("key", `PUT ${path}`, { config: { e2ee: { enabled: true } } });
  const config = fields((await http.ask("key", `GET ${path}`)).body);
  assert.equal(fields(config["recording"])["enabled"], false);
  assert.equal(fields(config["recording"])["layout"], "speaker");
});

test("rooms are deleted alone and together, and a failure among them is a 400", async () => {
  const [one, two] = [await http.makeRoom(), await http.makeRoom()];
  const both = await http.ask("key", `DELETE /api/v1/rooms?roomIds=${one},${one},none`);
  assert.equal(both.status, 400);
  assert.equal((fields(both.body)["deleted"] as unknown[]).length, 1);
  assert.equal((fields(both.body)["failed"] as unknown[]).length, 1);
  const alone = await http.ask("key", `DELETE /api/v1/rooms/${two}`);
  assert.deepEqual([alone.status, fields(alone.body)["successCode"]], [200, "room_deleted"]);
  assert.equal((await http.ask("key", "DELETE /api/v1/rooms?roomIds=,")).status, 422);
});

test("lists: bad parameters, field selection, regular expressions", async () => {
  await http.makeRoom({ roomName: "Findable (1)" });
  const list = (query: string) => http.ask("key", `GET /api/v1/rooms?${query}`);
  for (const query of ["maxItems=0", "maxItems=-1", "maxItems=x", "sortField=size", "sortOrder=up", "status=lost"])
    assert.deepEqual(errorOf(await list(query)), [422, "Unprocessable Entity"], query);
  for (const token of ["x", "WzEsMl0", Buffer.from('["a","b"]').toString("base64url")])
    assert.deepEqual(errorOf(await list(`nextPageToken=${token}`)), [400, "Bad Request"]);
  assert.deepEqual(errorOf(await list("roomName=(&roomNameMatchMode=regex")), [422, "Unprocessable Entity"]);
  const found = fields(
    (await list("roomName=FINDABLE&roomNameMatchMode=prefix&roomNameCaseInsensitive=true&fields=roomName,x")).body,
  );
  assert.deepEqual(found["rooms"], [{ roomName: "Findable (1)" }]);
  assert.equal(fields(fields((await list("maxItems=1000")).body)["pagination"])["maxItems"], 100);
  assert.equal(fields(fields((await list("maxItems=2.9")).body)["pagination"])["maxItems"], 2);
});

test("pages of any size hold every room once, in order", async () => {
  for (let made = 0; made < 12; made += 1) await http.makeRoom({ roomName: `Page ${made % 3}` });
  const walk = async (query: string): Promise<string[]> => {
    const seen: string[] = [];
    for (let token = ""; ;) {
      const page = fields((await http.ask("key", `GET /api/v1/rooms?${query}${token}`)).body);
      seen.push(...(page["rooms"] as { roomId: string }[]).map((room) => room.roomId));
      const next = fields(page["pagination"])["nextPageToken"];
      if (typeof next !== "string") return seen;
      token = `&nextPageToken=${next}`;
    }
  };
  const query = fc.record({
    maxItems: fc.integer({ min: 1, max: 20 }),
    sortField: fc.constantFrom("creationDate", "roomName", "autoDeletionDate"),
    sortOrder: fc.constantFrom("asc", "desc"),
  });
  await fc.assert(
    fc.asyncProperty(query, async ({ maxItems, sortField, sortOrder }) => {
      const sort = `sortField=${sortField}&sortOrder=${sortOrder}`;
      assert.deepEqual(await walk(`maxItems=${maxItems}&${sort}`), await walk(`maxItems=100&${sort}`));
    }),
    { numRuns: 20 },
  );
});

test("the console signs in, renews once per refresh token, and signs out", async () => {
  const login = (password: string) =>
    http.ask("nobody", "POST /internal-api/v1/auth/login", { userId: "admin", password });
  assert.deepEqual(errorOf(await login("wrong")), [401, "Login Error"]);
  const session = fields((await login(ADMIN_PASSWORD)).body);
  const bearer = { authorization: `Bearer ${String(session["accessToken"])}` };
  assert.equal(fields((await http.ask(bearer, "GET /internal-api/v1/users/me")).body)["role"], "admin");
  const refresh = { "x-refresh-token": `Bearer ${String(session["refreshToken"])}` };
  assert.equal((await http.ask(refresh, "POST /internal-api/v1/auth/refresh")).status, 200);
  assert.equal((await http.ask(refresh, "POST /internal-api/v1/auth/refresh")).status, 401);
  assert.equal((await http.ask("nobody", "POST /internal-api/v1/auth/refresh")).status, 401);
  assert.equal((await http.ask(refresh, "POST /internal-api/v1/auth/logout")).status, 200);
  const denied = await http.ask(bearer, "POST /api/v1/recordings", { roomId: "x" });
  assert.deepEqual(errorOf(denied), [401, "Authentication Error"]);
});

test("five failed logins close the door, also for the right password", async () => {
  const login = (password: string) =>
    http.ask("nobody", "POST /internal-api/v1/auth/login", { userId: "nobody", password });
  for (let tries = 0; tries < 5; tries += 1) await login("wrong");
  assert.deepEqual(errorOf(await login(ADMIN_PASSWORD)), [429, "Too Many Requests"]);
});

test("API keys are made, work, and stop working", async () => {
  const token = await http.accessToken("admin");
  const admin = { authorization: `Bearer ${token}` };
  const made = await http.ask(admin, "POST /internal-api/v1/auth/api-keys", { name: "ci" });
  const { key, keyId } = fields(made.body);
  assert.equal(made.status, 201);
  assert.equal((await http.ask({ "x-api-key": String(key) }, "GET /api/v1/rooms")).status, 200);
  assert.ok(!JSON.stringify((await http.ask(admin, "GET /internal-api/v1/auth/api-keys")).body).includes(String(key)));
  assert.equal((await http.ask(admin, `DELETE /internal-api/v1/auth/api-keys/${String(keyId)}`)).status, 200);
  assert.equal((await http.ask(admin, `DELETE /internal-api/v1/auth/api-keys/${String(keyId)}`)).status, 404);
  assert.equal((await http.ask({ "x-api-key": String(key) }, "GET /api/v1/rooms")).status, 401);
});
