import { useState, type FormEvent, type ReactNode } from "react";
import { useInfiniteQuery, useMutation, useQueryClient } from "@tanstack/react-query";
import { DoorOpen, Plus } from "lucide-react";
import { Link, useLocation } from "wouter";
import type { MeetRoom } from "@roomreel/contract";
import { wordsOf } from "../api/request.ts";
import { createRoom, listRooms, type RoomPage } from "../api/rooms.ts";
import { accountAccess } from "../api/session.ts";
import { Button } from "../parts/button.tsx";
import { Dialog } from "../parts/dialog.tsx";
import { Empty } from "../parts/empty.tsx";
import { Field } from "../parts/field.tsx";
import { LoadingRows } from "../parts/loading-rows.tsx";
import { dayText } from "../texts/format.ts";
import { text } from "../texts/index.ts";
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
        <h1>{text.rooms.title}</h1>
        <Button look="main" onClick={() => setCreating(true)}>
          <Plus size={18} aria-hidden />
          {text.rooms.create}
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
          <Empty icon={<DoorOpen size={24} />} level={2} title={text.rooms.empty} hint={text.rooms.emptyHint}>
            <Button look="main" onClick={() => setCreating(true)}>
              {text.rooms.create}
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
      <Dialog open={creating} onOpenChange={setCreating} title={text.rooms.createTitle} body={text.rooms.createText}>
        <NewRoom />
      </Dialog>
    </>
  );
};

const Line = ({ room }: { room: MeetRoom }): ReactNode => (
  <li className={styles.line}>
    <Link href={`/rooms/${encodeURIComponent(room.roomId)}`} className={styles.name}>
      {room.roomName}
    </Link>
    <RoomStatus status={room.status} />
    <span className={styles.created}>{text.rooms.created(dayText(room.creationDate))}</span>
  </li>
);

const NewRoom = (): ReactNode => {
  const [name, setName] = useState("");
  const [, navigate] = useLocation();
  const queries = useQueryClient();
  const create = useMutation({
    mutationFn: () => createRoom(accountAccess, name.trim()),
    onSuccess: async (room) => {
      await queries.invalidateQueries({ queryKey: ["rooms"] });
      navigate(`/rooms/${encodeURIComponent(room.roomId)}`);
    },
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    create.mutate();
  };
  return (
    <form className={styles.form} onSubmit={submit}>
      <Field
        label={text.rooms.name}
        placeholder={text.rooms.namePlaceholder}
        value={name}
        maxLength={50}
        required
        onChange={(event) => setName(event.target.value)}
        {...(create.isError ? { problem: wordsOf(create.error) } : {})}
      />
      <Button type="submit" look="main" busy={create.isPending}>
        {text.rooms.submit}
      </Button>
    </form>
  );
};
