import assert from "node:assert/strict";
import { after, test } from "node:test";
import { setImmediate } from "node:timers/promises";
import pg from "pg";
import { openTestPostgres, testDeps } from "../../processes/database.fixture.ts";
import { changedAccess, newRoom, type Room } from "../../rooms/index.ts";
import { roomId } from "../../vocabulary/index.ts";

const { url, postgres, query, close } = await openTestPostgres();
after(close);
const { rooms } = postgres;

const made = async (): Promise<Room> => {
  const room = newRoom(testDeps, { owner: "admin" });
  await rooms.create(room);
  return room;
};

/** Resolves when another connection waits for a lock: what it read before that is of no use to it. */
const somebodyWaits = async (): Promise<void> => {
  const waiting = "select 1 from pg_stat_activity where application_name = 'roomreel' and wait_event_type = 'Lock'";
  while ((await query(waiting)).length === 0) await setImmediate();
};

test("a change that waits for another is made to what that one left", async () => {
  const { roomId: id } = await made();
  const other = new pg.Client(url);
  await other.connect();
  await other.query("begin");
  await other.query("update rooms set name = 'Renamed' where room_id = $1", [id]);
  const changing = rooms.change(id, (room) => ({ ...room, closed: true }));
  await somebodyWaits();
  await other.query("commit");
  await other.end();
  const changed = await changing;
  assert.deepEqual([changed?.name, changed?.closed], ["Renamed", true]);
  assert.deepEqual(await rooms.get(id), changed);
});

test("changes of different parts, all at once, all survive", async () => {
  const { roomId: id } = await made();
  const kinds = ["host", "moderator", "speaker", "viewer", "recording"] as const;
  const off = { enabled: false };
  const now = testDeps.clock.wallNow();
  await Promise.all(
    kinds.map((kind) => rooms.change(id, (room) => changedAccess(room, { anonymous: { [kind]: off } }, now))),
  );
  const links = (await rooms.get(id))?.links;
  for (const kind of kinds) assert.equal(links?.[kind].enabled, false, kind);
});

test("a change that is refused changes nothing, and one of no room is none", async () => {
  const room = await made();
  const refusing = rooms.change(room.roomId, () => {
    throw new Error("refused");
  });
  await assert.rejects(refusing, /refused/);
  assert.deepEqual(await rooms.get(room.roomId), room);
  assert.equal(await rooms.change(roomId("none"), (found) => found), null);
});
