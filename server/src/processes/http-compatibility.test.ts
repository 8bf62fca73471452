/** What clients of the compatible API send that a stricter or a more forgetful server would get wrong. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { roomId } from "../vocabulary/index.ts";
import { fields, startHttp } from "./http.fixture.ts";

let http: Awaited<ReturnType<typeof startHttp>>;
before(async () => {
  http = await startHttp();
});
after(() => http.stop());

const create = (body: object) => http.ask("key", "POST /api/v1/rooms", body);

const refusal = async (body: object) => {
  const { status, body: answer } = await create(body);
  const [detail] = fields(answer)["details"] as { field: string; message: string }[];
  return { status, error: fields(answer)["error"], ...detail };
};

const permissionsOf = async (room: string, role: "moderator" | "speaker") =>
  (await http.rooms.get(roomId(room)))?.roles[role];

test("permissions in the names of 3.8 are taken, and answered in today's", async () => {
  const permissions = { canRecord: true, canRetrieveRecordings: true, canPublishVideo: false, chatWrite: false };
  const room = await http.makeRoom({ roles: { speaker: { permissions } } });
  const { recordingControl, recordingDownload, mediaPublishVideo, mediaPublishAudio, chatWrite } =
    (await permissionsOf(room, "speaker")) ?? {};
  assert.deepEqual([recordingControl, recordingDownload, mediaPublishVideo], [true, true, false]);
  assert.deepEqual([mediaPublishAudio, chatWrite], [true, false]);
  const body = { roles: { moderator: { permissions: { canRetrieveRecordings: false } } } };
  const put = await http.ask("key", `PUT /api/v1/rooms/${room}/roles`, body);
  assert.equal(put.status, 200);
  assert.ok(!JSON.stringify(put.body).includes("canRetrieve"));
  const { recordingList, recordingPlay, recordingDelete } = (await permissionsOf(room, "moderator")) ?? {};
  assert.deepEqual([recordingList, recordingPlay, recordingDelete], [false, false, true]);
});

test("both names of a permission may be there when they agree; a contradiction is refused by its field", async () => {
  const roles = (permissions: object) => ({ roles: { speaker: { permissions } } });
  assert.equal((await create(roles({ canRecord: true, recordingControl: true }))).status, 201);
  assert.deepEqual(await refusal(roles({ canRetrieveRecordings: true, recordingDownload: false })), {
    status: 422,
    error: "Unprocessable Entity",
    field: "roles.speaker.permissions.canRetrieveRecordings",
    message: "contradicts recordingDownload, which replaces it",
  });
  assert.equal((await refusal(roles({ canRecord: "yes" }))).field, "roles.speaker.permissions.canRecord");
});

test("a limit of people is kept, merged and lifted; beyond 1 to 30 it is refused", async () => {
  const room = await http.makeRoom({ config: { maxParticipants: 2 } });
  const config = `/api/v1/rooms/${room}/config`;
  const limit = async () => fields((await http.ask("key", `GET ${config}`)).body)["maxParticipants"];
  assert.equal(await limit(), 2);
  await http.ask("key", `PUT ${config}`, { config: { chat: { enabled: false } } });
  assert.equal(await limit(), 2);
  await http.ask("key", `PUT ${config}`, { config: { maxParticipants: null } });
  assert.equal(await limit(), null);
  for (const maxParticipants of [0, 31, 1.5, "2"])
    assert.equal((await refusal({ config: { maxParticipants } })).field, "config.maxParticipants");
  for (const maxDurationMinutes of [0, 4321, 1.5, "2"])
    assert.equal((await refusal({ config: { maxDurationMinutes } })).field, "config.maxDurationMinutes");
});

test("further joins of a full meeting are refused in words, and LiveKit is told the limit", async () => {
  const room = await http.makeRoom({ config: { maxParticipants: 2 } });
  const secret = (await http.rooms.get(roomId(room)))?.links.moderator.secret;
  const join = () =>
    http.ask("nobody", `POST /api/v1/rooms/${room}/members/token`, {
      secret,
      participantName: "Ann",
      joinMeeting: true,
    });
  http.inMeeting.set(room, 1);
  assert.equal((await join()).status, 200);
  assert.equal(http.opened.get(room), 2);
  http.inMeeting.set(room, 2);
  assert.deepEqual(
    [(await join()).status, (await join()).body],
    [409, { error: "Room Error", message: "The meeting is full: at most 2 take part.", code: "room-full" }],
  );
  const library = await http.ask("nobody", `POST /api/v1/rooms/${room}/members/token`, { secret });
  assert.equal(library.status, 200);
});

test("what is not offered is refused by its name, but not where it asks for nothing", async () => {
  const refused = [
    ["autoDeletionDate", { autoDeletionDate: 1_700_000_000_000 }],
    ["autoDeletionPolicy.withMeeting", { autoDeletionPolicy: { withMeeting: "fail", withRecordings: "close" } }],
    ["config.initialAudioActive", { config: { initialAudioActive: "no" } }],
    ["config.recording.autoStart", { config: { recording: { autoStart: "when_the_sun_rises" } } }],
    ["config.recording.type", { config: { recording: { type: "local" } } }],
    ["config.recording.encoding", { config: { recording: { encoding: "VP8_720P_30" } } }],
  ] as const;
  for (const [field, body] of refused) {
    const answer = await refusal(body);
    assert.deepEqual([answer.status, answer.field], [422, field]);
  }
  const room = await http.makeRoom({
    autoDeletionDate: null,
    autoDeletionPolicy: { withMeeting: "force", withRecordings: "force" },
    config: { maxDurationMinutes: null, initialVideoActive: true, recording: { autoStart: null } },
  });
  const kept = (await http.rooms.get(roomId(room)))?.settings;
  assert.deepEqual(kept, (await http.rooms.get(roomId(await http.makeRoom())))?.settings);
});

test("what runs here is told to programs alone", async () => {
  const { status, body } = await http.ask("key", "GET /info");
  assert.deepEqual([status, fields(body)["service"], fields(body)["apiVersion"]], [200, "roomreel", "v1"]);
  assert.match(String(fields(body)["version"]), /^\d+\.\d+\.\d+/);
  assert.deepEqual(Object.keys(fields(body)).toSorted().slice(0, 3), ["apiVersion", "buildDate", "edition"]);
  assert.equal((await http.ask("nobody", "GET /info")).status, 401);
});

test("whether camera and microphone begin switched on is kept, and told before one joins", async () => {
  const room = await http.makeRoom({ config: { initialAudioActive: false } });
  const secret = (await http.rooms.get(roomId(room)))?.links.speaker.secret;
  const { body } = await http.ask("nobody", `POST /api/v1/rooms/${room}/members/token`, { secret });
  assert.deepEqual([fields(body)["initialAudioActive"], fields(body)["initialVideoActive"]], [false, true]);
});

test("properties that nobody knows are left out of what is kept, as in the compatible API", async () => {
  const room = await http.makeRoom({
    colour: "red",
    config: { theme: {} },
    roles: { speaker: { permissions: { x: 1 } } },
  });
  const { organisation: _around, ...kept } = { ...(await http.rooms.get(roomId(room))) };
  assert.ok(!JSON.stringify(kept).match(/colour|theme|"x"/));
});

test("one thing and what it became are answered as `X-Fields` and `fields` ask, unknown names ignored", async () => {
  const room = await http.makeRoom();
  const ana = { userId: "ana", name: "Ana", password: "welcome", role: "room_member" };
  const named = { "x-api-key": "test-key-0123456789", "x-fields": "roomId, name,role,nothing" };
  const names = async (request: string, body?: object) =>
    Object.keys(fields((await http.ask(named, request, body)).body)).join();
  assert.equal(await names(`PUT /api/v1/rooms/${room}/name`, { roomName: "New" }), "roomId");
  assert.equal(await names(`PUT /api/v1/rooms/${room}/status`, { status: "closed" }), "roomId");
  assert.equal(await names(`PUT /api/v1/rooms/${room}/roles`, { roles: {} }), "roomId");
  assert.equal(await names("POST /api/v1/users", ana), "name,role");
  assert.equal(await names("GET /api/v1/users/ana?fields=userId"), "userId,name,role");
  assert.equal(await names("PUT /api/v1/users/ana/role", { role: "admin" }), "name,role");
});

test("rooms are found by whether accounts may come", async () => {
  const open = await http.makeRoom({ roomName: "Access", access: { user: { enabled: true } } });
  const shut = await http.makeRoom({ roomName: "Access" });
  const found = async (userAccess: boolean) => {
    const { body } = await http.ask("key", `GET /api/v1/rooms?roomName=Access&userAccess=${userAccess}`);
    return (fields(body)["rooms"] as { roomId: string }[]).map(({ roomId: id }) => id);
  };
  assert.deepEqual([await found(true), await found(false)], [[open], [shut]]);
});

test("several accounts go at once: 400 when any stays, with the reason", async () => {
  for (const userId of ["one", "two", "three"]) await http.account(userId);
  const remove = (ids: string) => http.ask("key", `DELETE /api/v1/users?userIds=${ids}`);
  assert.deepEqual((await remove("one,one,two")).body, {
    message: "All users deleted successfully",
    deleted: ["one", "two"],
    failed: [],
  });
  const mixed = await remove("three,admin,none");
  assert.equal(mixed.status, 400);
  assert.deepEqual(mixed.body, {
    message: "2 user(s) could not be deleted",
    deleted: ["three"],
    failed: [
      { userId: "admin", error: "The first administrator stays an administrator." },
      { userId: "none", error: "User 'none' does not exist." },
    ],
  });
  assert.equal((await remove("")).status, 422);
});
