import { useState, type ReactNode } from "react";
import { UserPlus, Users } from "lucide-react";
import type { MeetRoom } from "@roomreel/contract";
import { listRoomMembers } from "../api/room-members.ts";
import { accountAccess } from "../api/session.ts";
import { Button } from "../parts/button.tsx";
import { Dialog } from "../parts/dialog.tsx";
import { Empty } from "../parts/empty.tsx";
import { consoleText } from "../texts/console-text.ts";
import { NewMember } from "./new-member.tsx";
import { PagedList } from "./paged-list.tsx";
import { RoomMemberLine } from "./room-member-line.tsx";
import page from "./room-page.module.css";
import list from "./rooms-page.module.css";

/** Who has a place of his own in a room, with a personal link, a role and own rights. */
export const RoomMembers = ({ room }: { room: MeetRoom }): ReactNode => {
  const [adding, setAdding] = useState(false);
  const { roomId } = room;
  const words = consoleText.members;
  const add = (
    <Button look="main" onClick={() => setAdding(true)}>
      <UserPlus size={18} aria-hidden />
      {words.add}
    </Button>
  );
  return (
    <section aria-labelledby="members">
      <div className={list.sub}>
        <div>
          <h2 id="members">{words.title}</h2>
          <p className={page.hint}>{words.hint}</p>
        </div>
        {add}
      </div>
      <PagedList
        name={["rooms", roomId, "members"]}
        load={async (after) => {
          const { members, pagination } = await listRoomMembers(accountAccess, roomId, after);
          return { items: members, pagination };
        }}
        keyOf={({ memberId }) => memberId}
        renderLine={(member) => <RoomMemberLine room={room} member={member} />}
        empty={<Empty icon={<Users size={24} />} level={2} title={words.empty} hint={words.emptyHint} />}
      />
      <Dialog open={adding} onOpenChange={setAdding} title={words.add} body={words.addText}>
        <NewMember roomId={roomId} onDone={() => setAdding(false)} />
      </Dialog>
    </section>
  );
};
