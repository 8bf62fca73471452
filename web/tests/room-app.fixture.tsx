/** The room page with a played meeting: no server, no LiveKit. Tests say what is so by `played.show` in the page. */
import "@fontsource-variable/inter/wght.css";
import "../src/tokens.css";
import "../src/base.css";
import { StrictMode } from "react";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import type { Room, Track } from "livekit-client";
import { Tooltip } from "radix-ui";
import { createRoot } from "react-dom/client";
import { Toaster } from "sonner";
import type { BreakoutsView, MeetingAction, MeetingMessage, MemberTokenAnswer, RoomRole } from "@roomreel/contract";
import { accessWith } from "../src/api/access.ts";
import { publicApi } from "../src/api/base.ts";
import type { Member } from "../src/api/member.ts";
import { BreakoutContext, type Breakouts } from "../src/breakouts/breakout-context.ts";
import { applyTheme, darkWhile } from "../src/entry/theme.ts";
import { Left } from "../src/join/left.tsx";
import { onPhone } from "../src/recording/on-phone.ts";
import { somebody } from "../src/room/person.fixture.ts";
import type { Person, Picture } from "../src/room/picture.ts";
import { RoomPage } from "../src/room/room-page.tsx";
import { readRoomState } from "../src/room/room-state.ts";
import type { Session, WhyGone } from "../src/room/session.ts";
import { startLanguage } from "../src/texts/language.ts";

type PlayedPerson = Partial<Omit<Person, "pictures" | "sounds">> & { readonly identity: string };

/** What a test says of the meeting; all else is ordinary. */
export type Played = {
  readonly people: readonly PlayedPerson[];
  readonly state?: object;
  readonly connection?: Picture["connection"];
  readonly sending?: Picture["sending"];
  readonly waiting?: readonly string[];
  /** What who leads is told of breakout rooms. */
  readonly breakouts?: Partial<BreakoutsView>;
};
/** In the page, as `window.played`. */
export type PlayedPage = {
  show(played: Played): void;
  send(message: MeetingMessage): void;
  /** What was done in the meeting so far, and every path that was asked of the server. */
  readonly acted: readonly MeetingAction[];
  readonly called: readonly string[];
};

const PALETTE = ["#7d9bc1", "#b98d6b", "#82a083", "#a98bb5", "#c2a25c", "#8aa7a7"];

/** A picture without a camera: somebody before a wall, or a page of a presentation. */
const painted = (index: number, what: "camera" | "screen"): Track => {
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [640, 360];
  const paint = canvas.getContext("2d");
  const colour = PALETTE[index % PALETTE.length] ?? "#777777";
  const draw = (): void => {
    if (paint === null) return;
    paint.fillStyle = what === "camera" ? colour : "#fbfbfd";
    paint.fillRect(0, 0, 640, 360);
    paint.fillStyle = what === "camera" ? "#3b3430" : colour;
    if (what === "screen") {
      for (const [row, width] of [420, 300, 360, 240].entries()) paint.fillRect(60, 70 + row * 60, width, 26);
      return;
    }
    paint.beginPath();
    paint.arc(320, 150, 70, 0, 7);
    paint.ellipse(320, 360, 150, 130, 0, 0, 7);
    paint.fill();
  };
  const track = {
    sid: `${what}-${index}`,
    attach: (video: HTMLVideoElement) => {
      video.srcObject = canvas.captureStream();
      draw();
      requestAnimationFrame(draw);
      return video;
    },
    detach: () => undefined,
  };
  return track as unknown as Track;
};

const tracks = new Map<string, Track>();
const trackOf = (index: number, what: "camera" | "screen"): Track => {
  const key = `${what}-${index}`;
  const track = tracks.get(key) ?? painted(index, what);
  tracks.set(key, track);
  return track;
};

const pictureOf = (played: Played): Picture => {
  const people = played.people.map(({ identity, ...change }, index) => {
    const person = somebody(identity, { joinedAt: index, local: index === 0, ...change });
    const camera = person.camera ? trackOf(index, "camera") : null;
    const screen = person.sharing ? trackOf(index, "screen") : null;
    return { ...person, pictures: { camera, screen } };
  });
  const [me] = people;
  if (me === undefined) throw new Error("the first of the people is the one who looks");
  const said = { v: 1, roomId: "lesson", roomName: "A lesson", recordingEnabled: true, recording: null };
  return {
    connection: played.connection ?? "connected",
    people,
    me,
    sending: played.sending ?? { camera: me.onStage, microphone: me.onStage, screen: me.onStage },
    canHear: true,
    state: readRoomState(JSON.stringify({ ...said, waiting: played.waiting?.length ?? 0, ...played.state })),
  };
};

