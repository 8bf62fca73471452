/** Who has a recording beside its owner: collaborators, a new owner, the space of its room; My Media. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { type As, fields, startHttp } from "./http.fixture.ts";

let http: Awaited<ReturnType<typeof startHttp>>;
let olga: As;
let ana: As;
before(async () => {
  http = await startHttp();
  olga = await http.account("olga", "room_manager");
  ana = await http.account("ana");
});
after(() => http.stop());

const at = (id: string, rest = ""): string => `/api/v1/recordings/${id}${rest}`;
const codeOf = ({ status, body }: { status: number; body: unknown }) => [status, fields(body)["code"]];
const roomOf = async (as: As, more: object = {}): Promise<string> =>
  String(fields((await http.ask(as, "POST /api/v1/rooms", { roomName: "Weekly", ...more })).body)["roomId"]);
const mayDo = async (as: As, id: string): Promise<unknown> => fields((await http.ask(as, `GET ${at(id)}`)).body)["may"];
const listed = async (as: As, query: string): Promise<readonly string[]> => {
  const { body } = await http.ask(as, `GET /api/v1/recordings?fields=recordingId&sortOrder=asc&${query}`);
  return (fields(body)["recordings"] as { recordingId: string }[]).map((one) => one.recordingId);
};
const collaborate = (as: As, id: string, ...collaborators: readonly (readonly [string, ...string[]])[]) =>
  http.ask(as, `PUT ${at(id, "/collaborators")}`, {
    collaborators: collaborators.map(([userId, ...roles]) => ({ userId, as: roles })),
  });

const seen = ["play"];
const published = ["play", "download", "share"];
const edited = ["play", "download", "describe"];
const owned = ["play", "download", "describe", "share", "delete", "purge", "assign"];

test("[L24] [L21] each collaborator may exactly what he is named for, and only as long as he is", async () => {
  const id = await http.finishOne(await roomOf(olga));
  assert.deepEqual(codeOf(await http.ask(ana, `GET ${at(id)}`)), [404, "no-recording"]);
  for (const [as, may] of [
    ["co-viewer", seen],
    ["co-publisher", published],
    ["co-editor", edited],
  ] as const) {
    assert.equal((await collaborate(olga, id, ["ana", as])).status, 200);
    assert.deepEqual(await mayDo(ana, id), may);
    assert.deepEqual(await listed(ana, "mine=true"), [id]);
    assert.equal((await http.ask(ana, `GET ${at(id, "/download")}`)).status, as === "co-viewer" ? 403 : 200);
    assert.deepEqual(codeOf(await collaborate(ana, id, ["ana", "co-editor"])), [403, "forbidden"]);
    assert.deepEqual(codeOf(await http.ask(ana, `PUT ${at(id, "/owner")}`, { userId: "ana" })), [403, "forbidden"]);
  }
  assert.equal((await collaborate(olga, id)).status, 200);
  assert.deepEqual(codeOf(await http.ask(ana, `GET ${at(id)}`)), [404, "no-recording"]);
});

test("[L24] only accounts collaborate, each named once", async () => {
  const id = await http.finishOne(await roomOf(olga));
  for (const named of [[["nobody_here", "co-editor"]], [["ana"]], [["ana", "owner"]]] as const)
    assert.equal((await collaborate(olga, id, ...named)).status, 422, JSON.stringify(named));
  assert.equal((await collaborate(olga, id, ["ana", "co-editor"], ["ana", "co-viewer"])).status, 422);
  assert.equal((await http.ask(olga, `PUT ${at(id, "/owner")}`, { userId: "nobody_here" })).status, 422);
  await collaborate(olga, id, ["olga", "co-viewer"], ["ana", "co-viewer"]);
  const { collaborators } = fields((await http.ask(olga, `GET ${at(id)}`)).body);
  assert.deepEqual(collaborators, [{ userId: "ana", as: ["co-viewer"] }], "the owner needs no place");
});

test("[L25] a new owner has it all; the one of before what else he has", async () => {
  const space = await spaceOf("olga");
  const id = await http.finishOne(await roomOf("key", { spaceId: space }));
  assert.deepEqual(await mayDo(olga, id), owned);
  await collaborate(olga, id, ["ana", "co-viewer"]);
  assert.equal((await http.ask(olga, `PUT ${at(id, "/owner")}`, { userId: "ana" })).status, 200);
  assert.deepEqual(await mayDo(ana, id), owned);
  const { owner, collaborators } = fields((await http.ask(ana, `GET ${at(id)}`)).body);
  assert.deepEqual([owner, collaborators], ["ana", []]);
  assert.deepEqual(
    [await listed(olga, "mine=true&maxItems=1"), await listed(ana, "mine=true")].flat().includes(id),
    true,
  );
  assert.equal((await listed(olga, "mine=true&maxItems=100")).includes(id), false);
});

const spaceOf = async (owner: string): Promise<string> => {
  const made = await http.ask("key", "POST /api/v1/spaces", { kind: "channel", name: "Team", owner });
  return String(fields(made.body)["spaceId"]);
};

test("[L23] K-53, K-59: a channel shows its people what its rooms do, breakout rooms to who leads", async () => {
  const space = await spaceOf("olga");
  const people = { mia: "manager", mo: "moderator", mem: "member" } as const;
  const accounts: Record<string, As> = { ana };
  for (const [userId, role] of Object.entries(people)) {
    accounts[userId] = await http.account(userId);
    await http.ask("key", `POST /api/v1/spaces/${space}/members`, { userId, role });
  }
  const room = await roomOf("key", { spaceId: space });
  const main = await http.finishOne(room);
  const apart = await http.finishOne(await roomOf("key"));
  await http.query("update recordings set parent_room_id = $2, breakout_name = 'One' where recording_id = $1", [
    apart,
    room,
  ]);
  const preset = (allowAccessTo: string) =>
    http.ask("key", `PUT /api/v1/rooms/${room}/config`, { config: { recording: { allowAccessTo } } });
  const table = async () => {
    const rows: unknown[] = [];
    for (const [who, as] of Object.entries(accounts)) {
      const list = await listed(as, `spaceId=${space}`);
      for (const id of [main, apart])
        assert.equal((await http.ask(as, `GET ${at(id)}`)).status === 200, list.includes(id), `${who} ${id}`);
      rows.push([who, list.includes(main), list.includes(apart)]);
    }
    return rows;
  };
  const none = (who: string) => [who, false, false];
  await preset("admin_moderator_speaker");
  assert.deepEqual(await table(), [none("ana"), ["mia", true, true], ["mo", true, true], ["mem", true, false]]);
  assert.deepEqual(await mayDo(accounts["mem"] ?? "nobody", main), ["play"]);
  await preset("admin_moderator");
  assert.deepEqual(await table(), [none("ana"), ["mia", true, true], ["mo", true, true], none("mem")]);
  await preset("admin");
  assert.deepEqual(await table(), [none("ana"), none("mia"), none("mo"), none("mem")]);
  assert.deepEqual(await listed(accounts["mia"] ?? "nobody", `spaceId=${await spaceOf("olga")}`), []);
});

test("[L4] the trash of a room has what was deleted in either of its folders, for who sees both", async () => {
  const room = await roomOf(olga);
  const [main, apart] = [await http.finishOne(room), await http.finishOne(await roomOf(olga))];
  const under = "update recordings set parent_room_id = $2, breakout_name = 'One' where recording_id = $1";
  await http.query(under, [apart, room]);
  for (const id of [main, apart]) assert.equal((await http.ask(olga, `DELETE ${at(id)}`)).status, 200);
  const moderator = await http.member(room, "moderator");
  for (const as of [olga, "key", moderator] as const)
    assert.deepEqual(new Set(await listed(as, `trash=true&roomId=${room}`)), new Set([main, apart]));
  const permissions = { recordingDelete: true };
  await http.ask("key", `PUT /api/v1/rooms/${room}/roles`, { roles: { speaker: { permissions } } });
  assert.deepEqual(await listed(await http.member(room, "speaker"), `trash=true&roomId=${room}`), [main]);
  assert.deepEqual(await listed(olga, `roomId=${room}`), []);
});

test("K-53, K-58: My Media is what one owns, started or collaborates on, breakout rooms included", async () => {
  const ada = await http.account("ada", "admin");
  const mine = await http.finishOne(await roomOf(ada));
  const others = await http.finishOne(await roomOf(olga));
  assert.deepEqual(await listed(ada, "mine=true"), [mine]);
  assert.ok((await listed(ada, "maxItems=100")).includes(others));
  await http.query("update recordings set parent_room_id = 'main', breakout_name = 'One' where recording_id = $1", [
    mine,
  ]);
  assert.deepEqual(await listed(ada, "mine=true&folder=breakouts"), [mine]);
  assert.deepEqual(await listed(ada, "mine=true&folder=recordings"), []);
});
