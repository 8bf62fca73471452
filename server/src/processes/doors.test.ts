/** Members, links, times and changes of a room, through HTTP over a real PostgreSQL. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { roomId, wallMs } from "../vocabulary/index.ts";
import { type As, fields, startHttp } from "./http.fixture.ts";

let http: Awaited<ReturnType<typeof startHttp>>;
let ana: As;
before(async () => {
  http = await startHttp();
  ana = await http.account("ana");
});
after(() => http.stop());

type Answer = { readonly status: number; readonly body: unknown };
const code = ({ status, body }: Answer) => [status, fields(body)["code"]];
const textOf = (answer: Answer, name: string): string => String(fields(answer.body)[name]);
const secretIn = (url: string): string => new URL(url).searchParams.get("secret") ?? "";
const bearer = (token: unknown): As => ({ "x-room-member-token": `Bearer ${String(token)}` });

const secretOf = async (room: string, link: "host" | "moderator" | "speaker" | "viewer"): Promise<string> =>
  (await http.rooms.get(roomId(room)))?.links[link].secret ?? "";
const ask = (room: string, body: object, as: As = "nobody") =>
  http.ask(as, `POST /api/v1/rooms/${room}/members/token`, body);
/** Comes into the meeting, and LiveKit sees it. */
const comes = async (room: string, secret: string, name = "Sam") => {
  const joined = await ask(room, { secret, participantName: name, joinMeeting: true });
  assert.equal(joined.status, 200, JSON.stringify(joined.body));
  const identity = http.comes(textOf(joined, "livekitToken"));
  await http.round();
  return { identity, as: bearer(fields(joined.body)["token"]) };
};
const isThere = (room: string, identity: string): boolean => http.present(room).has(identity);
test("[AC19] a room that does not exist answers as one that the caller has no way into", async () => {
  const room = await http.makeRoom();
  const elsewhere = await http.member(await http.makeRoom(), "moderator");
  const stranger = await http.account("door_stranger");
  for (const as of ["nobody", elsewhere, stranger] as const)
    for (const asked of [{}, { secret: "wrong" }, { secret: "wrong", joinMeeting: true, participantName: "Eve" }]) {
      const [known, unknown] = [room, "no-such-room-0123456789"].map((id) =>
        http.ask(as, `POST /api/v1/rooms/${id}/members/token`, asked),
      );
      const [one, other] = [await known, await unknown];
      assert.deepEqual([other?.status, other?.body], [one?.status, one?.body]);
      assert.ok(one?.status === 400 || one?.status === 403);
    }
  const admin = await http.account("door_admin", "admin");
  assert.equal((await http.ask(admin, "POST /api/v1/rooms/no-such-room/members/token", {})).status, 404);
});

const add = async (room: string, body: object): Promise<Readonly<Record<string, unknown>>> => {
  const made = await http.ask("key", `POST /api/v1/rooms/${room}/members`, body);
  assert.equal(made.status, 201, JSON.stringify(made.body));
  return fields(made.body);
};
const permissionsOf = (answer: Answer) => fields(fields(answer.body)["permissions"]);

test("a guest and a user become members, each once, and are found by name, role and type", async () => {
  const room = await http.makeRoom();
  const path = `/api/v1/rooms/${room}/members`;
  const guest = await add(room, { name: "Guest of honour", baseRole: "viewer" });
  assert.match(String(guest["memberId"]), /^guest-[a-zA-Z0-9]{15}$/);
  const user = await add(room, { userId: "ana", baseRole: "moderator" });
  assert.deepEqual([user["memberId"], user["type"], user["name"]], ["ana", "user", "ana"]);
  const again = await http.ask("key", `POST ${path}`, { userId: "ana", baseRole: "speaker" });
  assert.deepEqual(code(again), [409, "member-exists"]);
  assert.deepEqual(code(await http.ask("key", `POST ${path}`, { userId: "admin", baseRole: "speaker" })), [
    409,
    "member-exists",
  ]);
  for (const body of [
    { userId: "none", baseRole: "speaker" },
    { baseRole: "speaker" },
    { name: "x", userId: "ana", baseRole: "speaker" },
    { name: "x", baseRole: "host" },
  ])
    assert.equal((await http.ask("key", `POST ${path}`, body)).status, 422);
  const list = async (query: string) =>
    (fields((await http.ask("key", `GET ${path}?${query}`)).body)["members"] as { name: string }[]).map(
      ({ name }) => name,
    );
  assert.deepEqual(await list("sortField=name&sortOrder=asc"), ["Guest of honour", "ana"]);
  assert.deepEqual(await list("type=user"), ["ana"]);
  assert.deepEqual(await list("baseRole=viewer"), ["Guest of honour"]);
  assert.deepEqual(await list("name=guest&nameMatchMode=prefix&nameCaseInsensitive=true"), ["Guest of honour"]);
  assert.equal((await http.ask("key", `GET ${path}?name=(&nameMatchMode=regex`)).status, 422);
  const extra = await http.ask("key", `GET ${path}/ana?extraFields=effectivePermissions`);
  assert.equal(fields(fields(extra.body)["effectivePermissions"])["meetingEnd"], true);
  assert.deepEqual(code(await http.ask(ana, `GET ${path}`)), [403, "forbidden"]);
  const removed = await http.ask("key", `DELETE ${path}?memberIds=ana,none`);
  assert.deepEqual([removed.status, fields(removed.body)["deleted"]], [400, ["ana"]]);
});

