import { useState, type ReactNode } from "react";
import { useQuery } from "@tanstack/react-query";
import { ArrowLeft, DoorOpen, Plus } from "lucide-react";
import { Link } from "wouter";
import type { MeetSpace } from "@roomreel/contract";
import { getSpace, listSpaceRooms } from "../api/accounts.ts";
import { wordsOf } from "../api/request.ts";
import { accountAccess } from "../api/session.ts";
import { Button } from "../parts/button.tsx";
import { Empty } from "../parts/empty.tsx";
import { Skeleton } from "../parts/page.tsx";
import { SpaceMedia } from "../library/space-media.tsx";
import { consoleText } from "../texts/console-text.ts";
import { libraryText } from "../texts/library-text.ts";
import { text } from "../texts/index.ts";
import { NewRoomDialog } from "./new-room.tsx";
import { PagedList } from "./paged-list.tsx";
import people from "./people.module.css";
import { RoomStatus } from "./room-status.tsx";
import room from "./room-page.module.css";
import list from "./rooms-page.module.css";
import { SpaceActions } from "./space-actions.tsx";
import { SpaceMembers } from "./space-members.tsx";
import tabs from "./tabs.module.css";

/** One space: its rooms and who is in it, and what was recorded there. */
export const SpacePage = ({ spaceId, part }: { spaceId: string; part: string | undefined }): ReactNode => {
  const space = useQuery({ queryKey: ["spaces", spaceId], queryFn: () => getSpace(accountAccess, spaceId) });
  return (
    <>
      <Link href="/spaces" className={room.back}>
        <ArrowLeft size={16} aria-hidden />
        {consoleText.spaces.back}
      </Link>
      {space.isPending ? (
        <h1 className={room.head}>
          <Skeleton width="240px" />
        </h1>
      ) : null}
      {space.isError ? (
        <Empty level={2} title={wordsOf(space.error)}>
          <Button onClick={() => void space.refetch()}>{text.retry}</Button>
        </Empty>
      ) : null}
      {space.data === undefined ? null : <Shown space={space.data} part={part === "media" ? "media" : "rooms"} />}
    </>
  );
};

type Part = "rooms" | "media";

const Shown = ({ space, part }: { space: MeetSpace; part: Part }): ReactNode => (
  <>
    <div className={room.head}>
      <h1>{space.name}</h1>
      <span className={people.owner}>{consoleText.spaces.kinds[space.kind]}</span>
      {space.rights.manage ? (
        <div className={room.actions}>
          <SpaceActions space={space} />
        </div>
      ) : null}
    </div>
    {space.description === "" ? null : <p className={people.hint}>{space.description}</p>}
    <Tabs spaceId={space.spaceId} here={part} />
    {part === "media" ? <SpaceMedia space={space} /> : <RoomsAndMembers space={space} />}
  </>
);

const Tabs = ({ spaceId, here }: { spaceId: string; here: Part }): ReactNode => {
  const home = `/spaces/${encodeURIComponent(spaceId)}`;
  const current = (part: Part) => (part === here ? { "aria-current": "page" as const } : {});
  return (
    <nav className={tabs.tabs} aria-label={libraryText.files.parts}>
      <Link href={home} className={tabs.tab} {...current("rooms")}>
        {libraryText.files.rooms}
      </Link>
      <Link href={`${home}/media`} className={tabs.tab} {...current("media")}>
        {libraryText.files.media}
      </Link>
    </nav>
  );
};

const RoomsAndMembers = ({ space }: { space: MeetSpace }): ReactNode => (
  <>
    <section aria-labelledby="rooms">
      <div className={list.sub}>
        <h2 id="rooms">{consoleText.spaces.rooms}</h2>
        {space.rights.add ? <NewRoom space={space} /> : null}
      </div>
      <PagedList
        name={["rooms", "in-space", space.spaceId]}
        load={async (after) => {
          const { rooms, pagination } = await listSpaceRooms(accountAccess, space.spaceId, after);
          return { items: rooms, pagination };
        }}
        keyOf={({ roomId }) => roomId}
        renderLine={(one) => (
          <>
            <Link href={`/rooms/${encodeURIComponent(one.roomId)}`} className={list.name}>
              {one.roomName}
            </Link>
            <RoomStatus status={one.status} />
          </>
        )}
        empty={<Empty icon={<DoorOpen size={24} />} level={2} title={consoleText.spaces.noRooms} />}
      />
    </section>
    <section aria-labelledby="members" className={people.section}>
      <h2 id="members">{consoleText.spaces.members}</h2>
      <p className={people.hint}>{consoleText.spaces.membersHint}</p>
      <SpaceMembers space={space} />
    </section>
  </>
);

const NewRoom = ({ space }: { space: MeetSpace }): ReactNode => {
  const [creating, setCreating] = useState(false);
  return (
    <>
      <Button look="main" onClick={() => setCreating(true)}>
        <Plus size={18} aria-hidden />
        {consoleText.rooms.create}
      </Button>
      <NewRoomDialog open={creating} onOpenChange={setCreating} within={space} />
    </>
  );
};
