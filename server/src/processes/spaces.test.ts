/** Spaces, their people and their rooms, through HTTP over a real PostgreSQL. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { recordingId, roomId, userId } from "../vocabulary/index.ts";
import { type As, fields, startHttp } from "./http.fixture.ts";

let http: Awaited<ReturnType<typeof startHttp>>;
let people: Readonly<Record<(typeof everybody)[number], As>>;
const everybody = ["olga", "mia", "mo", "con", "mem", "out"] as const;
const rolesInSpace = { mia: "manager", mo: "moderator", con: "contributor", mem: "member" } as const;
let space: string;

before(async () => {
  http = await startHttp();
  const accounts = await Promise.all(
    everybody.map(async (id) => [id, await http.account(id, id === "olga" ? "room_manager" : "room_member")] as const),
  );
  people = Object.fromEntries(accounts) as typeof people;
  space = await spaceOf("channel");
  await Promise.all(Object.entries(rolesInSpace).map(([id, role]) => take(space, [id, role])));
});
after(() => http.stop());

const spaceOf = async (kind: "channel" | "gallery"): Promise<string> => {
  const made = await http.ask(people.olga, "POST /api/v1/spaces", { kind, name: `A ${kind}` });
  assert.equal(made.status, 201);
  return String(fields(made.body)["spaceId"]);
};
/** As the owner, unless somebody else tries. */
const take = (id: string, [who, role]: readonly [string, string], as: As = people.olga) =>
  http.ask(as, `POST /api/v1/spaces/${id}/members`, { userId: who, role });
const code = ({ status, body }: { status: number; body: unknown }) => [status, fields(body)["code"]];
const field = ({ status, body }: { status: number; body: unknown }) => {
  const details = fields(body)["details"];
  return [status, Array.isArray(details) ? fields(details[0])["field"] : undefined];
};
const roomIn = async (id: string, as: As = people.olga): Promise<string> => {
  const made = await http.ask(as, "POST /api/v1/rooms", { roomName: "Weekly", spaceId: id });
  assert.equal(made.status, 201);
  return String(fields(made.body)["roomId"]);
};
const comes = async (room: string, as: As, more: object = {}) =>
  fields((await http.ask(as, `POST /api/v1/rooms/${room}/members/token`, more)).body);

test("[SP1] each role of a space has exactly its rights", async () => {
  const rights = async (as: As) => fields(fields((await http.ask(as, `GET /api/v1/spaces/${space}`)).body)["rights"]);
  const granted = async (as: As) =>
    Object.entries(await rights(as))
      .filter(([, isGranted]) => isGranted)
      .map(([right]) => right);
  assert.deepEqual(await granted(people.mem), ["view"]);
  assert.deepEqual(await granted(people.con), ["view", "add"]);
  assert.deepEqual(await granted(people.mo), ["view", "add", "approve"]);
  for (const as of [people.mia, people.olga, "key"] as const)
    assert.deepEqual(await granted(as), ["view", "add", "approve", "manage"]);
  for (const id of ["mem", "con", "mo"] as const) {
    assert.deepEqual(code(await take(space, ["out", "member"], people[id])), [403, "forbidden"]);
    assert.deepEqual(code(await http.ask(people[id], `PUT /api/v1/spaces/${space}`, { name: "x" })), [
      403,
      "forbidden",
    ]);
  }
  const renamed = await http.ask(people.mia, `PUT /api/v1/spaces/${space}`, { name: " Product  ", description: "All" });
  assert.deepEqual([renamed.status, fields(renamed.body)["name"]], [200, "Product"]);
});

