import { lazy, Suspense, useSyncExternalStore, type ReactNode } from "react";
import type { MemberTokenAnswer } from "@roomreel/contract";
import { basePath } from "../api/base.ts";
import type { Member } from "../api/member.ts";
import { useBreakouts } from "../breakouts/breakout-context.ts";
import { TalkProvider } from "../chat/talk-provider.tsx";
import { useWaiting, type Waiting } from "../people/use-waiting.ts";
import { useMark } from "../recording/use-mark.ts";
import { useRecordingControl, type RecordingControl } from "../recording/use-recording-control.ts";
import { Bar } from "./bar.tsx";
import type { Panel } from "./controls.tsx";
import { CornerNotices } from "./corner-notices.tsx";
import { useFloating } from "./floating.tsx";
import { MeetingContext, useMeeting } from "./meeting-context.ts";
import { Overlay, type Over } from "./overlay.tsx";
import type { Picture } from "./picture.ts";
import type { Session, WhyGone } from "./session.ts";
import { Sound } from "./sound.tsx";
import { SpokenChanges } from "./spoken-changes.tsx";
import { StageView } from "./stage-view.tsx";
import { useFullScreen } from "./use-full-screen.ts";
import { useMeetingView } from "./use-meeting-view.ts";
import { useOwnBackdrop, useOwnDevices } from "./use-own-devices.ts";
import { offeredOf } from "./shortcuts.ts";
import { useShortcuts } from "./use-shortcuts.ts";
import { useShown } from "./use-shown.ts";
import styles from "./room-page.module.css";

export type RoomPageProps = {
  member: Member;
  way: MemberTokenAnswer;
  /** Server time minus this machine's, ms. */
  serverAhead: number;
  session: Session;
  onGone: (why: WhyGone) => void;
};

/** What one needs in the meeting and not at the door loads while the meeting connects. */
const RecordingDialogs = lazy(async () => ({
  default: (await import("../recording/recording-dialogs.tsx")).RecordingDialogs,
}));
const PeoplePanel = lazy(async () => ({ default: (await import("../people/people-panel.tsx")).PeoplePanel }));
const ChatPanel = lazy(async () => ({ default: (await import("../chat/chat-panel.tsx")).ChatPanel }));

/** The room, as one picture of the meeting after the other makes it. */
export const RoomPage = (props: RoomPageProps): ReactNode => {
  const { session, member } = props;
  const picture = useSyncExternalStore(session.watch, session.picture);
  const view = useMeetingView(member, props.way, picture);
  const [panel, setPanel] = useShown<NonNullable<Panel>>();
  const connected = picture.connection === "connected";
  return (
    <MeetingContext value={view}>
      <TalkProvider member={member} hear={session.hear} connected={connected} chatOpen={panel === "chat"}>
        <Inside {...props} picture={picture} panel={panel} setPanel={setPanel} />
      </TalkProvider>
    </MeetingContext>
  );
};

/** The panel shows who waits: it is not told twice. */
const NOBODY: Waiting = [];

const openBeside = (path: string): void => {
  window.open(basePath + path, "_blank");
};

type InsideProps = RoomPageProps & { picture: Picture; panel: Panel; setPanel: (panel: Panel) => void };