test("a personal link makes its bearer this member, under the member's name", async () => {
  const room = await http.makeRoom();
  const member = await add(room, { name: "Ann", baseRole: "moderator" });
  const secret = secretIn(String(member["accessUrl"]));
  const told = fields((await ask(room, { secret })).body);
  assert.deepEqual([told["participantName"], told["nameIsGiven"]], ["Ann", true], "told before one joins");
  const joined = await ask(room, { secret, participantName: "Somebody else", joinMeeting: true });
  assert.deepEqual([textOf(joined, "role"), JSON.parse(textOf(joined, "livekitToken")).name], ["moderator", "Ann"]);
  const own = bearer(fields(joined.body)["token"]);
  const path = `/api/v1/rooms/${room}/members/${String(member["memberId"])}`;
  assert.equal(textOf(await http.ask(own, `GET ${path}`), "accessUrl"), member["accessUrl"]);
  const other = await add(room, { name: "Bob", baseRole: "speaker" });
  const seen = await http.ask(own, `GET /api/v1/rooms/${room}/members/${String(other["memberId"])}`);
  assert.equal(fields(seen.body)["accessUrl"], undefined);
});

test("[SP9] an account is what its strongest place makes it", async () => {
  const room = await http.makeRoom({ access: { user: { enabled: true } } });
  const role = async () => textOf(await ask(room, {}, ana), "role");
  assert.equal(await role(), "speaker");
  await add(room, { userId: "ana", baseRole: "moderator" });
  assert.equal(await role(), "moderator");
  await http.ask("key", `DELETE /api/v1/rooms/${room}/members/ana`);
  await http.ask("key", `PUT /api/v1/rooms/${room}/access`, { access: { user: { enabled: false } } });
  assert.deepEqual(code(await ask(room, {}, ana)), [400, "bad-secret"]);
});

test("[SP10] own rights count more than those of the role, also after promotion; the preset more", async () => {
  const room = await http.makeRoom();
  const host = await comes(room, await secretOf(room, "host"), "Hanna");
  const own = { chatWrite: false, recordingDownload: true };
  const member = await add(room, { name: "Ann", baseRole: "speaker", customPermissions: own });
  const secret = secretIn(String(member["accessUrl"]));
  const ann = await comes(room, secret, "Ann");
  const say = () =>
    http.ask(ann.as, `POST /api/v1/meetings/${room}/actions`, { do: "say", to: "everyone", words: "Hi" });
  assert.equal((await say()).status, 403);
  const promotion = { do: "set-role", identity: ann.identity, role: "moderator" };
  assert.equal((await http.ask(host.as, `POST /api/v1/meetings/${room}/actions`, promotion)).status, 204);
  assert.equal((await say()).status, 403);
  const now = permissionsOf(await ask(room, {}, ann.as));
  assert.deepEqual([now["chatWrite"], now["recordingDownload"], now["meetingEnd"]], [false, true, true]);
  await http.ask("key", `PUT /api/v1/rooms/${room}/config`, { config: { recording: { allowAccessTo: "admin" } } });
  assert.equal(permissionsOf(await ask(room, {}, ann.as))["recordingDownload"], false);
});

