/** The organisation's settings, the rooms that inherit them, and who may read the consents. */
import assert from "node:assert/strict";
import { after, before, beforeEach, test } from "node:test";
import { defaultOrganisation } from "../people/index.ts";
import { roomId } from "../vocabulary/index.ts";
import { type As, fields } from "./http.fixture.ts";
import { startMeetings } from "./meeting-people.fixture.ts";

let http: Awaited<ReturnType<typeof startMeetings>>;
before(async () => {
  http = await startMeetings();
});
after(() => http.stop());
const put = (body: object, as: As = "key") => http.ask(as, "PUT /api/v1/organisation", body);
beforeEach(() => put(defaultOrganisation));

const configOf = async (room: string) => {
  const config = fields((await http.ask("key", `GET /api/v1/rooms/${room}/config`)).body);
  return fields(config["recording"]);
};
const problem = async (answer: ReturnType<typeof put>) => {
  const { status, body } = await answer;
  const [detail] = fields(body)["details"] as { field: string; message: string }[];
  return { status, ...detail };
};

test("what is left out of a change stays; what is not offered is refused by its field", async () => {
  assert.deepEqual((await http.ask("key", "GET /api/v1/organisation")).body, defaultOrganisation);
  const { body } = await put({ recording: { startTrigger: "automatic", idleMinutes: 5 }, meetingLimitHours: 72 });
  assert.deepEqual(body, {
    ...defaultOrganisation,
    recording: { ...defaultOrganisation.recording, startTrigger: "automatic", idleMinutes: 5 },
    meetingLimitHours: 72,
  });
  assert.deepEqual(await problem(put({ recording: { type: "local" } })), {
    status: 422,
    field: "recording.type",
    message: "local is not offered: recordings are made by the server, with cloud",
  });
  assert.equal((await problem(put({ recordingLimitHours: 25 }))).field, "recordingLimitHours");
  assert.equal((await problem(put({ meetingLimitHours: 73 }))).field, "meetingLimitHours");
  assert.equal((await problem(put({ recording: { idleMinutes: 0 } }))).field, "recording.idleMinutes");
  assert.deepEqual((await put({ recording: { idleMinutes: null } })).status, 200);
});

test("accounts read what their rooms inherit; only administrators change it", async () => {
  const rita = await http.account("rita");
  assert.deepEqual((await http.ask(rita, "GET /api/v1/organisation")).body, defaultOrganisation);
  assert.equal((await put({ recording: { consent: "gate" } }, rita)).status, 403);
  assert.deepEqual((await http.ask("key", "GET /api/v1/organisation")).body, defaultOrganisation);
});

test("members and guests do not reach it", async () => {
  const member = await http.member(await http.makeRoom(), "moderator");
  for (const [as, status] of [
    [member, 401],
    ["nobody", 401],
  ] as const)
    for (const answer of [http.ask(as, "GET /api/v1/organisation"), put({}, as)])
      assert.equal((await answer).status, status);
});

test("a changed default reaches rooms that inherit it, and no other", async () => {
  const inherits = await http.makeRoom();
  const decides = await http.makeRoom({ config: { recording: { consent: "notify", type: "cloud" } } });
  await put({ recording: { consent: "gate", type: "none", mayBeLeftOut: true } });
  assert.partialDeepStrictEqual(await configOf(inherits), { enabled: false, type: null, consent: null });
  assert.partialDeepStrictEqual(await configOf(decides), { enabled: true, type: "cloud", consent: "notify" });
  http.inMeeting.set(inherits, 1);
  http.inMeeting.set(decides, 1);
  const start = async (room: string) => (await http.ask("key", "POST /api/v1/recordings", { roomId: room })).status;
  assert.deepEqual([await start(inherits), await start(decides)], [403, 201]);
  await http.ask("key", `PUT /api/v1/rooms/${decides}/config`, { config: { recording: { type: null } } });
  assert.equal((await configOf(decides))["enabled"], false, "null inherits again");
});

