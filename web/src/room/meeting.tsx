import { useEffect, useState, useSyncExternalStore, type ReactNode } from "react";
import type { Room } from "livekit-client";
import { toast } from "sonner";
import { LogOut, Volume2 } from "lucide-react";
import type { MemberTokenAnswer } from "@roomreel/contract";
import { basePath } from "../api/base.ts";
import type { Member } from "../api/member.ts";
import { whyNot } from "../join/use-device.ts";
import { Button } from "../parts/button.tsx";
import { Notice } from "../parts/notice.tsx";
import { RoundButton } from "../parts/round-button.tsx";
import { RecordCluster } from "../recording/record-cluster.tsx";
import { RecordingDialogs } from "../recording/recording-dialogs.tsx";
import { RecordingNotice } from "../recording/recording-notice.tsx";
import { useAnnouncement } from "../recording/use-announcement.ts";
import { useRecordingControl } from "../recording/use-recording-control.ts";
import { text } from "../texts/index.ts";
import { Controls } from "./controls.tsx";
import { DevicesDialog } from "./devices-dialog.tsx";
import { PeoplePanel } from "./people-panel.tsx";
import { newSession, type Session, type WhyGone, type Wishes } from "./session.ts";
import { Sound } from "./sound.tsx";
import { StageView } from "./stage-view.tsx";
import styles from "./meeting.module.css";

export type MeetingProps = {
  member: Member;
  way: MemberTokenAnswer;
  wishes: Wishes;
  /** Server time minus this machine's, ms. */
  serverAhead: number;
  onGone: (why: WhyGone) => void;
};

/** The meeting, from connecting to leaving. */
export const Meeting = (props: MeetingProps): ReactNode => {
  const { way, wishes, onGone } = props;
  const [session] = useState(() => newSession(way, wishes, { onGone, onDeviceProblem: tellOfDevice }));
  useEffect(() => {
    session.enter();
    return session.leave;
  }, [session]);
  return <Inside {...props} session={session} />;
};

const tellOfDevice = (kind: "camera" | "microphone", problem: unknown): void => {
  toast.error(text.device[whyNot(problem)](text.join[kind]));
};

const openBeside = (path: string): void => {
  window.open(basePath + path, "_blank");
};

const Inside = ({ session, member, way, serverAhead, onGone }: MeetingProps & { session: Session }): ReactNode => {
  const picture = useSyncExternalStore(session.watch, session.picture);
  const [peopleOpen, setPeopleOpen] = useState(false);
  const [devicesOpen, setDevicesOpen] = useState(false);
  const may = (permission: string): boolean => way.permissions[permission] === true;
  const mayRecord = may("recordingControl");
  const recording = picture.state?.recording ?? null;
  const control = useRecordingControl(member, recording, mayRecord);
  const { announcement, answer } = useAnnouncement(recording, { mayRecord, mayPlay: may("recordingPlay") });
  const enabled = picture.state?.recordingEnabled ?? false;
  const onStage = way.role !== "viewer";
  const leave = (): void => {
    session.leave();
    onGone("self");
  };
  const inRoom = encodeURIComponent(member.roomId);
  const notices = (
    <>
      {picture.connection === "connected" ? null : <Notice mark="wait" words={text.room[picture.connection]} />}
      {picture.canHear ? null : <Hear room={session.room} />}
      <RecordingNotice
        announcement={announcement}
        onAnswer={answer}
        onPlay={(id) => openBeside(`/recording/${encodeURIComponent(id)}?room=${inRoom}`)}
      />
    </>
  );
  return (
    <div className={`${styles.room} ${peopleOpen ? styles.withPanel : ""}`}>
      <main className={styles.main}>
        <h1 className="quiet-label">{way.roomName}</h1>
        <StageView people={picture.people} ready={picture.connection !== "connecting"} notices={notices} />
      </main>
      {peopleOpen ? <PeoplePanel people={picture.people} onClose={() => setPeopleOpen(false)} /> : null}
      <footer className={styles.bar}>
        <div className={styles.left}>
          <RecordCluster state={recording} control={control} enabled={enabled} serverAhead={serverAhead} />
          <span className={styles.title}>{way.roomName}</span>
        </div>
        <Controls
          room={session.room}
          me={picture.me}
          rights={{
            microphone: onStage && may("mediaPublishAudio"),
            camera: onStage && may("mediaPublishVideo"),
            screen: onStage && may("mediaShareScreen"),
            library: may("recordingList"),
          }}
          peopleOpen={peopleOpen}
          onPeople={() => setPeopleOpen(!peopleOpen)}
          control={mayRecord && enabled ? control : null}
          onLibrary={() => openBeside(`/room/${inRoom}/recordings`)}
          onDevices={() => setDevicesOpen(true)}
        />
        <div className={styles.right}>
          <RoundButton name={text.room.leave} shape="wide" onClick={leave}>
            <LogOut size={20} aria-hidden />
          </RoundButton>
        </div>
      </footer>
      <Sound people={picture.people} />
      <RecordingDialogs control={control} />
      <DevicesDialog room={session.room} open={devicesOpen} onOpenChange={setDevicesOpen} />
    </div>
  );
};

/** Browsers play sound only after a click on the page, unless one has just joined by one. */
const Hear = ({ room }: { room: Room }): ReactNode => (
  <Button look="main" onClick={() => void room.startAudio()}>
    <Volume2 size={18} aria-hidden />
    {text.room.hear}
  </Button>
);