test("[SP11] a change of a member acts on the running meeting; a member who is removed leaves it", async () => {
  const room = await http.makeRoom();
  const member = await add(room, { name: "Ann", baseRole: "speaker" });
  const path = `/api/v1/rooms/${room}/members/${String(member["memberId"])}`;
  const ann = await comes(room, secretIn(String(member["accessUrl"])));
  const sends = () => http.present(room).get(ann.identity)?.publish.camera;
  assert.equal(sends(), true);
  await http.ask("key", `PUT ${path}`, { customPermissions: { mediaPublishVideo: false } });
  assert.equal(sends(), false);
  await http.ask("key", `PUT ${path}`, { baseRole: "viewer", customPermissions: {} });
  assert.equal(http.present(room).get(ann.identity)?.attributes["role"], "viewer");
  assert.equal(textOf(await ask(room, {}, ann.as), "role"), "viewer");
  assert.equal((await http.ask("key", `DELETE ${path}`)).status, 200);
  assert.equal(isThere(room, ann.identity), false);
  assert.equal((await http.ask(ann.as, `GET /api/v1/rooms/${room}`)).status, 401);
  assert.deepEqual(code(await http.ask("key", `DELETE ${path}`)), [404, "no-member"]);
});

for (const how of ["renewed", "switched off"] as const)
  test(`[SP12] a link that is ${how} ends its secret, its tokens and its visits, and no others`, async () => {
    const room = await http.makeRoom();
    const [speaker, host] = [await secretOf(room, "speaker"), await secretOf(room, "host")];
    const sam = await comes(room, speaker);
    const hanna = await comes(room, host, "Hanna");
    const outside = bearer(fields((await ask(room, { secret: speaker })).body)["token"]);
    const off = { access: { anonymous: { speaker: { enabled: false } } } };
    const changed =
      how === "renewed"
        ? await http.ask("key", `POST /api/v1/rooms/${room}/access/speaker/rotate`)
        : await http.ask("key", `PUT /api/v1/rooms/${room}/access`, off);
    assert.equal(changed.status, 200);
    const refused = how === "renewed" ? [400, "bad-secret"] : [403, "link-off"];
    assert.deepEqual(code(await ask(room, { secret: speaker })), refused);
    assert.deepEqual([isThere(room, sam.identity), isThere(room, hanna.identity)], [false, true]);
    for (const as of [sam.as, outside]) assert.deepEqual(code(await ask(room, {}, as)), [401, "bad-token"]);
    assert.equal((await ask(room, {}, hanna.as)).status, 200);
    if (how === "switched off") {
      await http.ask("key", `PUT /api/v1/rooms/${room}/access`, {
        access: { anonymous: { speaker: { enabled: true } } },
      });
      assert.equal((await http.ask(outside, `GET /api/v1/rooms/${room}`)).status, 401);
    }
    assert.equal((await ask(room, { secret: await secretOf(room, "speaker") })).status, 200);
  });

test("[SP12] a member's link is renewed alone", async () => {
  const room = await http.makeRoom();
  const [one, two] = [
    await add(room, { name: "One", baseRole: "speaker" }),
    await add(room, { name: "Two", baseRole: "speaker" }),
  ];
  const secret = secretIn(String(one["accessUrl"]));
  const [first, second] = [await comes(room, secret), await comes(room, secretIn(String(two["accessUrl"])))];
  const renewed = await http.ask("key", `POST /api/v1/rooms/${room}/members/${String(one["memberId"])}/rotate`);
  assert.deepEqual(code(await ask(room, { secret })), [400, "bad-secret"]);
  assert.equal((await ask(room, {}, first.as)).status, 401);
  assert.deepEqual([isThere(room, first.identity), isThere(room, second.identity)], [false, true]);
  assert.equal((await ask(room, { secret: secretIn(textOf(renewed, "accessUrl")) })).status, 200);
});

test("[SP13] who was put out by a renewed link comes again by the new one, also with an account", async () => {
  const room = await http.makeRoom();
  const joins = async () => ask(room, { secret: await secretOf(room, "speaker"), joinMeeting: true }, ana);
  http.comes(textOf(await joins(), "livekitToken"));
  await http.round();
  await http.ask("key", `POST /api/v1/rooms/${room}/access/speaker/rotate`);
  assert.equal(http.present(room).size, 0);
  assert.equal((await joins()).status, 200);
});

