import type { ReactNode } from "react";
import type { Permission, RoomRolesPatch } from "@roomreel/contract";
import { Switch } from "../parts/switch.tsx";
import { consoleText } from "../texts/console-text.ts";
import { text } from "../texts/index.ts";
import { groupNames, rightGroups } from "./rights.ts";
import { WhatBecame } from "./setting.tsx";
import { useSavingIn, type Saving } from "./use-saving.ts";
import styles from "./role-rights.module.css";

const roles = ["moderator", "speaker"] as const;
type Role = (typeof roles)[number];
type Props = {
  /** The query whose data the answer is merged into. */
  readonly of: readonly string[];
  readonly holds: (role: Role, right: Permission) => boolean;
  readonly write: (roles: RoomRolesPatch) => Promise<object>;
};

/** What moderators and speakers may do, right by right, each saved by itself. */
export const RightsTable = (props: Props): ReactNode => (
  <table className={styles.table}>
    <thead>
      <tr>
        <th scope="col">{consoleText.rolesPage.right}</th>
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
          <Row key={right} {...props} right={right} />
        ))}
      </tbody>
    ))}
  </table>
);

const Row = ({ right, ...props }: Props & { right: Permission }): ReactNode => {
  const moderator = useRight(props, "moderator", right);
  const speaker = useRight(props, "speaker", right);
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

const useRight = ({ of, holds, write }: Props, role: Role, right: Permission): Saving<boolean> =>
  useSavingIn(of, holds(role, right), (on) => write({ [role]: { permissions: { [right]: on } } }));
