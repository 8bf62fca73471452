import { useState, type ReactNode } from "react";
import { useInfiniteQuery } from "@tanstack/react-query";
import { DoorOpen, Plus } from "lucide-react";
import { Link } from "wouter";
import type { MeetRoom } from "@roomreel/contract";
import { wordsOf } from "../api/request.ts";
import { listRooms, type RoomPage } from "../api/rooms.ts";
import { accountAccess } from "../api/session.ts";
import { Button } from "../parts/button.tsx";
import { Empty } from "../parts/empty.tsx";
import { LoadingRows } from "../parts/loading-rows.tsx";
import { dayText } from "../texts/format.ts";
import { consoleText } from "../texts/console-text.ts";
import { text } from "../texts/index.ts";
import { NewRoomDialog } from "./new-room.tsx";
import { RoomStatus } from "./room-status.tsx";
import styles from "./rooms-page.module.css";

/** All rooms, and the way to a new one. */
export const RoomsPage = (): ReactNode => {
  const [creating, setCreating] = useState(false);
  const list = useInfiniteQuery({
    queryKey: ["rooms"],
    queryFn: ({ pageParam }) => listRooms(accountAccess, pageParam ?? undefined),
    initialPageParam: null as string | null,
    getNextPageParam: (page: RoomPage) => page.pagination.nextPageToken,
    refetchInterval: 10_000,
  });
  const rooms = list.data?.pages.flatMap((page) => page.rooms) ?? [];
  return (
    <>
      <div className={styles.head}>
        <h1>{consoleText.rooms.title}</h1>
        <Button look="main" onClick={() => setCreating(true)}>
          <Plus size={18} aria-hidden />
          {consoleText.rooms.create}
        </Button>
      </div>
      <div className={styles.box}>
        {list.isPending ? <LoadingRows count={4} /> : null}
        {list.isError && rooms.length === 0 ? (
          <Empty level={2} title={wordsOf(list.error)}>
            <Button onClick={() => void list.refetch()}>{text.retry}</Button>
          </Empty>
        ) : null}
        {list.isSuccess && rooms.length === 0 ? (
          <Empty
            icon={<DoorOpen size={24} />}
            level={2}
            title={consoleText.rooms.empty}
            hint={consoleText.rooms.emptyHint}
          >
            <Button look="main" onClick={() => setCreating(true)}>
              {consoleText.rooms.create}
            </Button>
          </Empty>
        ) : null}
        <ul>
          {rooms.map((room) => (
            <Line key={room.roomId} room={room} />
          ))}
        </ul>
        {list.hasNextPage ? (
          <div className={styles.more}>
            <Button look="quiet" onClick={() => void list.fetchNextPage()}>
              {text.rooms.more}
            </Button>
          </div>
        ) : null}
      </div>
      <NewRoomDialog open={creating} onOpenChange={setCreating} />
    </>
  );
};

const Line = ({ room }: { room: MeetRoom }): ReactNode => (
  <li className={styles.line}>
    <Link href={`/rooms/${encodeURIComponent(room.roomId)}`} className={styles.name}>
      {room.roomName}
    </Link>
    <RoomStatus status={room.status} />
    <span className={styles.created}>{consoleText.rooms.created(dayText(room.creationDate))}</span>
  </li>
);
