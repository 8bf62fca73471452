import type { ReactNode } from "react";
import { useInfiniteQuery, useMutation, useQueryClient } from "@tanstack/react-query";
import { Film } from "lucide-react";
import { toast } from "sonner";
import type { MeetRecording } from "@roomreel/contract";
import type { Access } from "../api/access.ts";
import { deleteRecording, listRecordings, type RecordingPage } from "../api/recordings.ts";
import { wordsOf } from "../api/request.ts";
import { Button } from "../parts/button.tsx";
import { Empty } from "../parts/empty.tsx";
import { LoadingRows } from "../parts/loading-rows.tsx";
import { text } from "../texts/index.ts";
import { isFinal, RecordingTable } from "./recording-table.tsx";
import styles from "./recordings-of.module.css";

const LIVE_MS = 1500;
const CALM_MS = 10_000;

type Props = {
  access: Access;
  rights: { readonly play: boolean; readonly download: boolean; readonly remove: boolean };
  roomId?: string;
  /** Those of the room's breakout rooms. */
  breakouts?: boolean;
};

/** The recordings of a room, or of all rooms; quick to follow while one of them is being made. */
export const RecordingsOf = ({ access, rights, roomId, breakouts = false }: Props): ReactNode => {
  const queries = useQueryClient();
  const queryKey = ["recordings", roomId ?? "all", ...(breakouts ? ["breakouts"] : [])];
  const list = useInfiniteQuery({
    queryKey,
    queryFn: ({ pageParam }) =>
      listRecordings(access, {
        count: 30,
        breakouts,
        ...(roomId === undefined ? {} : { roomId }),
        ...(pageParam === null ? {} : { after: pageParam }),
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (page: RecordingPage) => page.pagination.nextPageToken,
    refetchInterval: ({ state }) =>
      state.data?.pages.some((page) => page.recordings.some((one) => !isFinal(one))) === true ? LIVE_MS : CALM_MS,
  });
  const remove = useMutation({
    mutationFn: (recording: MeetRecording) => deleteRecording(access, recording.recordingId),
    onSuccess: () => toast.success(text.library.removed),
    onError: (problem) => toast.error(wordsOf(problem)),
    onSettled: () => queries.invalidateQueries({ queryKey: ["recordings"] }),
  });
  if (list.isPending)
    return (
      <div className={styles.box}>
        <LoadingRows count={4} />
      </div>
    );
  if (list.isError && list.data === undefined) {
    return (
      <div className={styles.box}>
        <Empty level={2} title={wordsOf(list.error)}>
          <Button onClick={() => void list.refetch()}>{text.retry}</Button>
        </Empty>
      </div>
    );
  }
  const recordings = list.data.pages.flatMap((page) => page.recordings);
  if (recordings.length === 0) {
    return (
      <div className={styles.box}>
        <Empty icon={<Film size={24} />} level={2} title={text.library.empty} hint={text.library.emptyHint} />
      </div>
    );
  }
  return (
    <div className={styles.box}>
      <RecordingTable
        recordings={recordings}
        access={access}
        rights={rights}
        hrefOf={(one) => hrefOf(one, roomId)}
        onRemove={(one) => remove.mutate(one)}
        withRoom={roomId === undefined}
      />
      {list.hasNextPage ? (
        <div className={styles.more}>
          <Button look="quiet" busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            {text.rooms.more}
          </Button>
        </div>
      ) : null}
    </div>
  );
};

const hrefOf = ({ recordingId }: MeetRecording, roomId: string | undefined): string =>
  `/recording/${encodeURIComponent(recordingId)}${roomId === undefined ? "" : `?room=${encodeURIComponent(roomId)}`}`;
