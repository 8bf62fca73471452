import { useState, type ReactNode } from "react";
import { DoorOpen, Plus } from "lucide-react";
import { Link } from "wouter";
import type { MeetRoom } from "@roomreel/contract";
import { deleteRooms, findRooms, type RoomFilter } from "../api/room-list.ts";
import { accountAccess, sessionNow } from "../api/session.ts";
import { oneOf } from "../parts/address.ts";
import { Button } from "../parts/button.tsx";
import { Empty } from "../parts/empty.tsx";
import { SearchField } from "../parts/search-field.tsx";
import { consoleText } from "../texts/console-text.ts";
import { dateText, dayText } from "../texts/format.ts";
import { labelled } from "./choices.ts";
import { DeleteChosen } from "./delete-chosen.tsx";
import { Filter, Filters, SEARCH_MAX } from "./filters.tsx";
import { ListBox } from "./list-states.tsx";
import { NewRoomDialog } from "./new-room.tsx";
import { NothingFound } from "./nothing-found.tsx";
import { RoomStatus } from "./room-status.tsx";
import { Table, type Column, type Order } from "./table.tsx";
import { useAddress, type Address } from "./use-address.ts";
import { useChosenRows } from "./use-chosen-rows.ts";
import { usePages } from "./use-pages.ts";
import styles from "./rooms-page.module.css";

const usual = { search: "", status: "", whose: "", sort: "creationDate", order: "desc" } as const;
type Name = keyof typeof usual;
const statuses = ["active_meeting", "open", "closed"] as const;
const sorts = ["creationDate", "roomName", "autoDeletionDate"] as const;

const filterOf = ({ values }: Address<Name>): RoomFilter => ({
  search: values.search,
  status: oneOf(statuses, values.status) ?? "",
  owner: values.whose === "mine" ? (sessionNow()?.userId ?? "") : "",
  sortField: oneOf(sorts, values.sort) ?? usual.sort,
  sortOrder: values.order === "asc" ? "asc" : "desc",
});

/** All rooms that one may know of: searched, filtered and ordered by the server; and the way to a new one. */
export const RoomsPage = (): ReactNode => {
  const [creating, setCreating] = useState(false);
  const address = useAddress<Name>(usual);
  const filter = filterOf(address);
  const pages = usePages(["rooms", "list", filter], async (after) => {
    const { rooms, pagination } = await findRooms(accountAccess, filter, after);
    return { items: rooms, pagination };
  });
  const chosen = useChosenRows(pages.items.map(({ roomId }) => roomId));
  const create = (
    <Button look="main" onClick={() => setCreating(true)}>
      <Plus size={18} aria-hidden />
      {consoleText.rooms.create}
    </Button>
  );
  return (
    <>
      <div className={styles.head}>
        <h1>{consoleText.rooms.title}</h1>
        {create}
      </div>
      <RoomFilters address={address} />
      <ListBox
        pages={pages}
        empty={
          address.isChanged ? (
            <NothingFound onClear={address.clear} />
          ) : (
            <Empty
              icon={<DoorOpen size={24} />}
              level={2}
              title={consoleText.rooms.empty}
              hint={consoleText.rooms.emptyHint}
            >
              {create}
            </Empty>
          )
        }
      >
        <Table
          label={consoleText.rooms.title}
          items={pages.items}
          keyOf={({ roomId }) => roomId}
          columns={columns()}
          order={{ field: filter.sortField, direction: filter.sortOrder }}
          onOrder={({ field, direction }: Order) => address.set({ sort: field, order: direction })}
          chosen={chosen}
          nameOf={({ roomName }) => roomName}
          canChoose={isOwn}
        />
      </ListBox>
      {chosen.keys.length > 0 ? (
        <DeleteChosen
          chosen={chosen}
          words={consoleText.roomList}
          changes="rooms"
          remove={(roomIds) => deleteRooms(accountAccess, roomIds)}
        />
      ) : null}
      <NewRoomDialog open={creating} onOpenChange={setCreating} />
    </>
  );
};

/** Whoever may change a room is told its links. */
const isOwn = (room: MeetRoom): boolean => room.access.anonymous.speaker.url !== undefined;

const columns = (): readonly Column<MeetRoom>[] => {
  const words = consoleText.roomList;
  return [
    {
      label: words.name,
      sort: "roomName",
      look: "title",
      cell: (room) => <Link href={`/rooms/${encodeURIComponent(room.roomId)}`}>{room.roomName}</Link>,
    },
    { label: words.status, cell: ({ status }) => <RoomStatus status={status} /> },
    { label: words.kind, look: "soft", cell: ({ kind }) => words.kinds[kind] },
    { label: words.owner, look: "soft", cell: ({ owner }) => owner },
    { label: words.created, sort: "creationDate", look: "date", cell: ({ creationDate }) => dayText(creationDate) },
    {
      label: words.deletes,
      sort: "autoDeletionDate",
      look: "date",
      cell: ({ autoDeletionDate: at }) => (at === null || at === undefined ? null : dateText(at)),
    },
  ];
};

const RoomFilters = ({ address }: { address: Address<Name> }): ReactNode => {
  const { values, set } = address;
  const words = consoleText.roomList;
  return (
    <Filters onClear={address.isChanged ? address.clear : null}>
      <SearchField
        label={consoleText.table.search}
        longest={SEARCH_MAX}
        value={values.search}
        onChange={(search) => set({ search })}
      />
      <Filter
        label={words.status}
        any={consoleText.table.any}
        value={values.status}
        choices={labelled(statuses, words.statuses)}
        onChange={(status) => set({ status })}
      />
      <Filter
        label={words.whose}
        any={words.everybodys}
        value={values.whose}
        choices={[{ value: "mine", label: words.mine }]}
        onChange={(whose) => set({ whose })}
      />
      <Filter
        label={consoleText.table.sort}
        any={null}
        value={values.sort}
        choices={labelled(sorts, words.sorts)}
        onChange={(sort) => set({ sort, order: sort === "roomName" ? "asc" : "desc" })}
      />
    </Filters>
  );
};