test("[SP24] a room begins with what the organisation says of new rooms, and keeps it", async () => {
  const moderator = { permissions: { participantKick: false } };
  const { body } = await put({
    newRooms: {
      layout: "speaker",
      encoding: "PORTRAIT_H264_720P_60",
      allowAccessTo: "admin_moderator",
      roles: { moderator },
    },
  });
  const { newRooms } = fields(body) as typeof defaultOrganisation;
  assert.equal(newRooms.roles.moderator.permissions.participantKick, false);
  assert.equal(newRooms.roles.moderator.permissions.participantMute, true, "what is left out stays");
  assert.deepEqual(newRooms.roles.speaker, defaultOrganisation.newRooms.roles.speaker);
  const ofRoom = async (room: string) => {
    const answer = fields((await http.ask("key", `GET /api/v1/rooms/${room}?extraFields=config,roles`)).body);
    return { recording: fields(fields(answer["config"])["recording"]), roles: answer["roles"] };
  };
  const silent = await http.makeRoom();
  const { recording, roles } = await ofRoom(silent);
  const begun = { layout: "speaker", encoding: "PORTRAIT_H264_720P_60", allowAccessTo: "admin_moderator" };
  assert.partialDeepStrictEqual(recording, begun);
  assert.deepEqual(roles, newRooms.roles);
  const decides = await ofRoom(await http.makeRoom({ config: { recording: { layout: "grid" } } }));
  assert.partialDeepStrictEqual(decides.recording, { ...begun, layout: "grid" });
  await put(defaultOrganisation);
  assert.partialDeepStrictEqual((await ofRoom(silent)).recording, begun, "rooms that there are keep theirs");
});

test("what no room can have is refused for new rooms too, by its field", async () => {
  assert.equal((await problem(put({ newRooms: { layout: "mosaic" } }))).field, "newRooms.layout");
  assert.equal((await problem(put({ newRooms: { encoding: "H264_480P_30" } }))).field, "newRooms.encoding");
  assert.equal((await problem(put({ newRooms: { allowAccessTo: "everybody" } }))).field, "newRooms.allowAccessTo");
});

test("both vocabularies say the same trigger, and may not contradict each other", async () => {
  for (const [autoStart, startTrigger] of [
    ["when_first_participant_joins", "automatic"],
    ["when_second_participant_joins", "automatic-2nd-participant"],
    ["when_moderator_joins", "automatic-host"],
    [null, null],
  ] as const) {
    const byOld = await configOf(await http.makeRoom({ config: { recording: { autoStart } } }));
    assert.partialDeepStrictEqual(byOld, { autoStart, startTrigger });
    const byNew = await configOf(await http.makeRoom({ config: { recording: { startTrigger } } }));
    assert.partialDeepStrictEqual(byNew, { autoStart, startTrigger });
  }
  const prompt = { startTrigger: "prompt", autoStart: null };
  assert.partialDeepStrictEqual(await configOf(await http.makeRoom({ config: { recording: prompt } })), prompt);
  const create = (config: object) => problem(http.ask("key", "POST /api/v1/rooms", { config }));
  const both = { startTrigger: "none", autoStart: "when_moderator_joins" };
  assert.equal((await create({ recording: both })).field, "config.recording.autoStart");
  assert.equal((await create({ recording: { enabled: true, type: "none" } })).field, "config.recording.type");
  const alone = { maxParticipants: 1, recording: { autoStart: "when_second_participant_joins" } };
  assert.equal((await create(alone)).field, "config.recording.autoStart");
});

