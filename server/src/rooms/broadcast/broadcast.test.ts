import assert from "node:assert/strict";
import { test } from "node:test";
import { participantIdentity, wallMs } from "../../vocabulary/index.ts";
import { stepsFor } from "../meeting/difference.ts";
import { arrive, knocking, waitingFor } from "../meeting/entry.ts";
import {
  connected,
  doing,
  doingIn,
  everybody,
  meetingOf,
  of,
  person,
  roomWith,
  T0,
} from "../meeting/meeting.fixture.ts";
import type { Meeting } from "../meeting/meeting.ts";
import type { RoomRole } from "../permissions.ts";
import { withPresence } from "../meeting/presence.ts";
import type { Room } from "../room.ts";

const preview = { broadcast: { state: "preview" } } as const;
const live = { broadcast: { state: "live", since: T0 } } as const;
const over = { broadcast: { state: "ended", since: T0, endedAt: T0 } } as const;
const roles: readonly RoomRole[] = ["host", "moderator", "speaker", "viewer"];

const coming = (meeting: Meeting, role: RoomRole, room: Room = roomWith()): Meeting =>
  arrive(room, meeting, {
    ...{ identity: participantIdentity("new"), name: "New", role, account: null, phone: false, toStage: true },
    now: T0,
  });
const at = (meeting: Meeting, who: string) => of(meeting, who)?.standing.at;

test("[LB1] in preview the crew comes in, on stage, and the audience waits; live everybody comes in", () => {
  for (const role of roles) {
    assert.equal(at(coming(meetingOf([], preview), role), "new"), role === "viewer" ? "waiting" : "admitted", role);
    assert.equal(at(coming(meetingOf([], live), role), "new"), "admitted", role);
  }
  assert.equal(of(coming(meetingOf([], preview), "speaker"), "new")?.stage, "on");
});

test("[LB2] the audience of a preview does not knock, nobody admits it, nor does a host who comes", () => {
  const room = roomWith({ waitForHost: true });
  const waiting = coming(everybody(preview), "viewer", room);
  assert.deepEqual(knocking(waiting), []);
  assert.equal(waitingFor(room, waiting, person("new", "viewer")), "broadcast");
  assert.throws(() => doing(waiting, "mo", { do: "admit", identity: "new" }), { code: "not-live" });
  assert.equal(at(doing(waiting, "mo", { do: "admit-all" }).meeting, "new"), "waiting");
  const present = new Set([participantIdentity("host")]);
  const asked = new Map([[participantIdentity("new"), T0]]);
  assert.equal(at(withPresence(room, waiting, { present, asked, now: T0 }), "new"), "waiting");
});

test("[LB3] going live lets in all who wait for it, in one change", () => {
  const waiting = coming(everybody(preview), "viewer");
  const { meeting } = doing(waiting, "mo", { do: "go-live" });
  assert.deepEqual(meeting.broadcast, { state: "live", since: T0 + 1000 });
  assert.equal(at(meeting, "new"), "admitted");
});

test("[LB3] in a locked meeting the audience knocks when it is live", () => {
  const room = roomWith();
  const waiting = coming(everybody({ ...preview, locked: true }), "viewer", room);
  assert.deepEqual(knocking(waiting), []);
  const { meeting } = doingIn(room)(waiting, "host", { do: "go-live" });
  assert.equal(at(meeting, "new"), "waiting");
  assert.deepEqual(
    knocking(meeting).map(({ identity }) => identity),
    ["new"],
  );
});

test("[LB4] at the end the audience leaves, whoever comes late is told, and the crew stays and comes back", () => {
  const { meeting } = doing(everybody(live), "host", { do: "end-broadcast" });
  assert.deepEqual(
    ["host", "mo", "sam", "vi"].map((who) => at(meeting, who)),
    ["inside", "inside", "inside", "dismissed"],
  );
  const here = ["host", "mo", "sam", "vi"].map((name) => connected(name));
  const gone = stepsFor(roomWith(), meeting, here).filter(({ step }) => step === "remove");
  assert.deepEqual(gone, [{ step: "remove", identity: "vi" }]);
  for (const role of roles) {
    const comes = () => at(coming(meeting, role), "new");
    if (role === "viewer") assert.throws(comes, { code: "broadcast-over" });
    else assert.equal(comes(), "admitted");
  }
});

test("[LB4] whoever was removed stays removed", () => {
  const removed = person("vi", "viewer", { standing: { at: "removed", since: T0 } });
  const meeting = meetingOf([person("host", "host"), removed], live);
  assert.equal(at(doing(meeting, "host", { do: "end-broadcast" }).meeting, "vi"), "removed");
});

test("[LB5] each step once: of two who press at once the second changes nothing, and nothing goes back", () => {
  const first = doing(everybody(preview), "host", { do: "go-live" }).meeting;
  assert.equal(doing(first, "mo", { do: "go-live" }).meeting, first);
  const last = doing(first, "mo", { do: "end-broadcast" }).meeting;
  assert.equal(doing(last, "host", { do: "end-broadcast" }).meeting, last);
  assert.throws(() => doing(everybody(over), "host", { do: "go-live" }), { code: "broadcast-over" });
  assert.throws(() => doing(everybody(preview), "host", { do: "end-broadcast" }), { code: "not-live" });
  for (const action of ["go-live", "end-broadcast"] as const) {
    assert.throws(() => doing(everybody(), "host", { do: action }), { code: "no-broadcast" });
    for (const who of ["sam", "vi"])
      assert.throws(() => doing(everybody(preview), who, { do: action }), { code: "forbidden" }, `${who} ${action}`);
  }
});

test("[LB1] a stranger with a token of before does not slip past a preview", () => {
  const now = wallMs(T0 + 1);
  const seen = withPresence(roomWith(), coming(meetingOf([], preview), "viewer"), {
    ...{ present: new Set([participantIdentity("new")]), asked: new Map([[participantIdentity("new"), now]]), now },
  });
  assert.equal(at(seen, "new"), "waiting");
  assert.deepEqual(stepsFor(roomWith(), seen, [connected("new")]), [{ step: "remove", identity: "new" }]);
});