test("[SP2] nobody removes or demotes the owner; ownership is handed over, and the owner of before stays", async () => {
  const own = await spaceOf("gallery");
  await take(own, ["mia", "manager"]);
  const olga = `/api/v1/spaces/${own}/members/olga`;
  for (const as of [people.mia, people.olga, "key"] as const) {
    assert.deepEqual(code(await http.ask(as, `DELETE ${olga}`)), [409, "owner-stays"]);
    assert.deepEqual(code(await http.ask(as, `PUT ${olga}`, { role: "member" })), [409, "owner-stays"]);
  }
  const owned = (as: As, owner: string) => http.ask(as, `PUT /api/v1/spaces/${own}`, { owner });
  assert.deepEqual(code(await owned(people.mia, "mia")), [403, "forbidden"]);
  assert.deepEqual(code(await http.ask(people.mia, `DELETE /api/v1/spaces/${own}`)), [403, "forbidden"]);
  assert.deepEqual(field(await owned(people.olga, "nobody")), [422, "owner"]);
  assert.equal(fields((await owned(people.olga, "con")).body)["owner"], "con");
  const list = await http.ask(people.con, `GET /api/v1/spaces/${own}/members?sortField=name&sortOrder=asc`);
  const members = fields(list.body)["members"] as { userId: string; role: string; isOwner: boolean }[];
  assert.deepEqual(
    members.map(({ userId: id, role, isOwner }) => [id, role, isOwner]),
    [
      ["con", "manager", true],
      ["mia", "manager", false],
      ["olga", "manager", false],
    ],
  );
  assert.equal((await http.ask(people.mia, `DELETE ${olga}`)).status, 200);
});

test("[SP3] who may add makes rooms in the space, of its kind; nobody else does", async () => {
  for (const as of [people.con, people.mo, people.mia, "key"] as const) {
    const room = fields((await http.ask("key", `GET /api/v1/rooms/${await roomIn(space, as)}`)).body);
    assert.deepEqual([room["kind"], room["spaceId"]], ["channel", space]);
  }
  const make = (as: As, body: object) => http.ask(as, "POST /api/v1/rooms", body);
  for (const as of [people.mem, people.out])
    assert.deepEqual(code(await make(as, { spaceId: space })), [403, "forbidden"]);
  assert.deepEqual(code(await make(people.con, {})), [403, "forbidden"]);
  assert.deepEqual(field(await make("key", { kind: "gallery", spaceId: space })), [422, "kind"]);
  assert.deepEqual(field(await make("key", { kind: "channel" })), [422, "spaceId"]);
  assert.deepEqual(field(await make("key", { spaceId: "space-none" })), [422, "spaceId"]);
  const single = fields((await make("key", { kind: "single" })).body);
  assert.deepEqual([single["kind"], single["spaceId"]], ["single", null]);
});

test("[SP4] managers are hosts and lead the room, moderators are moderators, all others speakers", async () => {
  const room = await roomIn(space, people.con);
  for (const [id, role] of [
    ["con", "host"],
    ["olga", "host"],
    ["mia", "host"],
    ["mo", "moderator"],
    ["mem", "speaker"],
    ["out", undefined],
  ] as const)
    assert.equal((await comes(room, people[id]))["role"], role, id);
  const rename = (as: As) => http.ask(as, `PUT /api/v1/rooms/${room}/name`, { roomName: "New" });
  assert.equal((await rename(people.mia)).status, 200);
  assert.deepEqual(code(await rename(people.mo)), [403, "forbidden"]);
});

test("[SP8] a place in a space that is changed or lost acts on tokens of before", async () => {
  const room = await roomIn(space);
  await http.account("tess");
  await take(space, ["tess", "moderator"]);
  const token = { authorization: `Bearer ${await http.accessToken("tess")}` };
  const member = { "x-room-member-token": `Bearer ${String((await comes(room, token))["token"])}` };
  const role = async () => (await comes(room, member))["role"];
  assert.equal(await role(), "moderator");
  await take(space, ["tess", "member"]);
  assert.equal(await role(), "speaker");
  await http.ask(people.olga, `DELETE /api/v1/spaces/${space}/members/tess`);
  assert.equal((await http.ask(member, `GET /api/v1/rooms/${room}`)).status, 401);
});

