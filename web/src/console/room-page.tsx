import type { ReactNode } from "react";
import { useQuery } from "@tanstack/react-query";
import { ArrowLeft, Video } from "lucide-react";
import { Link } from "wouter";
import type { MeetRoom } from "@roomreel/contract";
import { wordsOf } from "../api/request.ts";
import { getRoom } from "../api/rooms.ts";
import { accountAccess } from "../api/session.ts";
import { RecordingsOf } from "../library/recordings-of.tsx";
import { Button } from "../parts/button.tsx";
import { Empty } from "../parts/empty.tsx";
import { Skeleton } from "../parts/page.tsx";
import { consoleText } from "../texts/console-text.ts";
import { text } from "../texts/index.ts";
import { ConsentLedgers } from "./consent-ledgers.tsx";
import { RoleRights } from "./role-rights.tsx";
import { RoomActions } from "./room-actions.tsx";
import { RoomLinks } from "./room-links.tsx";
import { RoomMembers } from "./room-members.tsx";
import { RoomSettings } from "./room-settings.tsx";
import { RoomStatus } from "./room-status.tsx";
import styles from "./room-page.module.css";
import tabs from "./tabs.module.css";

const parts = ["overview", "members", "roles", "settings"] as const;
type Part = (typeof parts)[number];
const partIn = (name: string | undefined): Part => parts.find((part) => part === name) ?? "overview";

/** One room in four pages: links and recordings, members, what the roles may do, settings. */
export const RoomPage = ({ roomId, part }: { roomId: string; part: string | undefined }): ReactNode => {
  const room = useQuery({
    queryKey: ["rooms", roomId],
    queryFn: () => getRoom(accountAccess, roomId),
  });
  return (
    <>
      <Link href="/rooms" className={styles.back}>
        <ArrowLeft size={16} aria-hidden />
        {consoleText.rooms.back}
      </Link>
      {room.isPending ? (
        <h1 className={styles.head}>
          <Skeleton width="240px" />
        </h1>
      ) : null}
      {room.isError && room.data === undefined ? (
        <Empty level={2} title={wordsOf(room.error)}>
          <Button onClick={() => void room.refetch()}>{text.retry}</Button>
        </Empty>
      ) : null}
      {room.data === undefined ? null : <Shown room={room.data} part={partIn(part)} />}
    </>
  );
};

/** Whoever may change a room is told its links; anybody else who knows of it joins, and sees what was recorded. */
const isOwn = (room: MeetRoom): boolean => room.access.anonymous.speaker.url !== undefined;

const Shown = ({ room, part }: { room: MeetRoom; part: Part }): ReactNode => (
  <>
    <div className={styles.head}>
      <h1>{room.roomName}</h1>
      <RoomStatus status={room.status} />
      <div className={styles.actions}>
        <Button asChild look="main">
          <Link href={`/room/${encodeURIComponent(room.roomId)}`}>
            <Video size={18} aria-hidden />
            {consoleText.joinNow}
          </Link>
        </Button>
        {isOwn(room) ? <RoomActions room={room} /> : null}
      </div>
    </div>
    {isOwn(room) ? (
      <>
        <Tabs roomId={room.roomId} here={part} />
        <Body room={room} part={part} />
      </>
    ) : (
      <RecordingsOf access={accountAccess} roomId={room.roomId} folders={["recordings"]} />
    )}
  </>
);

const Tabs = ({ roomId, here }: { roomId: string; here: Part }): ReactNode => (
  <nav className={tabs.tabs} aria-label={consoleText.tabs.label}>
    {parts.map((part) => (
      <Link
        key={part}
        href={`/rooms/${encodeURIComponent(roomId)}${part === "overview" ? "" : `/${part}`}`}
        className={tabs.tab}
        {...(part === here ? { "aria-current": "page" as const } : {})}
      >
        {consoleText.tabs[part]}
      </Link>
    ))}
  </nav>
);

const Body = ({ room, part }: { room: MeetRoom; part: Part }): ReactNode => {
  switch (part) {
    case "overview":
      return <Overview room={room} />;
    case "members":
      return <RoomMembers room={room} />;
    case "roles":
      return <RoleRights room={room} />;
    case "settings":
      return room.config === undefined ? null : (
        <section aria-labelledby="settings">
          <h2 id="settings">{consoleText.settings.title}</h2>
          <p className={styles.hint}>{consoleText.settings.hint}</p>
          <RoomSettings room={room} config={room.config} />
        </section>
      );
  }
};

const Overview = ({ room }: { room: MeetRoom }): ReactNode => (
  <>
    <section aria-labelledby="links">
      <h2 id="links">{consoleText.rooms.links}</h2>
      <p className={styles.hint}>{consoleText.rooms.linksHint}</p>
      <RoomLinks room={room} />
    </section>
    <section aria-labelledby="recordings">
      <h2 id="recordings" className={styles.second}>
        {consoleText.rooms.recordings}
      </h2>
      <RecordingsOf access={accountAccess} roomId={room.roomId} />
    </section>
    <ConsentLedgers roomId={room.roomId} />
  </>
);
