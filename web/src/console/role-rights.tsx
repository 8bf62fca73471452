import type { ReactNode } from "react";
import type { MeetRoom } from "@roomreel/contract";
import { setRoomRoles } from "../api/rooms.ts";
import { accountAccess } from "../api/session.ts";
import { consoleText } from "../texts/console-text.ts";
import { RightsTable } from "./rights-table.tsx";
import page from "./room-page.module.css";

/** What moderators and speakers of a room may do. */
export const RoleRights = ({ room }: { room: MeetRoom }): ReactNode => {
  const words = consoleText.rolesPage;
  return (
    <section aria-labelledby="roles">
      <h2 id="roles">{words.title}</h2>
      <p className={page.hint}>{words.hint}</p>
      <RightsTable
        of={["rooms", room.roomId]}
        holds={(role, right) => room.roles?.[role].permissions[right] ?? false}
        write={(roles) => setRoomRoles(accountAccess, room.roomId, roles)}
      />
    </section>
  );
};
