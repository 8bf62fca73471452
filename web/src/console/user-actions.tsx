import { useState, type ReactNode } from "react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Ellipsis, KeyRound, MonitorSmartphone, Trash2 } from "lucide-react";
import { toast } from "sonner";
import type { MeetUser } from "@roomreel/contract";
import { deleteUser } from "../api/accounts.ts";
import { wordsOf } from "../api/request.ts";
import { accountAccess } from "../api/session.ts";
import { Dialog, Question } from "../parts/dialog.tsx";
import { Menu, MenuItem } from "../parts/menu.tsx";
import { RoundButton } from "../parts/round-button.tsx";
import { consoleText } from "../texts/console-text.ts";
import { NewPassword } from "./new-password.tsx";
import { SessionList } from "./session-list.tsx";

/** Something that is done to an account. */
export const useUserChange = <Asked,>(run: (asked: Asked) => Promise<unknown>, done?: () => void) => {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: run,
    onError: (problem) => void toast.error(wordsOf(problem)),
    onSuccess: () => done?.(),
    onSettled: () => queries.invalidateQueries({ queryKey: ["users"] }),
  });
};

/** Nobody takes its role or deletes it; the server sees to it. */
export const isFirst = ({ userId }: MeetUser): boolean => userId === "admin";

/** What is done rarely with an account. */
export const UserActions = ({ user }: { user: MeetUser }): ReactNode => {
  const [open, setOpen] = useState<"password" | "sessions" | "removal" | null>(null);
  const close = (isOpen: boolean): void => (isOpen ? undefined : setOpen(null));
  const remove = useUserChange(
    () => deleteUser(accountAccess, user.userId),
    () => void toast.success(consoleText.users.removed),
  );
  const words = consoleText.accounts;
  return (
    <>
      <Menu
        trigger={
          <RoundButton name={words.actions(user.name)}>
            <Ellipsis size={18} aria-hidden />
          </RoundButton>
        }
      >
        <MenuItem icon={<KeyRound size={18} aria-hidden />} onSelect={() => setOpen("password")}>
          {words.reset}
        </MenuItem>
        <MenuItem icon={<MonitorSmartphone size={18} aria-hidden />} onSelect={() => setOpen("sessions")}>
          {consoleText.people.sessions}
        </MenuItem>
        {isFirst(user) ? null : (
          <MenuItem look="danger" icon={<Trash2 size={18} aria-hidden />} onSelect={() => setOpen("removal")}>
            {consoleText.users.act}
          </MenuItem>
        )}
      </Menu>
      <Dialog
        open={open === "password"}
        onOpenChange={close}
        title={words.resetTitle(user.name)}
        body={words.resetText}
      >
        <NewPassword user={user} onDone={() => setOpen(null)} />
      </Dialog>
      <Dialog open={open === "sessions"} onOpenChange={close} title={consoleText.account.sessionsOf(user.name)}>
        <SessionList of={user} />
      </Dialog>
      <Question
        open={open === "removal"}
        onOpenChange={close}
        title={consoleText.users.removeTitle(user.name)}
        body={consoleText.users.removeText}
        act={consoleText.users.act}
        look="danger"
        onAct={() => remove.mutate(undefined)}
      />
    </>
  );
};
