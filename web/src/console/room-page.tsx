import { useState, type ReactNode } from "react";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { ArrowLeft } from "lucide-react";
import { toast } from "sonner";
import { Link, useLocation } from "wouter";
import type { MeetRoom } from "@roomreel/contract";
import { wordsOf } from "../api/request.ts";
import { deleteRoom, getRoom, setRoomStatus } from "../api/rooms.ts";
import { accountAccess } from "../api/session.ts";
import { RecordingsOf } from "../library/recordings-of.tsx";
import { Button } from "../parts/button.tsx";
import { Question } from "../parts/dialog.tsx";
import { Empty } from "../parts/empty.tsx";
import { Skeleton } from "../parts/page.tsx";
import { text } from "../texts/index.ts";
import { RoomLinks } from "./room-links.tsx";
import { RoomSettings } from "./room-settings.tsx";
import { RoomStatus } from "./room-status.tsx";
import styles from "./room-page.module.css";

const everything = { play: true, download: true, remove: true } as const;

/** One room: its links, its settings, its recordings, and closing or deleting it. */
export const RoomPage = ({ roomId }: { roomId: string }): ReactNode => {
  const room = useQuery({
    queryKey: ["room", roomId],
    queryFn: () => getRoom(accountAccess, roomId),
    refetchInterval: 10_000,
  });
  return (
    <>
      <Link href="/" className={styles.back}>
        <ArrowLeft size={16} aria-hidden />
        {text.rooms.back}
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
      {room.data === undefined ? null : <Shown room={room.data} />}
    </>
  );
};

const Shown = ({ room }: { room: MeetRoom }): ReactNode => (
  <>
    <div className={styles.head}>
      <h1>{room.roomName}</h1>
      <RoomStatus status={room.status} />
      <Actions room={room} />
    </div>
    <section aria-labelledby="links">
      <h2 id="links">{text.rooms.links}</h2>
      <p className={styles.hint}>{text.rooms.linksHint}</p>
      <RoomLinks room={room} />
    </section>
    {room.config === undefined ? null : (
      <section aria-labelledby="settings">
        <h2 id="settings" className={styles.second}>
          {text.settings.title}
        </h2>
        <p className={styles.hint}>{text.settings.hint}</p>
        <RoomSettings room={room} config={room.config} />
      </section>
    )}
    <section aria-labelledby="recordings">
      <h2 id="recordings" className={styles.second}>
        {text.rooms.recordings}
      </h2>
      <RecordingsOf access={accountAccess} rights={everything} roomId={room.roomId} />
    </section>
  </>
);

const Actions = ({ room }: { room: MeetRoom }): ReactNode => {
  const [asking, setAsking] = useState(false);
  const [, navigate] = useLocation();
  const queries = useQueryClient();
  const status = useMutation({
    mutationFn: () => setRoomStatus(accountAccess, room.roomId, room.status === "closed" ? "open" : "closed"),
    onError: (problem) => toast.error(wordsOf(problem)),
    onSettled: () => queries.invalidateQueries({ queryKey: ["room", room.roomId] }),
  });
  const remove = useMutation({
    mutationFn: () => deleteRoom(accountAccess, room.roomId),
    onError: (problem) => toast.error(wordsOf(problem)),
    onSuccess: async () => {
      toast.success(text.rooms.deleted);
      navigate("/");
      await queries.invalidateQueries({ queryKey: ["rooms"] });
    },
  });
  return (
    <div className={styles.actions}>
      <Button busy={status.isPending} onClick={() => status.mutate()}>
        {room.status === "closed" ? text.rooms.openRoom : text.rooms.closeRoom}
      </Button>
      <Button busy={remove.isPending} onClick={() => setAsking(true)}>
        {text.rooms.deleteRoom}
      </Button>
      <Question
        open={asking}
        onOpenChange={setAsking}
        title={text.rooms.deleteTitle}
        body={text.rooms.deleteText}
        act={text.rooms.deleteRoom}
        look="danger"
        onAct={() => remove.mutate()}
      />
    </div>
  );
};