const Inside = (props: InsideProps): ReactNode => {
  const { session, member, way, picture, panel, setPanel } = props;
  const { state, may } = useMeeting();
  const [over, setOver] = useShown<NonNullable<Over>>();
  const waiting = useWaiting(member, state, may("participantKick"));
  const control = useRecordingControl(member, state?.recording ?? null, may("recordingControl"));
  const toggle = (which: Exclude<Panel, null>): void => setPanel(panel === which ? null : which);
  const mark = useMark(member);
  const commands = useCommands(props, { toggle, setOver, control, mark });
  const leave = (): void => {
    session.leave();
    props.onGone("self");
  };
  // What was recorded in a breakout room is in the main room's library.
  const inRoom = encodeURIComponent((useBreakouts()?.main ?? member).roomId);
  const check = (): void => setOver("check");
  return (
    <div className={`${styles.room} ${panel === null ? "" : styles.withPanel}`}>
      <main className={styles.main} data-stale={picture.connection === "reconnecting"}>
        <h1 className="quiet-label">{way.roomName}</h1>
        <StageView ready={picture.connection !== "connecting"}>
          <CornerNotices
            session={session}
            picture={picture}
            control={control}
            waiting={panel === "people" ? NOBODY : waiting}
            onSeeAll={() => setPanel("people")}
            onCheck={check}
            onBreakouts={() => setOver("breakouts")}
            onPlay={(id) => openBeside(`/recording/${encodeURIComponent(id)}?room=${inRoom}`)}
          />
        </StageView>
      </main>
      <SidePanel member={member} panel={panel} waiting={waiting} onClose={() => setPanel(null)} />
      <Bar
        roomName={way.roomName}
        serverAhead={props.serverAhead}
        control={control}
        mark={mark}
        devices={commands.devices}
        floating={commands.floating}
        panel={panel}
        onPanel={toggle}
        onCheck={check}
        onLibrary={() => openBeside(`/room/${inRoom}/recordings`)}
        onDevices={() => setOver("devices")}
        onShortcuts={() => setOver("shortcuts")}
        onBreakouts={() => setOver("breakouts")}
        leaving={{ asking: over === "leave", ask: (open) => setOver(open ? "leave" : null), leave }}
      />
      <Sound people={picture.people} />
      <SpokenChanges picture={picture} />
      {commands.floating?.window}
      <Suspense fallback={null}>
        <RecordingDialogs control={control} />
      </Suspense>
      <Overlay
        over={over}
        session={session}
        backdrop={commands.devices.backdrop}
        keys={commands.keys}
        onClose={() => setOver(null)}
      />
    </div>
  );
};

/** What buttons and keys do alike. */
const useCommands = (
  { session, picture, way }: InsideProps,
  page: {
    toggle: (panel: Exclude<Panel, null>) => void;
    setOver: (over: Over) => void;
    control: RecordingControl;
    mark: (() => void) | null;
  },
) => {
  const view = useMeeting();
  const backdrop = useOwnBackdrop(session, view, way.virtualBackground === true);
  const devices = useOwnDevices(session, picture, { view, backdrop });
  const floating = useFloating();
  const full = useFullScreen();
  const { control } = page;
  const offered = offeredOf({
    ...devices.sending,
    chat: view.may("chatRead"),
    record: view.state?.recordingEnabled === true && control.allowed === "yes",
    mark: page.mark !== null,
    fullScreen: full !== null,
  });
  const keys = useShortcuts((what) => {
    if (!offered.includes(what)) return;
    if (what === "people" || what === "chat") page.toggle(what);
    else if (what === "fullScreen") full?.toggle();
    else if (what === "sheet") page.setOver("shortcuts");
    else if (what === "leave") page.setOver("leave");
    else if (what === "record") askToRecord(control);
    else if (what === "mark") page.mark?.();
    else if (what === "hand") void view.act({ do: view.me.handSince === null ? "raise-hand" : "lower-hand" });
    else devices.toggle(what);
  });
  return { devices, floating, keys: { ...keys, offered } };
};

const askToRecord = ({ action, busy, ask }: RecordingControl): void => {
  if (action !== "none" && !busy) ask(action);
};

const SidePanel = (props: { member: Member; panel: Panel; waiting: Waiting; onClose: () => void }): ReactNode => (
  <Suspense fallback={null}>
    {props.panel === "people" ? <PeoplePanel waiting={props.waiting} onClose={props.onClose} /> : null}
    {props.panel === "chat" ? <ChatPanel member={props.member} onClose={props.onClose} /> : null}
  </Suspense>
);
