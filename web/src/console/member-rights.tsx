import { useId, useState, type FormEvent, type ReactNode } from "react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { toast } from "sonner";
import type { MeetRoom, MeetRoomMember, Permission } from "@roomreel/contract";
import { changeRoomMember, type OwnRights } from "../api/room-members.ts";
import { wordsOf } from "../api/request.ts";
import { accountAccess } from "../api/session.ts";
import { Button } from "../parts/button.tsx";
import { consoleText } from "../texts/console-text.ts";
import { groupNames, rightGroups } from "./rights.ts";
import people from "./people.module.css";
import dialog from "../parts/dialog.module.css";
import styles from "./member-rights.module.css";

type Answer = "yes" | "no";
type Chosen = Answer | "role";

const answerOf = (on: boolean): Answer => (on ? "yes" : "no");
const chosenIn = (value: string): Chosen => (value === "yes" || value === "no" ? value : "role");

/** Where a member may do more or less than the role: each right as the role has it, or yes, or no. */
export const MemberRights = (props: { room: MeetRoom; member: MeetRoomMember; onDone: () => void }): ReactNode => {
  const { room, member, onDone } = props;
  const [own, setOwn] = useState<OwnRights>(member.customPermissions);
  const queries = useQueryClient();
  const save = useMutation({
    mutationFn: () => changeRoomMember(accountAccess, member, { customPermissions: own }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ["rooms", room.roomId, "members"] });
      toast.success(consoleText.rightsOf.saved);
      onDone();
    },
  });
  const choose = (right: Permission, chosen: Chosen): void => {
    const { [right]: _before, ...rest } = own;
    setOwn(chosen === "role" ? rest : { ...rest, [right]: chosen === "yes" });
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    save.mutate();
  };
  const words = consoleText.rightsOf;
  return (
    <form onSubmit={submit} className={styles.form}>
      {groupNames.map((group) => (
        <fieldset key={group} className={styles.group}>
          <legend>{consoleText.rightGroups[group]}</legend>
          {rightGroups[group].map((right) => (
            <Right
              key={right}
              right={right}
              own={own[right]}
              ofRole={roleSays(room, member, right)}
              onChoose={(chosen) => choose(right, chosen)}
            />
          ))}
        </fieldset>
      ))}
      {save.isError ? (
        <p role="alert" className={styles.problem}>
          {wordsOf(save.error)}
        </p>
      ) : null}
      <div className={dialog.foot}>
        <Button look="quiet" onClick={() => setOwn({})}>
          {words.reset}
        </Button>
        <Button type="submit" look="main" busy={save.isPending}>
          {words.save}
        </Button>
      </div>
    </form>
  );
};

/** What the role gives; undefined where that is not known. What a member has without own rights comes from the role. */
const roleSays = (room: MeetRoom, member: MeetRoomMember, right: Permission): boolean | undefined => {
  if (member.customPermissions[right] === undefined) return member.effectivePermissions?.[right];
  return member.baseRole === "viewer" ? undefined : room.roles?.[member.baseRole].permissions[right];
};

const Right = (props: {
  right: Permission;
  own: boolean | undefined;
  ofRole: boolean | undefined;
  onChoose: (chosen: Chosen) => void;
}): ReactNode => {
  const id = useId();
  const words = consoleText.rightsOf;
  return (
    <div className={styles.right}>
      <label htmlFor={id}>{consoleText.rights[props.right]}</label>
      <select
        id={id}
        className={people.role}
        value={props.own === undefined ? "role" : answerOf(props.own)}
        onChange={(event) => props.onChoose(chosenIn(event.target.value))}
      >
        <option value="role">
          {props.ofRole === undefined ? words.asRole : words.asRoleNow[answerOf(props.ofRole)]}
        </option>
        <option value="yes">{words.answers.yes}</option>
        <option value="no">{words.answers.no}</option>
      </select>
    </div>
  );
};