test("[SP6] [SP7] a space with rooms stays; for whoever is not in it there is none", async () => {
  const own = await spaceOf("channel");
  const room = await roomIn(own);
  assert.deepEqual(code(await http.ask(people.olga, `DELETE /api/v1/spaces/${own}`)), [409, "space-has-rooms"]);
  await http.ask(people.olga, `DELETE /api/v1/rooms/${room}`);
  for (const request of [`GET /api/v1/spaces/${own}`, "GET /api/v1/spaces/space-none", `DELETE /api/v1/spaces/${own}`])
    assert.deepEqual(code(await http.ask(people.out, request)), [404, "no-space"]);
  assert.deepEqual(fields((await http.ask(people.out, "GET /api/v1/spaces")).body)["spaces"], []);
  assert.equal((await http.ask(people.olga, `DELETE /api/v1/spaces/${own}`)).status, 200);
  assert.deepEqual(code(await http.ask("key", `GET /api/v1/spaces/${own}`)), [404, "no-space"]);
});

test("[SP5] the leaders of a space are at most a hundred", async () => {
  const own = await spaceOf("channel");
  const ids = Array.from({ length: 100 }, (_, at) => `leader_${at}`);
  for (const id of ids) await http.account(id);
  const placed = [];
  for (const id of ids) placed.push((await take(own, [id, "moderator"])).status);
  assert.deepEqual(new Set(placed.slice(0, 99)), new Set([201]));
  assert.equal(placed[99], 409);
  assert.equal((await take(own, ["leader_99", "contributor"])).status, 201);
});

test("pages of spaces and of members hold each once", async () => {
  const walk = async (request: string, of: "spaces" | "members"): Promise<unknown[]> => {
    const seen = [];
    for (let token = ""; ;) {
      const page = fields((await http.ask("key", `${request}&maxItems=2${token}`)).body);
      seen.push(...(page[of] as { name: string }[]).map(({ name }) => name));
      const next = fields(page["pagination"])["nextPageToken"];
      if (typeof next !== "string") return seen;
      token = `&nextPageToken=${next}`;
    }
  };
  const names = await walk(`GET /api/v1/spaces/${space}/members?sortField=name&sortOrder=asc`, "members");
  assert.deepEqual(names, ["con", "mem", "mia", "mo", "olga"]);
  for (const sort of ["creationDate", "name"]) {
    const spaces = await walk(`GET /api/v1/spaces?sortField=${sort}&search=a`, "spaces");
    assert.ok(spaces.length >= 2);
  }
  const bad = await http.ask("key", "GET /api/v1/spaces?nextPageToken=x");
  assert.equal(bad.status, 400);
});

test("[R50] [R51] [R52] a recording of a channel is its owner's; who pressed Record collaborates", async () => {
  const room = await roomIn(space, people.con);
  const mo = await comes(room, people.mo, { joinMeeting: true });
  http.comes(String(mo["livekitToken"]));
  await http.round();
  const member = { "x-room-member-token": `Bearer ${String(mo["token"])}` };
  const started = fields((await http.ask(member, "POST /api/v1/recordings", { roomId: room })).body);
  const collaborators = [{ userId: "mo", as: ["co-editor", "co-publisher"] }];
  assert.deepEqual([started["owner"], started["collaborators"]], ["olga", collaborators]);
  const id = String(started["recordingId"]);
  const sees = async (as: As) => (await http.ask(as, `GET /api/v1/recordings/${id}`)).status === 200;
  const lists = async (as: As) =>
    (fields((await http.ask(as, `GET /api/v1/recordings?roomId=${room}`)).body)["recordings"] as unknown[]).length ===
    1;
  const who = async (look: (as: As) => Promise<boolean>) => {
    const looks = await Promise.all(everybody.map(async (one) => ((await look(people[one])) ? [one] : [])));
    return looks.flat();
  };
  const leading = { recording: { allowAccessTo: "admin_moderator" } };
  await http.ask("key", `PUT /api/v1/rooms/${room}/config`, { config: leading });
  assert.deepEqual(
    [await who(sees), await who(lists)],
    [
      ["olga", "mia", "mo", "con"],
      ["olga", "mia", "mo", "con"],
    ],
  );
  const config = { recording: { allowAccessTo: "admin" } };
  await http.ask("key", `PUT /api/v1/rooms/${room}/config`, { config });
  assert.deepEqual([await who(sees), await who(lists)], [["con"], ["con"]]);
  const record = await http.recordings.get(recordingId(id));
  assert.equal(record?.initiator, "mo");
});

