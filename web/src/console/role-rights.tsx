import type { ReactNode } from "react";
import type { MeetRoom, Permission } from "@roomreel/contract";
import { setRoomRoles } from "../api/rooms.ts";
import { accountAccess } from "../api/session.ts";
import { consoleText } from "../texts/console-text.ts";
import { RightsTable, type Role } from "./rights-table.tsx";
import { useSaving } from "./use-saving.ts";
import page from "./room-page.module.css";

/** What moderators and speakers of a room may do. */
export const RoleRights = ({ room }: { room: MeetRoom }): ReactNode => {
  const words = consoleText.rolesPage;
  const useRight = (role: Role, right: Permission) =>
    useSaving(room.roomId, room.roles?.[role].permissions[right] ?? false, (on) =>
      setRoomRoles(accountAccess, room.roomId, { [role]: { permissions: { [right]: on } } }),
    );
  return (
    <section aria-labelledby="roles">
      <h2 id="roles">{words.title}</h2>
      <p className={page.hint}>{words.hint}</p>
      <RightsTable useRight={useRight} />
    </section>
  );
};
