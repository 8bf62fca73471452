/** A room with everything in it, and everybody who may ask about it: what the authorization matrix is played on. */
import assert from "node:assert/strict";
import { roomId } from "../vocabulary/index.ts";
import { type As, fields } from "./http.fixture.ts";
import { startMeetings } from "./meeting-people.fixture.ts";

/** O-08: whom beside administrators and the owner a room's recordings are open to. */
export const settings = ["admin", "admin_moderator", "admin_moderator_speaker"] as const;
export type Setting = (typeof settings)[number];

/** Every kind of caller, in the order of the table's columns. */
export const callers = [
  "nobody",
  // By a link of the room; `own rights`: a guest by his personal link, a speaker who may also record and download.
  "viewer",
  "speaker",
  "moderator",
  "host",
  "own rights",
  "recordings link",
  // By a public link to the one recording.
  "share link",
  // Accounts: two that have nothing to do with the room, then its owner, a manager of its space, an administrator.
  "room_member",
  "room_manager",
  "owner",
  "space manager",
  "admin",
  // API keys.
  "key full",
  "key read-only",
  "key recordings",
  "key rooms",
] as const;
export type Caller = (typeof callers)[number];

/** `plain`: nobody meets. `meeting`: a host and a speaker do. `recording`: they are recorded. */
export type Stage = "plain" | "meeting" | "recording";

/** What the variables of an address stand for. */
export type Scene = Readonly<Record<string, string>> & { readonly roomId: string };

/** Everything that the matrix needs of one server. */
export const startWorld = async () => {
  const http = await startMeetings(["127.0.0.1"]);
  let count = 0;
  const inTurn = () => `one${(count += 1)}`;
  /** From an address of its own: no limit of requests is met. */
  const ask: typeof http.ask = (as, request, body) => {
    count += 1;
    const from = { "x-forwarded-for": `10.${count >> 16}.${(count >> 8) & 255}.${count & 255}` };
    return http.ask(as === "key" ? as : { ...(as === "nobody" ? {} : as), ...from }, request, body);
  };
  const accounts: Partial<Record<Caller, As>> = {
    room_member: await http.account("stranger"),
    room_manager: await http.account("mona", "room_manager"),
    owner: await http.account("olga", "room_manager"),
    "space manager": await http.account("sam"),
    admin: await http.account("ada", "admin"),
  };
  const admin = accounts.admin ?? "nobody";
  const made = async (as: As, request: string, body: object = {}) => {
    const answer = await ask(as, request, body);
    assert.ok(answer.status < 300, `${request}: ${JSON.stringify(answer.body)}`);
    return fields(answer.body);
  };
  const space = await made("key", "POST /api/v1/spaces", { kind: "channel", name: "Team", owner: "sam" });
  const spaceId = String(space["spaceId"]);
  await made("key", `POST /api/v1/spaces/${spaceId}/members`, { userId: "olga", role: "contributor" });
  const keys = new Map<Caller, As>();
  for (const scope of ["full", "read-only", "recordings", "rooms"] as const) {
    const key = await made(admin, "POST /internal-api/v1/auth/api-keys", { name: scope, scopes: [scope] });
    keys.set(`key ${scope}`, { "x-api-key": String(key["key"]) });
  }

  /** A personal link of a guest who may also record and download. */
  const addGuest = async (room: string) => {
    const customPermissions = { recordingControl: true, recordingDownload: true };
    const body = { name: "Gus", baseRole: "speaker", customPermissions };
    const { memberId, accessUrl } = await made("key", `POST /api/v1/rooms/${room}/members`, body);
    return { memberId: String(memberId), guestSecret: secretIn(accessUrl) };
  };
  const addShare = async (recording: string) => {
    const { shareId, url } = await made("key", `POST /api/v1/recordings/${recording}/shares`, { download: false });
    return { shareId: String(shareId), shareSecret: secretIn(url) };
  };
  const addUser = async () => {
    const userId = inTurn();
    await http.account(userId);
    const { sessions } = await made("key", `GET /api/v1/users/${userId}/sessions`);
    const [session] = sessions as Readonly<Record<string, unknown>>[];
    return { userId, sessionId: String(session?.["sessionId"]) };
  };

  /** A room of the owner in the space, with a recording, and what else of it `needs` names. */
  const furnish = async (setting: Setting, stage: Stage, needs: string): Promise<Scene> => {
    const room = await made(accounts.owner ?? "nobody", "POST /api/v1/rooms", {
      roomName: "Room",
      spaceId,
      config: { recording: { allowAccessTo: setting } },
    });
    const id = String(room["roomId"]);
    const finished = await http.finishOne(id);
    http.closes(id);
    const identity = stage === "plain" ? "nobody-there" : await meet(id);
    return {
      roomId: id,
      finished,
      recordingId: stage === "recording" ? await http.recordOne(id) : finished,
      spaceId,
      identity,
      link: "viewer",
      language: "de",
      keyId: "key-of-nobody",
      markId: "mark-of-nobody",
      ...(needs.includes("{memberId}") ? await addGuest(id) : {}),
      ...(/\{share/.test(needs) ? await addShare(finished) : {}),
      ...(/\{(user|session)Id\}/.test(needs) ? await addUser() : {}),
    };
  };
  const meet = async (id: string): Promise<string> => {
    await http.comes(id, "host");
    const { identity } = await http.comes(id, "speaker");
    await http.round();
    return identity;
  };
  const secretIn = (address: unknown): string => /ecret=(.+)$/.exec(String(address))?.[1] ?? "";

  /** In the scene's meeting, if there is one. */
  const byLink = async (scene: Scene, stage: Stage, secret: string): Promise<As> => {
    const joinMeeting = stage !== "plain";
    const asked = { secret, joinMeeting, participantName: "Somebody" };
    const answer = await made("key", `POST /api/v1/rooms/${scene.roomId}/members/token`, asked);
    if (typeof answer["livekitToken"] === "string") http.connects(answer["livekitToken"]);
    return { "x-room-member-token": `Bearer ${String(answer["token"])}` };
  };

  const credentials = async (caller: Caller, scene: Scene, stage: Stage): Promise<As> => {
    const known = accounts[caller] ?? keys.get(caller);
    if (known !== undefined) return known;
    const links = (await http.rooms.get(roomId(scene.roomId)))?.links;
    switch (caller) {
      case "viewer":
      case "speaker":
      case "moderator":
      case "host":
        return byLink(scene, stage, links?.[caller].secret ?? "");
      case "own rights":
        return byLink(scene, stage, (await addGuest(scene.roomId)).guestSecret);
      case "recordings link":
        return byLink(scene, "plain", links?.recording.secret ?? "");
      case "share link": {
        const of = String(scene["finished"]);
        const secret = (await addShare(of)).shareSecret;
        const opened = await made("nobody", `POST /api/v1/recordings/${of}/shares/open`, { secret });
        return { "x-share-token": `Bearer ${String(opened["shareToken"])}` };
      }
      default:
        return "nobody";
    }
  };
  return { ...http, ask, furnish, credentials, inTurn };
};