test("[SP19] an account knows of its own rooms, of those of its spaces, and of those that let it in", async () => {
  const own = await http.makeRoom();
  const inSpace = await roomIn(space);
  const knows = async (as: As, room: string) => {
    const list = fields((await http.ask(as, "GET /api/v1/rooms?maxItems=100&fields=roomId")).body)["rooms"];
    const isListed = (list as { roomId: string }[]).some(({ roomId: id }) => id === room);
    const isShown = (await http.ask(as, `GET /api/v1/rooms/${room}`)).status === 200;
    assert.equal(isListed, isShown);
    return isShown;
  };
  assert.deepEqual([await knows(people.mem, inSpace), await knows(people.out, inSpace)], [true, false]);
  assert.deepEqual([await knows(people.out, own), await knows("key", own)], [false, true]);
  await http.ask("key", `POST /api/v1/rooms/${own}/members`, { userId: "out", baseRole: "viewer" });
  assert.equal(await knows(people.out, own), true);
  await http.ask("key", `PUT /api/v1/rooms/${own}/access`, { access: { user: { enabled: true } } });
  assert.equal(await knows(people.mem, own), true);
  const shown = fields((await http.ask(people.mem, `GET /api/v1/rooms/${inSpace}`)).body);
  assert.ok(!JSON.stringify(shown["access"]).includes("secret="));
  const filtered = await http.ask(people.mem, `GET /api/v1/rooms?spaceId=${space}&maxItems=100`);
  assert.ok((fields(filtered.body)["rooms"] as { spaceId: string }[]).every(({ spaceId }) => spaceId === space));
  assert.deepEqual(code(await http.ask(people.mem, "GET /api/v1/rooms?member=mia")), [403, "forbidden"]);
});

test("[SP20] a deleted account leaves rooms and recordings to others, its spaces without an owner", async () => {
  await http.account("gone", "room_manager");
  await http.account("heir", "room_manager");
  const gone = { authorization: `Bearer ${await http.accessToken("gone")}` };
  const heir = { authorization: `Bearer ${await http.accessToken("heir")}` };
  const gallery = String(
    fields((await http.ask(gone, "POST /api/v1/spaces", { kind: "gallery", name: "Course" })).body)["spaceId"],
  );
  await take(gallery, ["heir", "contributor"], gone);
  const lesson = await roomIn(gallery, heir);
  const own = String(fields((await http.ask(gone, "POST /api/v1/rooms", {})).body)["roomId"]);
  const [ofLesson, ofOwn] = [await http.finishOne(lesson), await http.finishOne(own)];
  assert.equal((await http.recordings.get(recordingId(ofLesson)))?.owner, "gone");
  assert.equal((await http.ask("key", "DELETE /api/v1/users/gone")).status, 200);
  assert.equal((await http.recordings.get(recordingId(ofLesson)))?.owner, "heir");
  assert.equal((await http.recordings.get(recordingId(ofOwn)))?.owner, "admin");
  assert.equal((await http.rooms.get(roomId(own)))?.owner, "admin");
  assert.equal(fields((await http.ask("key", `GET /api/v1/spaces/${gallery}`)).body)["owner"], null);
  assert.equal(await http.spaces.roleOf(gallery, userId("gone")), null);
  assert.equal((await http.ask(gone, "GET /api/v1/rooms")).status, 401);
  const next = await http.finishOne(lesson);
  assert.equal((await http.recordings.get(recordingId(next)))?.owner, "heir");
});

