import type { ReactNode } from "react";
import type { Permission } from "@roomreel/contract";
import { Switch } from "../parts/switch.tsx";
import { consoleText } from "../texts/console-text.ts";
import { text } from "../texts/index.ts";
import { groupNames, rightGroups } from "./rights.ts";
import { WhatBecame } from "./setting.tsx";
import type { Saving } from "./use-saving.ts";
import styles from "./role-rights.module.css";

const roles = ["moderator", "speaker"] as const;
export type Role = (typeof roles)[number];
/** A hook: one right of one role, and its saving. */
type UseRight = (role: Role, right: Permission) => Saving<boolean>;

/** What moderators and speakers may do, right by right, each saved by itself. */
export const RightsTable = ({ useRight }: { useRight: UseRight }): ReactNode => (
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
          <Row key={right} useRight={useRight} right={right} />
        ))}
      </tbody>
    ))}
  </table>
);

const Row = ({ useRight, right }: { useRight: UseRight; right: Permission }): ReactNode => {
  const moderator = useRight("moderator", right);
  const speaker = useRight("speaker", right);
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