test("[R43] whoever controls recordings reads who confirmed, when and what; the first answer counts", async () => {
  const room = await http.makeRoom();
  const host = await http.comes(room, "host");
  const guest = await http.comes(room, "speaker", { participantName: '=cmd|" /c calc"!A1' });
  await http.round();
  const { recordingId } = fields((await http.ask("key", "POST /api/v1/recordings", { roomId: room })).body);
  for (const person of [guest, host, guest]) {
    const confirm = { do: "confirm-recording", recordingId, words: "This session is being recorded." };
    assert.equal(await http.does(room, person, confirm), "done");
  }
  const elsewhere = await http.makeRoom();
  const stranger = await http.comes(elsewhere, "speaker");
  await http.does(elsewhere, stranger, { do: "confirm-recording", recordingId, words: "I say so." });
  const path = `GET /api/v1/recordings/${String(recordingId)}/consents`;
  for (const [as, status] of [
    ["key", 200],
    [host.as, 200],
    [guest.as, 403],
    ["nobody", 401],
  ] as const)
    assert.equal((await http.ask(as, path)).status, status);
  const { consents } = fields((await http.ask("key", path)).body) as { consents: Record<string, unknown>[] };
  assert.deepEqual(
    consents.map(({ name, words }) => [name, words]),
    [
      ['=cmd|" /c calc"!A1', "This session is being recorded."],
      ["host", "This session is being recorded."],
    ],
  );
  const table = await http.ask("key", `${path}?format=csv`);
  assert.match(String(table.headers["content-type"]), /^text\/csv/);
  const text = String(table.body);
  assert.ok(text.includes(`"'=cmd|"" /c calc""!A1"`));
  assert.equal(text.split("\r\n").length, 4);
  assert.ok(text.includes(`"${String(recordingId)}"`));
});

test("[M31] a room's ledger is complete: who, when, which text, which recording, deleted or not", async () => {
  const room = await http.makeRoom();
  await http.account("lena");
  await http.ask("key", `POST /api/v1/rooms/${room}/members`, { userId: "lena", baseRole: "speaker" });
  const as = { authorization: `Bearer ${await http.accessToken("lena")}` };
  const joined = await http.asksIn(as, room, { participantName: "Lena" });
  const lena = { as: { "x-room-member-token": `Bearer ${String(fields(joined.body)["token"])}` } };
  http.connects(String(fields(joined.body)["livekitToken"]));
  await http.round();
  const recordings = [await http.finishOne(room), await http.recordOne(room)];
  const words = "This session is being recorded.";
  for (const recordingId of [...recordings, "made-up"])
    assert.equal(await http.does(room, lena, { do: "confirm-recording", recordingId, words }), "done");
  await http.ask("key", `DELETE /api/v1/recordings/${recordings[0]}`);
  const path = `GET /api/v1/rooms/${room}/consents`;
  const { consents } = fields((await http.ask("key", path)).body) as { consents: Record<string, unknown>[] };
  assert.deepEqual(
    consents.map(({ recordingId }) => recordingId),
    recordings.toReversed(),
  );
  for (const consent of consents) {
    assert.partialDeepStrictEqual(consent, { name: "Lena", account: "lena", words });
    assert.ok(Number(consent["at"]) > 1_700_000_000_000);
  }
  const table = await http.ask("key", `${path}?format=csv`);
  assert.match(String(table.headers["content-disposition"]), /consents\.csv$/);
  assert.equal(String(table.body).split("\r\n").length, 4);
  const other = await http.account("other", "room_manager");
  const member = await http.comes(room, "host");
  for (const [who, status] of [
    [other, 403],
    [as, 403],
    [member.as, 401],
    ["nobody", 401],
  ] as const)
    assert.equal((await http.ask(who, path)).status, status);
});

test("a room that lets phones record says so to people there", async () => {
  const room = await http.makeRoom({ config: { recording: { startOnPhones: true } } });
  const secret = (await http.rooms.get(roomId(room)))?.links.moderator.secret;
  const asked = (phone: boolean, to: string) =>
    http.ask("nobody", `POST /api/v1/rooms/${to}/members/token`, { secret, phone });
  const { permissions } = fields((await asked(true, room)).body);
  assert.equal(fields(permissions)["recordingControl"], true);
});
