import { useMemo, useRef, useState, type ReactNode } from "react";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Film, SearchX, Trash2 } from "lucide-react";
import type { MeetRecording } from "@roomreel/contract";
import { listLibrary } from "../api/library.ts";
import type { RecordingPage } from "../api/recordings.ts";
import { wordsOf } from "../api/request.ts";
import { Button } from "../parts/button.tsx";
import { Empty } from "../parts/empty.tsx";
import { libraryText } from "../texts/library-text.ts";
import { text } from "../texts/index.ts";
import { BulkBar } from "./bulk-bar.tsx";
import { DeedDialogs, type Asking } from "./deed-dialogs.tsx";
import { FolderLinks } from "./folder-links.tsx";
import { isFinal } from "./is-final.ts";
import { ListFilters } from "./list-filters.tsx";
import type { ListLook, ListSource } from "./list-source.ts";
import { filtersIn, type ListState, noFilters, queryOf } from "./list-state.ts";
import { LoadingList } from "./loading-list.tsx";
import { PageLinks } from "./page-links.tsx";
import styles from "./recording-list.module.css";
import { RecordingTable } from "./recording-table.tsx";
import { nothing, within } from "./selection.ts";
import { type ListPlace, useListState } from "./use-list-state.ts";
import { useDeeds } from "./use-deeds.ts";

const LIVE_MS = 1500;

type Props = ListLook & { source: ListSource };

/** Recordings with search, filters, folders, pages and all that may be done with them; its state is in the address. */
export const RecordingList = (props: Props): ReactNode => {
  const { source } = props;
  const place = useListState();
  const state = inFolders(place.state, props);
  const query = { ...source.about, ...queryOf(state, source.about.roomId) };
  const list = useQuery({
    queryKey: ["recordings", source.name, query],
    queryFn: () => listLibrary(source.access, query),
    placeholderData: keepPreviousData,
    // What changes is told by the server (first word of the key); only what is being made is asked for.
    refetchInterval: ({ state: { data } }) =>
      data?.recordings.some((one) => !isFinal(one)) === true ? LIVE_MS : false,
  });
  const whole = useRef<HTMLElement>(null);
  // What had the focus went with its row: whoever works by keys is still at the list.
  const keepFocus = (): void => {
    if (document.activeElement === document.body) whole.current?.focus({ preventScroll: true });
  };
  return (
    <section ref={whole} tabIndex={-1} className={styles.list} aria-label={libraryText.table.label}>
      <FolderLinks folders={props.folders} state={state} />
      <ListFilters key={state.folder} place={{ ...place, state }} withRoom={props.withRoom} />
      <div className={styles.box} aria-busy={list.isFetching && list.isPlaceholderData}>
        {list.isPending ? <LoadingList /> : null}
        {list.isError && list.data === undefined ? (
          <Empty level={2} title={wordsOf(list.error)}>
            <Button onClick={() => void list.refetch()}>{text.retry}</Button>
          </Empty>
        ) : null}
        {list.data === undefined ? null : (
          <Shown {...props} place={{ ...place, state }} page={list.data} onGone={keepFocus} />
        )}
      </div>
    </section>
  );
};

/** An address may name a folder that is not open here. */
const inFolders = (state: ListState, { folders }: ListLook): ListState =>
  folders.includes(state.folder) ? state : { ...state, folder: folders[0] ?? "recordings" };

const Shown = (props: Props & { place: ListPlace; page: RecordingPage; onGone: () => void }): ReactNode => {
  const { source, place, page } = props;
  const { recordings } = page;
  const [selection, setSelection] = useState(nothing);
  const [asking, setAsking] = useState<Asking | null>(null);
  const deeds = useDeeds(source.access, props.onGone);
  const ids = useMemo(() => recordings.map(({ recordingId }) => recordingId), [recordings]);
  const shown = within(selection, ids);
  const chosen = recordings.filter(({ recordingId }) => shown.chosen.has(recordingId));
  const ask = (deed: Asking["deed"], of: readonly MeetRecording[]): void => {
    if (deed === "restore") void deeds.restore(of);
    else setAsking({ deed, recordings: of });
  };
  // Rows of before stand there until the others come: what may be done with them is theirs.
  const inTrash = recordings.some(({ trash }) => trash !== undefined);
  return (
    <>
      {recordings.length === 0 ? <Nothing {...props} /> : null}
      {recordings.length === 0 ? null : (
        <RecordingTable
          {...props}
          recordings={recordings}
          selection={shown}
          onSelect={setSelection}
          onAsk={ask}
          inTrash={inTrash}
        />
      )}
      <PageLinks place={place} next={page.pagination.nextPageToken} />
      <BulkBar
        source={source}
        chosen={chosen}
        inTrash={inTrash}
        deeds={deeds}
        onAsk={ask}
        onClear={() => setSelection(nothing)}
      />
      <DeedDialogs access={source.access} asking={asking} deeds={deeds} onClose={() => setAsking(null)} />
    </>
  );
};

/** Why there is nothing, and what to do. */
const Nothing = ({ place, empty }: Props & { place: ListPlace }): ReactNode => {
  const { state } = place;
  const words = libraryText.empty;
  if (state.search !== "" || filtersIn(state) > 0)
    return (
      <Empty level={2} icon={<SearchX size={24} />} title={words.found} hint={words.foundHint}>
        <Button onClick={() => place.change(noFilters)}>{libraryText.filters.clear}</Button>
      </Empty>
    );
  if (state.page > 1) return <Empty level={2} title={words.page} hint={words.pageHint} />;
  switch (state.folder) {
    case "recordings":
      return <Empty level={2} icon={<Film size={24} />} {...empty} />;
    case "breakouts":
      return <Empty level={2} icon={<Film size={24} />} title={words.breakouts} hint={words.breakoutsHint} />;
    case "trash":
      return <Empty level={2} icon={<Trash2 size={24} />} title={words.trash} hint={words.trashHint} />;
  }
};