const asked = new URLSearchParams(location.search);
const role = (asked.get("role") ?? "moderator") as RoomRole;
/** Why one is in the meeting no more; null: one is. */
const left = asked.get("left") as WhyGone | null;
const ofAll = ["meetingJoin", "chatRead", "chatWrite", "mediaPublishVideo", "mediaPublishAudio", "mediaShareScreen"];
const ofLeaders = [
  "recordingControl",
  "recordingList",
  "recordingPlay",
  "participantPromote",
  "participantKick",
  "participantMute",
  "meetingEnd",
];
const leads = role === "host" || role === "moderator";
const way: MemberTokenAnswer = {
  token: "",
  role,
  permissions: Object.fromEntries(
    [...ofAll, ...(leads ? ofLeaders : [])].map((right) => [right, right !== "recordingControl" || !onPhone()]),
  ),
  roomName: "A lesson",
  serverTime: Date.now(),
};

let played: Played = { people: [{ identity: "me", name: "Maria Lopez", role }] };
let picture = pictureOf(played);
const listeners = new Set<() => void>();
const hearers = new Set<(message: MeetingMessage) => void>();
const acted: MeetingAction[] = [];
const called: string[] = [];

const noBreakouts: BreakoutsView = {
  state: null,
  assignment: "automatic",
  limitMinutes: 10,
  mayRecord: false,
  startsAt: null,
  endsAt: null,
  rooms: [],
  unassigned: [],
};
const answer = (path: string, body: unknown): unknown => {
  called.push(path);
  if (path.endsWith("/actions")) acted.push(body as MeetingAction);
  if (path.endsWith("/chat")) return { messages: [] };
  if (path.endsWith("/marks")) return { markId: "mark-1", at: 0, position: 65.2, label: "", by: "Maria" };
  if (path.endsWith("/breakouts")) return { ...noBreakouts, ...played.breakouts };
  const waiting = (played.waiting ?? []).map((name, index) => ({ identity: name, name, since: index + 1 }));
  return path.endsWith("/waiting") ? { waiting } : {};
};
const outside = window.fetch.bind(window);
/** The server answers here, whichever way the page asks it. */
window.fetch = (to, how) => {
  if (typeof to !== "string" || !to.startsWith(publicApi)) return outside(to, how);
  const body: unknown = typeof how?.body === "string" ? JSON.parse(how.body) : undefined;
  return Promise.resolve(Response.json(answer(to.slice(publicApi.length), body)));
};
const member: Member = {
  ...accessWith({
    header: "X-Room-Member-Token",
    query: "roomMemberToken",
    current: () => "token",
    renew: () => Promise.resolve("token"),
  }),
  roomId: "lesson",
  enter: () => Promise.resolve(way),
  join: () => Promise.resolve(way),
};

const room = {
  localParticipant: {
    setMicrophoneEnabled: () => Promise.resolve(),
    setCameraEnabled: () => Promise.resolve(),
    setScreenShareEnabled: () => Promise.resolve(),
    getTrackPublication: () => undefined,
  },
  getActiveDevice: () => undefined,
  on: () => undefined,
  off: () => undefined,
} as unknown as Room;

const session: Session = {
  room,
  picture: () => picture,
  watch: (listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  hear: (listener) => {
    hearers.add(listener);
    return () => hearers.delete(listener);
  },
  turnOnWhenAllowed: () => undefined,
  backdrops: { now: () => "none", choose: () => Promise.resolve(), allow: () => undefined },
  enter: () => undefined,
  leave: () => undefined,
};

const page: PlayedPage = {
  show: (next) => {
    played = next;
    picture = pictureOf(next);
    for (const listener of listeners) listener();
  },
  send: (message) => {
    for (const hearer of hearers) hearer(message);
  },
  acted,
  called,
};
Reflect.set(window, "played", page);

const breakouts: Breakouts = {
  main: member,
  serverAhead: 0,
  inside: null,
  stayedOut: null,
  moving: false,
  go: () => undefined,
  back: () => undefined,
};

applyTheme();
if (left === null) darkWhile();
await startLanguage();
const place = document.getElementById("app");
if (place !== null) {
  createRoot(place).render(
    <StrictMode>
      <QueryClientProvider client={new QueryClient()}>
        <Tooltip.Provider delayDuration={400}>
          {left === null ? (
            <BreakoutContext value={breakouts}>
              <RoomPage member={member} way={way} serverAhead={0} session={session} onGone={() => undefined} />
            </BreakoutContext>
          ) : (
            <Left why={left} info={way} roomId="lesson" onRejoin={() => Promise.resolve()} />
          )}
          <Toaster position="bottom-left" offset={{ bottom: 88, left: 16 }} mobileOffset={{ bottom: 120 }} gap={8} />
        </Tooltip.Provider>
      </QueryClientProvider>
    </StrictMode>,
  );
}
