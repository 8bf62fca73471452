import type { ReactNode } from "react";
import { useQuery } from "@tanstack/react-query";
import { Radio, Video } from "lucide-react";
import { Link } from "wouter";
import type { MeetRecording } from "@roomreel/contract";
import { meetingsNow, recordingsNow, runningOf, type Running } from "../api/overview.ts";
import { accountAccess } from "../api/session.ts";
import { Button } from "../parts/button.tsx";
import { Empty } from "../parts/empty.tsx";
import { consoleText } from "../texts/console-text.ts";
import { clockText } from "../texts/format.ts";
import { OverviewPart } from "./overview-part.tsx";
import { RoomStatus } from "./room-status.tsx";
import { useNow } from "./use-now.ts";
import badges from "../library/status-badge.module.css";
import styles from "./overview.module.css";

/** Meetings and recordings of this moment, how long they have run, and the way in. */
export const OverviewRunning = (): ReactNode => {
  const words = consoleText.overview;
  const meetings = useQuery({ queryKey: ["meetings", "running"], queryFn: () => meetingsNow(accountAccess) });
  const recordings = useQuery({ queryKey: ["recordings", "running"], queryFn: () => recordingsNow(accountAccess) });
  const both =
    meetings.data === undefined || recordings.data === undefined
      ? undefined
      : { running: runningOf(meetings.data.met, recordings.data), isCut: meetings.data.isCut };
  const failed = meetings.isError ? meetings : recordings;
  return (
    <OverviewPart id="running" title={words.running} hint={words.runningHint} of={{ ...failed, data: both }}>
      {({ running, isCut }) =>
        running.length === 0 ? (
          <Empty icon={<Radio size={24} />} level={2} title={words.nothingRuns} hint={words.nothingRunsHint} />
        ) : (
          <>
            <List running={running} />
            {isCut ? (
              <Link className={styles.more} href="/rooms?status=active_meeting">
                {words.moreRunning}
              </Link>
            ) : null}
          </>
        )
      }
    </OverviewPart>
  );
};

const List = ({ running }: { running: readonly Running[] }): ReactNode => {
  const now = useNow(true);
  return (
    <ul>
      {running.map((one) => (
        <Line key={one.recording?.recordingId ?? one.room.roomId} one={one} now={now} />
      ))}
    </ul>
  );
};

const since = (now: number, epochMs: number): string => clockText((now - epochMs) / 1000);

const Line = ({ one, now }: { one: Running; now: number }): ReactNode => {
  const { room, meeting, recording } = one;
  const words = consoleText.overview;
  const { roomId, roomName } = room;
  return (
    <li className={styles.line}>
      <div className={styles.what}>
        <Link href={`/rooms/${encodeURIComponent(roomId)}`} className={styles.name}>
          {roomName}
        </Link>
        {meeting === null ? (
          recording === null && <RoomStatus status="active_meeting" />
        ) : (
          <span className={styles.soft}>
            {words.people(meeting.participantCount)} · {words.meetingFor(since(now, meeting.startDate))}
          </span>
        )}
      </div>
      {recording === null ? null : <Recorded recording={recording} now={now} />}
      {meeting === null ? null : (
        <Button asChild>
          <Link href={`/room/${encodeURIComponent(roomId)}`} aria-label={words.joinRoom(roomName)}>
            <Video size={18} aria-hidden />
            {words.join}
          </Link>
        </Button>
      )}
    </li>
  );
};

const Recorded = ({ recording, now }: { recording: MeetRecording; now: number }): ReactNode => {
  const words = consoleText.overview;
  const { status, startDate } = recording;
  const isLive = status === "active" && recording.paused !== true;
  const said =
    status === "ending"
      ? words.processing
      : recording.paused === true
        ? words.pausedAt
        : status === "active" && startDate !== undefined
          ? words.recordingFor(since(now, startDate))
          : words.starting;
  return <span className={`${badges.badge} ${isLive ? badges.live : badges.wait} ${styles.clock}`}>{said}</span>;
};
