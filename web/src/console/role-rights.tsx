import type { ReactNode } from "react";
import type { MeetRoom, Permission } from "@roomreel/contract";
import { setRoomRoles } from "../api/rooms.ts";
import { accountAccess } from "../api/session.ts";
import { Switch } from "../parts/switch.tsx";
import { consoleText } from "../texts/console-text.ts";
import { text } from "../texts/index.ts";
import { groupNames, rightGroups } from "./rights.ts";
import { WhatBecame } from "./setting.tsx";
import { useSaving } from "./use-saving.ts";
import page from "./room-page.module.css";
import styles from "./role-rights.module.css";

const roles = ["moderator", "speaker"] as const;
type Role = (typeof roles)[number];

/** What moderators and speakers of a room may do. */
export const RoleRights = ({ room }: { room: MeetRoom }): ReactNode => {
  const words = consoleText.rolesPage;
  return (
    <section aria-labelledby="roles">
      <h2 id="roles">{words.title}</h2>
      <p className={page.hint}>{words.hint}</p>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{words.right}</th>
            {roles.map((role) => (
              <th key={role} scope="col">
                {text.roles[role]}
              </th>
            ))}
          </tr>
        </thead>
        {groupNames.map((group) => (
          <tbody key={group}>
            <tr>
              <th scope="rowgroup" colSpan={3} className={styles.group}>
                {consoleText.rightGroups[group]}
              </th>
            </tr>
            {rightGroups[group].map((right) => (
              <Row key={right} room={room} right={right} />
            ))}
          </tbody>
        ))}
      </table>
    </section>
  );
};

const Row = ({ room, right }: { room: MeetRoom; right: Permission }): ReactNode => {
  const moderator = useRight(room, "moderator", right);
  const speaker = useRight(room, "speaker", right);
  const refused = moderator.problem ?? speaker.problem;
  const name = consoleText.rights[right];
  return (
    <tr>
      <th scope="row">
        {name}
        <WhatBecame saving={moderator.state === "saved" ? moderator : speaker} />
        {refused === null ? null : (
          <p role="alert" className={styles.problem}>
            {refused}
          </p>
        )}
      </th>
      {[moderator, speaker].map((saving, index) => (
        <td key={roles[index]}>
          <Switch
            label={consoleText.rolesPage.of(name, text.roles[roles[index] ?? "speaker"])}
            on={saving.shown}
            busy={saving.state === "saving"}
            onChange={saving.save}
          />
        </td>
      ))}
    </tr>
  );
};

const useRight = (room: MeetRoom, role: Role, right: Permission) =>
  useSaving(room.roomId, room.roles?.[role].permissions[right] ?? false, (on) =>
    setRoomRoles(accountAccess, room.roomId, { [role]: { permissions: { [right]: on } } }),
  );
