/**
 * Who may send what, asked of a real LiveKit: role x mode of the stage x gate of consent x left out, each time by
 * trying all four (camera, microphone, screen, own name and attributes), first with the media token as it was given,
 * then with the live grants as they change. The table is `allowed`, written by hand from M10, M11 and R42; no row is
 * left out.
 */
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { after, test } from "node:test";
import { AccessToken, RoomServiceClient } from "livekit-server-sdk";
import type { MeetRoom, RoomRole, StageMode } from "@roomreel/contract";
import type { Entrance } from "./api.ts";
import { type Class, closePeople, LivekitPerson } from "./participants/livekit-person.ts";
import { Product } from "./product.ts";

const product = await Product.start();
const people = new Set<LivekitPerson>();
after(async () => {
  for (const person of people) person.leave();
  closePeople();
  await product.stop();
});

const roles = ["host", "moderator", "speaker", "viewer"] as const satisfies readonly RoomRole[];
const modes = ["everyone", "request", "invite"] as const satisfies readonly StageMode[];
const everything: readonly Class[] = ["camera", "microphone", "screen"];

/** `free`: nothing is asked; `closed`: a recording has to be confirmed; `confirmed`: this one has. */
type Gate = "free" | "closed" | "confirmed";
type Row = { readonly role: RoomRole; readonly mode: StageMode; readonly gate: Gate; readonly brought: boolean };

/** Being left out of the recording changes nothing here: one is seen and heard, and not recorded. */
const allowed = ({ role, mode, gate, brought }: Row): readonly Class[] => {
  if (role === "viewer" || gate === "closed") return [];
  if (role === "host" || role === "moderator") return everything;
  return mode === "everyone" || brought ? everything : [];
};

type Here = Entrance & { readonly role: RoomRole; readonly livekit: LivekitPerson };

const comes = async (room: MeetRoom, role: RoomRole): Promise<Here> => {
  const entrance = await product.api.come(room, { role, participantName: role });
  const livekit = await LivekitPerson.connect(entrance.livekitUrl, entrance.livekitToken);
  people.add(livekit);
  return { ...entrance, role, livekit };
};
const act = (room: MeetRoom, who: Here, action: Parameters<typeof product.api.act>[2]): Promise<void> =>
  product.api.act(room, who.token, action);

let tried = 0;
/** LiveKit says what the table says, and does it. */
const check = async (who: Here, row: Row, how: string): Promise<void> => {
  const may = allowed(row);
  const name = `${how}: ${JSON.stringify(row)}`;
  await who.livekit.becomes((permission) => permission?.canPublish === may.length > 0);
  const { permission } = who.livekit;
  assert.deepEqual([permission?.canPublishData, permission?.canUpdateMetadata], [false, false], name);
  assert.deepEqual(await who.livekit.tries(), may, name);
  tried += 4;
};

for (const mode of modes)
  for (const leftOut of [false, true])
    test(`[M10] [M11] [R42] stage ${mode}, ${leftOut ? "left out" : "recorded"}: tried by each role`, async () => {
      const recording = { consent: "gate", mayBeLeftOut: true };
      const room = await product.api.createRoom("Rights", { stage: mode, recording });
      const here: Here[] = [];
      for (const role of roles) here.push(await comes(room, role));
      const [host] = here;
      assert.ok(host);
      const each = async (gate: Gate, how: string, brought = false): Promise<void> => {
        for (const one of here) await check(one, { role: one.role, mode, gate, brought }, how);
      };
      await each("free", "by token");
      if (leftOut) for (const one of here) await act(room, one, { do: "leave-me-out", leaveOut: true });
      if (leftOut) await each("free", "left out, live");
      const { recordingId } = await product.api.startRecording(room);
      await each("closed", "live");
      for (const role of roles) {
        const late = await comes(room, role);
        await check(late, { role, mode, gate: "closed", brought: false }, "late, by token");
        await confirms(room, late, recordingId);
        await check(late, { role, mode, gate: "confirmed", brought: false }, "late, confirmed, live");
      }
      for (const one of here) await confirms(room, one, recordingId);
      await each("confirmed", "live");
      const speaker = here.find(({ role }) => role === "speaker");
      assert.ok(speaker);
      await act(room, host, { do: "bring-to-stage", identity: speaker.participantIdentity });
      await act(room, speaker, { do: "join-stage" });
      await each("confirmed", "brought, live", true);
      await act(room, host, { do: "remove-from-stage", identity: speaker.participantIdentity });
      const off = { role: "viewer", mode, gate: "confirmed", brought: false } as const;
      await check(speaker, off, "moved off the stage, live");
      await act(room, host, { do: "set-role", identity: speaker.participantIdentity, role: "moderator" });
      await act(room, speaker, { do: "join-stage" });
      await check(speaker, { ...off, role: "moderator" }, "promoted, live");
      await act(room, host, { do: "set-role", identity: speaker.participantIdentity, role: "viewer" });
      await check(speaker, off, "made a viewer, live");
      await product.api.stopRecording(recordingId);
    });

const confirms = (room: MeetRoom, who: Here, recordingId: string): Promise<void> =>
  act(room, who, { do: "confirm-recording", recordingId, words: "This session is being recorded." });

test("every row was tried", (context) => {
  context.diagnostic(`${tried} attempts`);
  // Four times everybody, twice everybody who is late, three more of one; left out once more everybody.
  const rows = 6 * roles.length + 3;
  assert.equal(tried, modes.length * (2 * rows + roles.length) * 4);
});

test("whoever may send data is heard: so the attempt below is a real one", async () => {
  const inLivekit = async (file: string) => JSON.parse(await readFile(join(product.dataDir, "livekit", file), "utf8"));
  const { apiKey, apiSecret } = await inLivekit("keys.json");
  const { port } = await inLivekit("config.json");
  const room = "no room of ours";
  await new RoomServiceClient(`http://127.0.0.1:${port}`, apiKey, apiSecret).createRoom({ name: room });
  const connect = async (identity: string): Promise<LivekitPerson> => {
    const token = new AccessToken(apiKey, apiSecret, { identity });
    token.addGrant({ roomJoin: true, room, canPublishData: true });
    const person = await LivekitPerson.connect(`ws://127.0.0.1:${port}`, await token.toJwt());
    people.add(person);
    return person;
  };
  const [listener, speaker] = [await connect("listener"), await connect("speaker")];
  await listener.listens();
  await speaker.says("by myself");
  await listener.hears((words) => words === "by myself");
});

test("[M11] data that people send by themselves reaches nobody; what the server sends does", async () => {
  const room = await product.api.createRoom("Data");
  const [host, ...others] = await Promise.all(roles.map((role) => comes(room, role)));
  assert.ok(host);
  const listener = await comes(room, "speaker");
  await listener.livekit.listens();
  for (const one of [host, ...others]) await one.livekit.says(`by ${one.role}`);
  await act(room, host, { do: "say", to: "everyone", words: "by the server" });
  const heard = await listener.livekit.hears((words) => words.includes("by the server"));
  assert.deepEqual(
    heard.filter((words) => roles.some((role) => words === `by ${role}`)),
    [],
  );
});