test("[SP8] a change of roles acts at once: on tokens of before, and on what LiveKit lets people send", async () => {
  const room = await http.makeRoom();
  const sam = await comes(room, await secretOf(room, "speaker"));
  const permissions = { mediaShareScreen: false, recordingDownload: true };
  const answer = await http.ask("key", `PUT /api/v1/rooms/${room}/roles`, { roles: { speaker: { permissions } } });
  assert.deepEqual([answer.status, fields(answer.body)["appliesFrom"]], [200, { roles: "now" }]);
  assert.equal(http.present(room).get(sam.identity)?.publish.screen, false);
  assert.equal(permissionsOf(await ask(room, {}, sam.as))["recordingDownload"], true);
});

test("[SP14] [SP15] [SP16] a room is entered in its time, and ends on time where it shall", async () => {
  const HOUR_MS = 3_600_000;
  const now = wallMs(Date.now());
  const schedule = { from: now + HOUR_MS, until: now + 2 * HOUR_MS, endsOnTime: true };
  const room = await http.makeRoom({ config: { schedule } });
  const config = fields((await http.ask("key", `GET /api/v1/rooms/${room}/config`)).body);
  assert.deepEqual(config["schedule"], { ...schedule, earlyMinutes: 15 });
  const secret = await secretOf(room, "speaker");
  const join = () => ask(room, { secret, participantName: "Sam", joinMeeting: true });
  const early = await join();
  assert.deepEqual(code(early), [409, "not-open-yet"]);
  assert.ok(textOf(early, "message").includes(new Date(schedule.from - 15 * 60_000).toISOString()));
  const told = fields((await ask(room, { secret })).body);
  assert.deepEqual([told["opening"], told["opensAt"]], ["not-open-yet", schedule.from - 15 * 60_000]);
  await comes(room, await secretOf(room, "host"), "Hanna");
  http.later(46 * 60_000);
  const sam = await comes(room, secret);
  http.later(75 * 60_000);
  const late = await ask(room, { secret, participantName: "Lea", joinMeeting: true });
  assert.deepEqual(code(late), [409, "time-over"]);
  assert.equal((await ask(room, { joinMeeting: true }, sam.as)).status, 200);
  assert.equal(fields((await ask(room, { secret })).body)["opening"], "time-over");
  await http.round();
  assert.equal(http.present(room).size, 0);
  http.later(-121 * 60_000);
});

test("[SP14] a time that cannot be is refused", async () => {
  for (const schedule of [{ from: 2, until: 1 }, { from: 1 }, "sometimes", { from: 1, until: 2, earlyMinutes: -1 }])
    assert.equal((await http.ask("key", "POST /api/v1/rooms", { config: { schedule } })).status, 422);
});

test("[SP18] settings change while people meet, and the answer says from when each holds", async () => {
  const room = await http.makeRoom();
  const sam = await comes(room, await secretOf(room, "speaker"));
  const put = async (config: object) =>
    fields((await http.ask("key", `PUT /api/v1/rooms/${room}/config`, { config })).body)["appliesFrom"];
  assert.deepEqual(await put({ stage: "invite", chat: { enabled: false }, waitingRoom: true }), {
    stage: "next-meeting",
    chat: "now",
    waitingRoom: "now",
  });
  const state = fields(http.state(room));
  assert.deepEqual([state["chatEnabled"], state["stageMode"]], [false, "everyone"]);
  const next = await ask(room, { secret: await secretOf(room, "speaker"), participantName: "Lea", joinMeeting: true });
  assert.equal(fields(next.body)["waiting"], true);
  assert.equal(isThere(room, sam.identity), true);
  assert.deepEqual(await put({ chat: { enabled: false } }), {});
});

test("whoever comes is told whether the room lets people change what is behind them", async () => {
  for (const enabled of [true, false]) {
    const room = await http.makeRoom({ config: { virtualBackground: { enabled } } });
    const told = await ask(room, {
      secret: await secretOf(room, "speaker"),
      participantName: "Sam",
      joinMeeting: true,
    });
    assert.equal(fields(told.body)["virtualBackground"], enabled);
    assert.equal(permissionsOf(told)["mediaChangeVirtualBackground"], true, "the right is the role's");
  }
});