test("[SP23] a changed place in a space acts on its meetings at once, for whoever came by the account", async () => {
  const id = await spaceOf("channel");
  const room = await roomIn(id);
  const as = await http.account("walk");
  const put = (role: string) => http.ask(people.olga, `PUT /api/v1/spaces/${id}/members/walk`, { role });
  await take(id, ["walk", "member"]);
  const joined = await comes(room, as, { joinMeeting: true, participantName: "Walk" });
  const identity = http.comes(String(joined["livekitToken"]));
  const secret = (await http.rooms.get(roomId(room)))?.links.speaker.secret;
  const byLink = await comes(room, as, { joinMeeting: true, participantName: "Walk", secret });
  const linked = http.comes(String(byLink["livekitToken"]));
  await http.round();
  const roleOf = (who: string) => http.present(room).get(who)?.attributes["role"];
  assert.equal(roleOf(identity), "speaker");
  await put("moderator");
  assert.deepEqual([roleOf(identity), roleOf(linked)], ["moderator", "speaker"], "a link's role is the link's");
  await http.ask(people.olga, `PUT /api/v1/spaces/${id}`, { owner: "walk" });
  assert.equal(roleOf(identity), "host", "the owner of a space is a manager of it");
  await http.ask("key", `PUT /api/v1/spaces/${id}`, { owner: "olga" });
  await put("contributor");
  assert.equal(roleOf(identity), "speaker");
  await http.ask("key", `POST /api/v1/meetings/${room}/actions`, { do: "set-role", identity, role: "moderator" });
  await put("member");
  assert.equal(roleOf(identity), "moderator", "contributor or member: no difference here");
  const left = await http.ask(as, `DELETE /api/v1/spaces/${id}/members/walk`);
  assert.equal(left.status, 200);
  assert.deepEqual([http.present(room).has(identity), http.present(room).has(linked)], [false, true]);
  assert.equal((await comes(room, as, { joinMeeting: true, participantName: "Walk" }))["code"], "bad-secret");
  await take(id, ["walk", "member"]);
  const back = await comes(room, as, { joinMeeting: true, participantName: "Walk" });
  assert.equal(typeof back["livekitToken"], "string", "taken in again, he comes again");
});

test("[SP23] [B5] a changed place reaches whoever is in a breakout room", async () => {
  const id = await spaceOf("channel");
  const room = await roomIn(id);
  const as = await http.account("roam");
  await take(id, ["roam", "member"]);
  const asks = async (action: object) =>
    (await http.ask("key", `POST /api/v1/meetings/${room}/breakouts/actions`, action)).status < 300;
  const joined = await comes(room, as, { joinMeeting: true, participantName: "Roam" });
  http.comes(String(joined["livekitToken"]));
  await http.round();
  assert.ok(await asks({ do: "plan", count: 1, assignment: "own-choice" }));
  assert.ok(await asks({ do: "open" }));
  const plan = fields((await http.ask("key", `GET /api/v1/meetings/${room}/breakouts`)).body);
  const apart = String(fields((plan["rooms"] as unknown[])[0])["roomId"]);
  const own = { "x-room-member-token": `Bearer ${String(joined["token"])}` };
  const there = await comes(apart, own, { joinMeeting: true, toStage: true });
  const identity = http.comes(String(there["livekitToken"]));
  await http.round();
  assert.equal(http.present(apart).get(identity)?.attributes["role"], "speaker");
  await http.ask(people.olga, `PUT /api/v1/spaces/${id}/members/roam`, { role: "moderator" });
  assert.equal(http.present(apart).get(identity)?.attributes["role"], "moderator");
  await http.ask(people.olga, `DELETE /api/v1/spaces/${id}/members/roam`);
  assert.equal(http.present(apart).has(identity), false);
});
