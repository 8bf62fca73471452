import { useState, type ReactNode } from "react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Ellipsis, ListChecks, RefreshCw, UserMinus } from "lucide-react";
import { toast } from "sonner";
import type { MeetRoom, MeetRoomMember } from "@roomreel/contract";
import { changeRoomMember, removeRoomMember, rotateRoomMemberLink, type BaseRole } from "../api/room-members.ts";
import { wordsOf } from "../api/request.ts";
import { accountAccess } from "../api/session.ts";
import { Dialog, Question } from "../parts/dialog.tsx";
import { Menu, MenuItem, MenuLine } from "../parts/menu.tsx";
import { RoundButton } from "../parts/round-button.tsx";
import { consoleText } from "../texts/console-text.ts";
import { text } from "../texts/index.ts";
import { labelled, memberRoles } from "./choices.ts";
import { CopyButton } from "./copy-button.tsx";
import { MemberRights } from "./member-rights.tsx";
import people from "./people.module.css";

type Props = { readonly room: MeetRoom; readonly member: MeetRoomMember };

/** One who has a place in a room: who it is, as what, and all that may be done about it. */
export const RoomMemberLine = ({ room, member }: Props): ReactNode => {
  const words = consoleText.members;
  const change = useChange(room.roomId, (baseRole: BaseRole) => changeRoomMember(accountAccess, member, { baseRole }));
  const own = Object.keys(member.customPermissions).length;
  const choose = (value: string): void => {
    const role = memberRoles.find((one) => one === value) ?? "speaker";
    change.mutate(role, { onSuccess: () => void toast.success(words.changed(member.name, text.roles[role])) });
  };
  return (
    <div className={people.line}>
      <div className={people.who}>
        <strong>{member.name}</strong>
        <span>
          {member.type === "user" ? member.memberId : words.guest}
          {own === 0 ? null : ` · ${words.ownRights(own)}`}
        </span>
      </div>
      <div className={people.controls}>
        <select
          aria-label={words.roleOf(member.name)}
          className={people.role}
          value={change.isPending ? change.variables : member.baseRole}
          aria-busy={change.isPending}
          onChange={(event) => choose(event.target.value)}
        >
          {labelled(memberRoles, text.roles).map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
        {member.accessUrl === undefined ? null : (
          <CopyButton name={words.copyLink(member.name)} url={member.accessUrl} />
        )}
        <More room={room} member={member} />
      </div>
    </div>
  );
};

/** What goes wrong is said in a message; the list is read again in any case. */
const useChange = <Asked,>(roomId: string, run: (asked: Asked) => Promise<unknown>) => {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: run,
    onError: (problem) => void toast.error(wordsOf(problem)),
    onSettled: () => queries.invalidateQueries({ queryKey: ["rooms", roomId, "members"] }),
  });
};

const More = ({ room, member }: Props): ReactNode => {
  const [open, setOpen] = useState<"rights" | "replace" | "remove" | null>(null);
  const words = consoleText.members;
  const { name } = member;
  const close = (isOpen: boolean): void => (isOpen ? undefined : setOpen(null));
  const replace = useChange(room.roomId, () => rotateRoomMemberLink(accountAccess, member));
  const remove = useChange(room.roomId, () => removeRoomMember(accountAccess, member));
  return (
    <>
      <Menu
        trigger={
          <RoundButton name={words.actions(name)}>
            <Ellipsis size={18} aria-hidden />
          </RoundButton>
        }
      >
        <MenuItem icon={<ListChecks size={18} aria-hidden />} onSelect={() => setOpen("rights")}>
          {words.rights}
        </MenuItem>
        <MenuItem icon={<RefreshCw size={18} aria-hidden />} onSelect={() => setOpen("replace")}>
          {words.replace}
        </MenuItem>
        <MenuLine />
        <MenuItem look="danger" icon={<UserMinus size={18} aria-hidden />} onSelect={() => setOpen("remove")}>
          {words.remove}
        </MenuItem>
      </Menu>
      <Dialog
        open={open === "rights"}
        onOpenChange={close}
        title={consoleText.rightsOf.title(name)}
        body={consoleText.rightsOf.text}
      >
        <MemberRights room={room} member={member} onDone={() => setOpen(null)} />
      </Dialog>
      <Question
        open={open === "replace"}
        onOpenChange={close}
        title={words.replaceTitle(name)}
        body={words.replaceText}
        act={words.replace}
        look="danger"
        onAct={() => replace.mutate(undefined, { onSuccess: () => void toast.success(words.replaced) })}
      />
      <Question
        open={open === "remove"}
        onOpenChange={close}
        title={words.removeTitle(name)}
        body={words.removeText}
        act={words.remove}
        look="danger"
        onAct={() => remove.mutate(undefined, { onSuccess: () => void toast.success(words.removed(name)) })}
      />
    </>
  );
};
